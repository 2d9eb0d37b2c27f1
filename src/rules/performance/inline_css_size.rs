//! Styles inside the HTML are sent again with every page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.inline-css-size",
    title: "Inline style sheets are no larger than what the first screen needs",
    failure_title: "",
    severity: Info,
    why: "A style element saves a round trip on the first visit, if it is small: about 14 kB come with the first answer. Beyond that it delays the text, and browsers cannot keep it.",
    fix: "Leave in the page what the first screen needs, and put the rest into a file.",
    references: &[Url("https://web.dev/articles/extract-critical-css")],
    examples: &[Pass("<style>p { color: red }</style>"), Inapplicable("<link rel=stylesheet href=a.css>")],
    check: Page(check),
};

const MANY: usize = 50_000;

fn check(page: &PageFacts) -> Verdict {
    let styles: Vec<_> = page.all("style").collect();
    let bytes: usize = styles.iter().map(|style| style.text().len()).sum();
    if styles.is_empty() {
        return inapplicable();
    }
    let verdict = match bytes > MANY {
        true => fail(format!("{} kB of styles stand in the page", bytes / 1_000))
            .at_all(styles.into_iter().filter(|style| style.text().len() > 10_000)),
        false => pass(),
    };
    verdict.with("bytes", bytes)
}
