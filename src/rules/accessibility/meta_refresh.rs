//! A page that goes away by itself leaves slow readers behind.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.meta-refresh",
    title: "The page does not reload or leave after a while",
    failure_title: "",
    severity: Critical,
    why: "Who reads slowly or with a screen reader is thrown back to the start or to another page, often before the end.",
    fix: "Redirect on the server, or at once with `content=\"0; url=/new\"`. Let people reload by themselves.",
    references: &[
        Wcag("2.2.1"),
        Wcag("2.2.4"),
        Wcag("3.2.5"),
        Act("bc659a"),
        Url("https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh"),
    ],
    examples: &[
        Pass(r#"<meta http-equiv="refresh" content="0; url=/new">"#),
        Pass(r#"<meta http-equiv="refresh" content="72001">"#),
        Pass(r#"<meta http-equiv="refresh" content="0; /a"><meta http-equiv="refresh" content="5; /b">"#),
        Fail(r#"<meta http-equiv="refresh" content="30">"#),
        Fail(r#"<meta http-equiv="Refresh" content="5; url='/new'">"#),
        Fail(r#"<meta http-equiv="refresh" content="0: /a"><meta http-equiv="refresh" content="5; /b">"#),
        Inapplicable("<p>Cats</p>"),
        Inapplicable(r#"<meta http-equiv=" refresh" content="30">"#),
        Inapplicable(r#"<meta http-equiv="refresh" content="; 30">"#),
        Inapplicable(r#"<noscript><meta http-equiv="refresh" content="5; url=/plain"></noscript>"#),
    ],
    check: Page(check),
};

/// Twenty hours: whoever needs more time than that has it (WCAG 2.2.1).
const LONG_ENOUGH: u32 = 72_000;

fn check(page: &PageFacts) -> Verdict {
    match page.refresh() {
        None => inapplicable(),
        Some((_, seconds)) if seconds == 0 || seconds > LONG_ENOUGH => pass().with("seconds", seconds),
        Some((meta, seconds)) => {
            fail(format!("The page refreshes after {seconds} seconds")).with("seconds", seconds).at(meta)
        }
    }
}
