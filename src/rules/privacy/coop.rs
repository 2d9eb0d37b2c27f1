//! Browsers ignore a Cross-Origin-Opener-Policy with an invalid value.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.coop",
    title: "Cross-Origin-Opener-Policy has a valid value",
    failure_title: "Cross-Origin-Opener-Policy has an invalid value",
    severity: Minor,
    why: "Browsers ignore a value they do not recognize. The site that opened the page then keeps a reference to its \
          window, against the owner's intent.",
    fix: "Send exactly one of `same-origin`, `same-origin-allow-popups`, `noopener-allow-popups` and `unsafe-none`, in \
          lowercase and without quotes: `Cross-Origin-Opener-Policy: same-origin`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies"), Rfc(9651)],
    examples: &[
        Pass("GET https://example.com/\n200\ncross-origin-opener-policy: same-origin; report-to=\"coop\"\n\n"),
        Fail("GET https://example.com/\n200\ncross-origin-opener-policy: SAME-ORIGIN\n\n"),
        Fail("GET https://example.com/\n200\ncross-origin-opener-policy: same-origin, same-origin\n\n"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(header) = page.header_joined("cross-origin-opener-policy") else { return inapplicable() };
    match structured_token(&header) {
        Some("same-origin" | "same-origin-allow-popups" | "noopener-allow-popups" | "unsafe-none") => pass(),
        _ => fail("Browsers ignore this Cross-Origin-Opener-Policy value").with_text_evidence(&header),
    }
}
