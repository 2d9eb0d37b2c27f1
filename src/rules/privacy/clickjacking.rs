//! A page that any site may frame can be clicked on without being seen.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.clickjacking",
    title: "Other sites cannot put the page into a frame",
    failure_title: "",
    severity: Major,
    why: "A hostile site can lay the page invisibly over its own buttons. People then click, with their own session, \
          on what they do not see.",
    fix: "Send `Content-Security-Policy: frame-ancestors 'self'`, or name the sites that may embed the page. For very \
          old browsers add `X-Frame-Options: SAMEORIGIN`. Neither works from a meta element.",
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
    if policies.speak_of_frames() {
        // Whoever names everybody means it: a widget, a player.
        let message = "The Content-Security-Policy lets every site frame the page";
        return require(!policies.allow_frames_of_anybody(), message).as_severity(Minor);
    }
    let Some(header) = page.header_joined("x-frame-options") else {
        return fail("Any site may frame the page: neither frame-ancestors nor X-Frame-Options is sent");
    };
    let mut values: Vec<String> = header.split(',').map(|value| value.trim().to_ascii_lowercase()).collect();
    values.sort();
    values.dedup();
    match values.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["deny" | "sameorigin"] => pass(),
        [value] if value.starts_with("allow-from") => {
            fail("Browsers ignore X-Frame-Options with ALLOW-FROM").seen(&header)
        }
        [_] => fail("Browsers ignore this X-Frame-Options").seen(&header),
        _ => fail("X-Frame-Options contradicts itself").seen(&header).as_severity(Minor),
    }
}
