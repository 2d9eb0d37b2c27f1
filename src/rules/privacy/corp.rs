//! A Cross-Origin-Resource-Policy that browsers cannot read keeps nobody out.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.corp",
    title: "Cross-Origin-Resource-Policy has a valid value",
    failure_title: "",
    severity: Minor,
    why: "Browsers ignore a value they do not know, so other sites can load the answer, against the owner's intent.",
    fix: "Send one of `same-origin`, `same-site`, `cross-origin`, once and in lower case: \
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
        Some(header) => fail("Browsers ignore this Cross-Origin-Resource-Policy").seen(header),
    }
}
