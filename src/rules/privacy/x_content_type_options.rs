//! Without nosniff, browsers may run an uploaded file as a script.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.x-content-type-options",
    title: "X-Content-Type-Options is set to nosniff",
    failure_title: "X-Content-Type-Options is not set to nosniff",
    severity: Minor,
    why: "Browsers inspect the content of files whose type seems wrong. A file uploaded by a user can then run as a \
          script or stylesheet of the site.",
    fix: "Send `X-Content-Type-Options: nosniff` with every response, together with the correct `Content-Type`.",
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
        None => fail("The response has no X-Content-Type-Options header"),
        Some(header) if header.split(',').next().unwrap_or_default().trim().eq_ignore_ascii_case("nosniff") => pass(),
        Some(header) => fail("X-Content-Type-Options has a value other than nosniff").with_text_evidence(header),
    }
}
