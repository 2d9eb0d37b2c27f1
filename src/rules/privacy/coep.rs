//! Browsers ignore a Cross-Origin-Embedder-Policy with an invalid value.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.coep",
    title: "Cross-Origin-Embedder-Policy has a valid value",
    failure_title: "Cross-Origin-Embedder-Policy has an invalid value",
    severity: Minor,
    why: "Browsers ignore a value they do not recognize. The page is then not isolated from the resources it embeds, \
          and features that require isolation stay unavailable.",
    fix: "Send exactly one of `require-corp`, `credentialless` and `unsafe-none`, in lowercase and without quotes: \
          `Cross-Origin-Embedder-Policy: require-corp`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/browsers.html#coep"), Rfc(9651)],
    examples: &[
        Pass("GET https://example.com/\n200\ncross-origin-embedder-policy: require-corp; report-to=\"coep\"\n\n"),
        Fail("GET https://example.com/\n200\ncross-origin-embedder-policy: \"require-corp\"\n\n"),
        Fail("GET https://example.com/\n200\ncross-origin-embedder-policy: require-corp, unsafe-none\n\n"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(header) = page.header_joined("cross-origin-embedder-policy") else { return inapplicable() };
    match structured_token(&header) {
        Some("require-corp" | "credentialless" | "unsafe-none") => pass(),
        _ => fail("Browsers ignore this Cross-Origin-Embedder-Policy value").with_text_evidence(&header),
    }
}
