//! A meta refresh is the slowest kind of redirect.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.meta-refresh-redirect",
    title: "The page does not redirect with a meta refresh",
    failure_title: "The page redirects with a meta refresh",
    severity: Major,
    why: "Visitors load a page only to be redirected to another one, and the back button traps them. People who read \
          slowly or use a screen reader lose the page while they read it.",
    fix: "Use a 301 or 302 redirect on the server. If the page itself is meant to be read, remove the refresh.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects"),
        Wcag("2.2.1"),
        Url("https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh"),
    ],
    examples: &[
        Pass("GET https://example.com/%C3%A4\n200\n\n<meta http-equiv=refresh content='300; url=/%c3%a4'>"),
        Pass("<title>Cats</title>"),
        Pass(r#"<meta http-equiv="refresh" content="300">"#),
        Pass(r#"<meta http-equiv="refresh" content="300; url=https://example.com/">"#),
        Pass(r#"<noscript><meta http-equiv="refresh" content="0; url=/no-scripts"></noscript>"#),
        Fail(r#"<meta http-equiv="Refresh" content="0; URL='/cats'">"#),
        Inapplicable(r#"<meta http-equiv="refresh" content="5;https://example.org/">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let found = page.all("meta").filter(|meta| meta.attr_is("http-equiv", "refresh")).find_map(|meta| {
        let (seconds, target) = refresh(meta.get("content")?)?;
        let url = page.resolve(target?)?;
        (!same_page(&url, page.url())).then_some((meta, seconds))
    });
    match found {
        None => pass(),
        Some((meta, 0)) => fail("A meta refresh redirects to another page").at(meta),
        // accessibility.meta-refresh reports a redirect after a delay.
        Some(_) => inapplicable(),
    }
}
