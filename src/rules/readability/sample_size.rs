//! Measures how much running text the page has.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.sample-size",
    title: "The amount of running text is measured",
    failure_title: "The amount of running text is not measured",
    severity: Info,
    why: "The readability of texts with fewer than 100 words or five sentences is not measured, because the numbers \
          would mean nothing.",
    fix: "No action is needed.",
    references: &[Url("https://www.w3.org/WAI/WCAG22/Understanding/reading-level")],
    examples: &[Pass("<main><p>Cats sleep."), Inapplicable("<main></main>")],
    check: Page(|page| unless_hidden(page, check)),
};

fn check(page: &PageFacts) -> Verdict {
    let prose = page.prose();
    if prose.paragraphs.is_empty() {
        return inapplicable();
    }
    pass().with("words", prose.words).with("sentences", prose.sentences).with("is_enough", prose.is_enough())
}
