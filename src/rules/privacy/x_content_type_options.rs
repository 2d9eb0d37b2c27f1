//! Without nosniff browsers may take an uploaded file for a script.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.x-content-type-options",
    title: "Browsers are told not to guess content types",
    failure_title: "",
    severity: Minor,
    why: "Browsers look into files whose type seems wrong. A file that people may upload can then run as a script or a \
          style sheet of the site.",
    fix: "Send `X-Content-Type-Options: nosniff` with every answer, and right Content-Types.",
    references: &[Url("https://fetch.spec.whatwg.org/#x-content-type-options-header")],
    examples: &[
        Pass("GET https://example.com/\n200\nx-content-type-options: nosniff\n\n"),
        Pass("GET https://example.com/\n200\nx-content-type-options: NoSniff, nosniff\n\n"),
        Fail("<title>Cats</title>"),
        Fail("GET https://example.com/\n200\nx-content-type-options: no-sniff\n\n"),
        Inapplicable("GET https://example.com/\n500\n\n"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    if !page.exchange.is_success() {
        return inapplicable();
    }
    match page.header("x-content-type-options") {
        None => fail("Missing X-Content-Type-Options header"),
        Some(header) if header.split(',').next().unwrap_or_default().trim().eq_ignore_ascii_case("nosniff") => pass(),
        Some(header) => fail("X-Content-Type-Options has only one value that works: nosniff").seen(header),
    }
}
