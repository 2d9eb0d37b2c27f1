//! A permissive referrer policy reveals to other sites which page, and which search, visitors come from.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.referrer-policy",
    title: "The referrer policy limits what other sites learn",
    failure_title: "The referrer policy is too permissive or invalid",
    severity: Minor,
    why: "URLs contain search terms, tokens and names. Browsers send only the origin to other sites, unless the page \
          asks them to send more.",
    fix: "Send `Referrer-Policy: strict-origin-when-cross-origin`, which is also the browser default, or \
          `no-referrer`.",
    references: &[Url("https://www.w3.org/TR/referrer-policy/")],
    examples: &[
        Pass("GET https://example.com/\n200\nreferrer-policy: strict-origin-when-cross-origin\n\n"),
        Pass("GET https://example.com/\n200\nreferrer-policy: unsafe-url, NO-REFERRER, future-policy\n\n"),
        Pass("<meta name=referrer content=same-origin>"),
        Fail("GET https://example.com/\n200\nreferrer-policy: unsafe-url\n\n"),
        Fail("<meta name=referrer content=no-referrer-when-downgrade>"),
        Fail("GET https://example.com/\n200\nreferrer-policy: origin-when-cross-origin\n\n"),
        Fail("GET https://example.com/\n200\nreferrer-policy: whimsy\n\n"),
        Inapplicable("<title>Browsers have a good default</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    if !page.is_document() {
        return inapplicable();
    }
    let metas = page.meta_elements("referrer").filter_map(|meta| meta.attr_text("content")).map(str::to_owned);
    let Some(given) = metas.last().or_else(|| page.header_joined("referrer-policy")) else { return inapplicable() };
    // Browsers use the last value that they recognize.
    let known = given.rsplit(',').find_map(|token| effect(&token.trim().to_ascii_lowercase()));
    match known {
        None => fail("Browsers do not recognize this referrer policy").with_text_evidence(&given),
        Some(Sends::Little) => pass(),
        Some(Sends::Origin) => fail("The origin of the page is sent even to sites without TLS")
            .with_text_evidence(&given)
            .as_severity(Info),
        Some(Sends::All) => fail("Other sites receive the full URL of the page").with_text_evidence(&given),
    }
}

enum Sends {
    Little,
    Origin,
    All,
}

fn effect(token: &str) -> Option<Sends> {
    match token {
        "no-referrer" | "same-origin" | "strict-origin" | "strict-origin-when-cross-origin" => Some(Sends::Little),
        // Older values that meta elements may still have.
        "never" | "default" => Some(Sends::Little),
        "origin" | "origin-when-cross-origin" | "origin-when-crossorigin" => Some(Sends::Origin),
        "unsafe-url" | "no-referrer-when-downgrade" | "always" => Some(Sends::All),
        _ => None,
    }
}
