//! Pages that any site can put into a frame are open to clickjacking.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.clickjacking",
    title: "The page is protected against clickjacking",
    failure_title: "The page is not reliably protected against clickjacking",
    severity: Major,
    why: "A malicious site can load the page in an invisible frame over its own buttons. Visitors then click, within \
          their own session, on controls that they do not see.",
    fix: "Send `Content-Security-Policy: frame-ancestors 'self'`, or list the sites that may embed the page. For very \
          old browsers, add `X-Frame-Options: SAMEORIGIN`. Neither works in a `<meta>` element.",
    references: &[
        Url("https://www.w3.org/TR/CSP3/#directive-frame-ancestors"),
        Url("https://html.spec.whatwg.org/multipage/document-lifecycle.html#the-x-frame-options-header"),
        Rfc(7034),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\ncontent-security-policy: frame-ancestors 'self' https://partner.example\n\n",
        ),
        Pass("GET https://example.com/\n200\nx-frame-options: sameorigin\n\n"),
        Pass("GET https://example.com/\n200\nx-frame-options: SAMEORIGIN, SAMEORIGIN\n\n"),
        Fail("<title>Cats</title>"),
        Fail("<meta http-equiv=X-Frame-Options content=DENY>"),
        Fail("GET https://example.com/\n200\nx-frame-options: ALLOW-FROM https://partner.example\n\n"),
        Fail("GET https://example.com/\n200\nx-frame-options: DENY, SAMEORIGIN\n\n"),
        Fail("GET https://example.com/\n200\nx-frame-options: DENY\ncontent-security-policy: frame-ancestors *\n\n"),
        Inapplicable("GET https://example.com/a.pdf\n200\ncontent-type: application/pdf\n\n"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let policies = page.policies();
    if !page.is_document() {
        return inapplicable();
    }
    if policies.set_frame_ancestors() {
        // A policy that allows every site is deliberate, such as for a widget or a player.
        let message = "The Content-Security-Policy allows every site to frame the page";
        return require(!policies.allow_framing_by_any_site(), message).as_severity(Minor);
    }
    let Some(header) = page.header_joined("x-frame-options") else {
        return fail("Any site can frame the page: neither frame-ancestors nor X-Frame-Options is sent");
    };
    let mut values: Vec<String> = header.split(',').map(|value| value.trim().to_ascii_lowercase()).collect();
    values.sort();
    values.dedup();
    match values.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["deny" | "sameorigin"] => pass(),
        [value] if value.starts_with("allow-from") => {
            fail("Browsers ignore X-Frame-Options with the value ALLOW-FROM").with_text_evidence(&header)
        }
        [_] => fail("Browsers ignore this X-Frame-Options value").with_text_evidence(&header),
        _ => fail("X-Frame-Options has several different values").with_text_evidence(&header).as_severity(Minor),
    }
}
