//! How much there is to measure.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.sample-size",
    title: "How much running text the page has is known",
    failure_title: "",
    severity: Info,
    why: "Texts of less than 100 words or five sentences are not measured; the numbers would say nothing.",
    fix: "Nothing is to be done.",
    references: &[Url("https://www.w3.org/WAI/WCAG22/Understanding/reading-level")],
    examples: &[Pass("<main><p>Cats sleep."), Inapplicable("<main></main>")],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let prose = page.prose();
    if prose.paragraphs.is_empty() {
        return inapplicable();
    }
    pass().with("words", prose.words).with("sentences", prose.sentences).with("is_enough", prose.is_enough())
}
