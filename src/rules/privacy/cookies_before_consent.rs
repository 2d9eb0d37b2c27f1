//! Tracking cookies in the response are set before the visitor can consent.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookies-before-consent",
    title: "No tracking cookie is set before consent",
    failure_title: "A tracking cookie is set before consent",
    severity: Major,
    why: "This audit did not consent to anything, but the server still set a cookie with an identifier for tracking. \
          European law requires consent before such a cookie is stored on a visitor's device.",
    fix: "Set analytics and advertising cookies only after the visitor has agreed, and have the server check for that \
          consent before it sends them.",
    references: &[
        Url("https://eur-lex.europa.eu/eli/dir/2002/58/2009-12-19"),
        Url("https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\nset-cookie: id=1\n\n"),
        Pass("GET https://example.com/\n200\nset-cookie: _ga=; Max-Age=0\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: _fbp=fb.1.1; Secure\n\n"),
        Inapplicable("<title>Only cookies of the answer itself are seen, not those of scripts</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let cookies = || page.exchange.cookies().filter(|cookie| !cookie.is_deletion());
    let tracking: Vec<_> = cookies().filter_map(|cookie| Some((cookie.name, cookie.tracker()?))).collect();
    match tracking.first() {
        None if page.exchange.cookies().next().is_none() => inapplicable(),
        None => pass(),
        Some((name, tracker)) => {
            let verdict = fail(format!("The response sets the {tracker} cookie {name} before consent"));
            let verdict = verdict.with("count", tracking.len());
            tracking
                .iter()
                .fold(verdict, |verdict, (name, _)| verdict.with_text_evidence(&format!("set-cookie: {name}=…")))
        }
    }
}
