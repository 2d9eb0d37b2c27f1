//! A public page that may not be stored must be fetched again even when people go back.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.html-cache-policy",
    title: "Public HTML may be kept by the browser",
    failure_title: "",
    severity: Minor,
    why: "With `no-store` most browsers do not keep the page for the back button either, so going back loads everything \
          anew. That is right for pages with somebody's data, and a waste for others.",
    fix: "Send `Cache-Control: no-cache`, which makes the browser ask for news first, or a `max-age`.",
    references: &[Url("https://web.dev/articles/bfcache#minimize-no-store"), Rfc(9111)],
    examples: &[
        Pass("GET https://example.com/\n200\ncache-control: no-cache\n\n<p>Cats"),
        Pass("<p>Without a word browsers decide by themselves"),
        Fail("GET https://example.com/\n200\ncache-control: No-Store, max-age=0\n\n<p>Cats"),
        Inapplicable("GET https://example.com/\n200\ncache-control: no-store\nset-cookie: session=1\n\n<p>Hello Ann"),
        Inapplicable("GET https://example.com/\n200\ncache-control: no-store\n\n<form><input type=password></form>"),
        Inapplicable("GET https://example.com/\n200\ncache-control: no-store\nx-robots-tag: noindex\n\n<p>Not public"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_personal =
        page.exchange.cookies().next().is_some() || page.all("input").any(|input| input.attr_is("type", "password"));
    if is_personal {
        return inapplicable();
    }
    let mut lines = page.exchange.header_lines("cache-control");
    let forbids = |line: &str| line.split(',').any(|directive| directive.trim().eq_ignore_ascii_case("no-store"));
    match lines.find(|line| forbids(line)) {
        Some(line) => fail("The browser may not keep this page").seen(&format!("cache-control: {line}")),
        None => pass(),
    }
}
