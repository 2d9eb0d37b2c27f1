//! A tracking cookie in the first answer is there before anybody was asked.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookies-before-consent",
    title: "The first answer sets no tracking cookie",
    failure_title: "",
    severity: Major,
    why: "This audit consented to nothing, and still it was given an identifier by which people are followed. European \
          law asks for consent before such a cookie is stored on a visitor's device.",
    fix: "Set cookies for analytics and advertising only after the visitor has agreed, and let the server look for that \
          agreement before it sends them.",
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
            let verdict = fail(format!("The first answer sets {name}, a cookie of {tracker}"));
            let verdict = verdict.with("count", tracking.len());
            tracking.iter().fold(verdict, |verdict, (name, _)| verdict.seen(&format!("set-cookie: {name}=…")))
        }
    }
}
