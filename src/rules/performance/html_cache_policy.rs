//! A public page with no-store is downloaded again even when the visitor goes back.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.html-cache-policy",
    title: "Public HTML can be stored by the browser",
    failure_title: "Public HTML cannot be stored by the browser",
    severity: Minor,
    why: "With `no-store`, most browsers also do not keep the page for the back button, so going back loads \
          everything again. This is right for pages with personal data, but wasteful for other pages.",
    fix: "Send `Cache-Control: no-cache`, which makes the browser revalidate the page before it uses its copy, or set \
          a `max-age`.",
    references: &[Url("https://web.dev/articles/bfcache#minimize-no-store"), Rfc(9111)],
    examples: &[
        Pass("GET https://example.com/\n200\ncache-control: no-cache\n\n<p>Cats"),
        Pass("<p>Without a word browsers decide by themselves"),
        Fail("GET https://example.com/\n200\ncache-control: No-Store, max-age=0\n\n<p>Cats"),
        Inapplicable("GET https://example.com/\n200\ncache-control: no-store\nset-cookie: session=1\n\n<p>Hello Ann"),
        Inapplicable("GET https://example.com/\n200\ncache-control: no-store\n\n<form><input type=password></form>"),
        Fail("GET https://example.com/\n200\ncache-control: no-store\nx-robots-tag: noindex\n\n<p>Cats"),
    ],
    check: Page(check),
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
        Some(line) => fail("Cache-Control: no-store keeps the browser from storing the page")
            .with_text_evidence(&format!("cache-control: {line}")),
        None => pass(),
    }
}
