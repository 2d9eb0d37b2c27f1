//! Headings let people find the part that they came for.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.subheading-distribution",
    title: "Long texts have a heading every few paragraphs",
    failure_title: "",
    severity: Info,
    why: "Most people scan a page for the part that they need. Over 300 words without a heading hide it.",
    fix: "Put a heading that says what follows before every few paragraphs.",
    references: &[Wcag("2.4.10"), Url("https://www.nngroup.com/articles/how-users-read-on-the-web/")],
    examples: &[Pass("<main><p>Blue mugs keep tea warm."), Inapplicable("<main></main>")],
    check: Indexable(check),
};

/// Words that one heading can stand for.
const MANY: usize = 300;

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    let sections = paragraphs.chunk_by(|one, other| one.section == other.section);
    let Some(longest) = sections.map(|section| section.iter().map(|each| each.words).sum::<usize>()).max() else {
        return inapplicable();
    };
    let verdict =
        if longest > MANY { fail(format!("{longest} words stand without a heading between them")) } else { pass() };
    verdict.with("longest_words", longest)
}
