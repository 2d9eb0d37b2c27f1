//! Browsers ignore a Cross-Origin-Resource-Policy with an invalid value.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.corp",
    title: "Cross-Origin-Resource-Policy has a valid value",
    failure_title: "Cross-Origin-Resource-Policy has an invalid value",
    severity: Minor,
    why: "Browsers ignore a value they do not recognize. Other sites can then load the response, against the owner's \
          intent.",
    fix: "Send exactly one of `same-origin`, `same-site` and `cross-origin`, in lowercase: \
          `Cross-Origin-Resource-Policy: same-origin`.",
    references: &[Url("https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header")],
    examples: &[
        Pass("GET https://example.com/\n200\ncross-origin-resource-policy: same-site\n\n"),
        Fail("GET https://example.com/\n200\ncross-origin-resource-policy: same-origin, cross-origin\n\n"),
        Fail("GET https://example.com/\n200\ncross-origin-resource-policy: none\n\n"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.header_joined("cross-origin-resource-policy").as_deref() {
        None => inapplicable(),
        Some("same-origin" | "same-site" | "cross-origin") => pass(),
        Some(header) => fail("Browsers ignore this Cross-Origin-Resource-Policy value").with_text_evidence(header),
    }
}
