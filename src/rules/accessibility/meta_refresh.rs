//! A page that refreshes or redirects after a delay interrupts slow readers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.meta-refresh",
    title: "The page does not refresh or redirect after a delay",
    failure_title: "The page refreshes or redirects after a delay",
    severity: Critical,
    why: "Users who read slowly or with a screen reader are sent back to the start or to another page, often before \
        they have finished reading.",
    fix: "Redirect on the server, or immediately with `content=\"0; url=/new\"`. Let users reload the page themselves.",
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
        Fail(r#"<meta http-equiv="refresh" content="900">"#),
        Fail(r#"<meta http-equiv="Refresh" content="5; url='/new'">"#),
        Fail(r#"<meta http-equiv="refresh" content="0: /a"><meta http-equiv="refresh" content="5; /b">"#),
        Inapplicable("<p>Cats</p>"),
        Inapplicable(r#"<meta http-equiv=" refresh" content="30">"#),
        Inapplicable(r#"<meta http-equiv="refresh" content="; 30">"#),
        Inapplicable(r#"<noscript><meta http-equiv="refresh" content="5; url=/plain"></noscript>"#),
    ],
    check: Page(check),
};

/// Twenty hours, in seconds. WCAG 2.2.1 exempts time limits that are longer.
const MAX_TIMED_SECONDS: u32 = 72_000;
/// Most people have read or left the page after this time.
const LONG_SECONDS: u32 = 300;

fn check(page: &PageFacts) -> Verdict {
    match page.refresh() {
        None => inapplicable(),
        Some((_, seconds)) if seconds == 0 || seconds > MAX_TIMED_SECONDS => pass().with("seconds", seconds),
        Some((meta, seconds)) => {
            let delay = counted(seconds, "second");
            let found = fail(format!("The page refreshes or redirects after {delay}"));
            found.with("seconds", seconds).at(meta).milder_if(Major, || seconds >= LONG_SECONDS)
        }
    }
}
