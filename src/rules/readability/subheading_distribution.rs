//! Subheadings help readers find the section that they need.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.subheading-distribution",
    title: "Long texts have a heading every few paragraphs",
    failure_title: "More than 300 words have no heading between them",
    severity: Info,
    why: "Most people scan a page for the section that they need. More than 300 words without a heading hide it.",
    fix: "Every few paragraphs, add a heading that says what follows.",
    references: &[Wcag("2.4.10"), Url("https://www.nngroup.com/articles/how-users-read-on-the-web/")],
    examples: &[Pass("<main><p>Blue mugs keep tea warm."), Inapplicable("<main></main>")],
    check: Page(check),
};

/// Maximum number of words below one heading.
const MAX_WORDS: usize = 300;

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    let sections = paragraphs.chunk_by(|one, other| one.section == other.section);
    let Some(longest) = sections.map(Paragraph::sum).max() else {
        return inapplicable();
    };
    let verdict =
        if longest > MAX_WORDS { fail(format!("{longest} words have no heading between them")) } else { pass() };
    verdict.with("longest_words", longest)
}
