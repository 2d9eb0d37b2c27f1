//! Inline styles are sent again with every page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.inline-css-size",
    title: "Inline styles total at most 50 kB",
    failure_title: "Inline styles total more than 50 kB",
    severity: Info,
    why: "A `style` element saves a round trip on the first visit if it is small: about 14 kB arrive in the first \
          round trip. Larger inline styles delay the text, and browsers cannot cache them.",
    fix: "Keep only the styles for above-the-fold content in the page, and move the rest into a file.",
    references: &[Url("https://web.dev/articles/extract-critical-css")],
    examples: &[Pass("<style>p { color: red }</style>"), Inapplicable("<link rel=stylesheet href=a.css>")],
    check: Page(check),
};

/// Maximum total size of the inline styles in bytes.
const MAX_BYTES: usize = 50_000;

fn check(page: &PageFacts) -> Verdict {
    let styles: Vec<_> = page.all("style").collect();
    let bytes: usize = styles.iter().map(|style| style.text().len()).sum();
    if styles.is_empty() {
        return inapplicable();
    }
    let verdict = match bytes > MAX_BYTES {
        true => fail(format!("The page has {} kB of inline styles", bytes / 1_000))
            .at_all(styles.into_iter().filter(|style| style.text().len() > 10_000)),
        false => pass(),
    };
    verdict.with("bytes", bytes)
}
