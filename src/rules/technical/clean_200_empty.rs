//! A response with status 200 needs content.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.clean-200-empty",
    title: "The page is not empty",
    failure_title: "The page is empty",
    severity: Major,
    why: "An empty response with status 200 usually means that a program on the server failed. Visitors see a blank \
          page, monitoring reports success, and search engines drop the URL as a soft 404.",
    fix: "Check the server's error log. Return status 500 when a program fails, and 204 when a response is meant to \
          have no content.",
    references: &[
        Rfc(9110),
        Url("https://developers.google.com/search/docs/crawling-indexing/http-network-errors#soft-404-errors"),
    ],
    examples: &[
        Pass("<p>Cats"),
        Pass(r#"<img src="/cats.jpg" alt="">"#),
        Fail("GET https://example.com/\n200\n\n"),
        Fail("<!doctype html><html><head><title>Cats</title></head><body> <div></div></body></html>"),
        CannotTell("<div id=app></div><script src=/app.js></script>"),
        Inapplicable("GET https://example.com/\n204\n\n"),
        Inapplicable("<meta http-equiv=refresh content='0; url=/cats'>"),
    ],
    check: Page(check),
};

/// Elements that display something without containing text.
const SHOWN: [&str; 16] = [
    "applet", "audio", "button", "canvas", "embed", "frameset", "iframe", "img", "input", "math", "object", "select",
    "svg", "textarea", "video", "hr",
];

fn check(page: &PageFacts) -> Verdict {
    if page.exchange.status != 200 || page.all("meta").any(|meta| meta.attr_is("http-equiv", "refresh")) {
        return inapplicable();
    }
    let has_text = page.document.text().chars().any(|character| !character.is_whitespace());
    if has_text || page.document.elements().any(|element| SHOWN.contains(&element.name())) {
        return pass();
    }
    if page.first("script").is_some() {
        return cannot_tell("Scripts may add the content of the page");
    }
    fail("The page is empty").with("bytes", page.exchange.body_bytes)
}
