//! How long the page takes to read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.reading-time",
    title: "The time that the page takes to read is known",
    failure_title: "",
    severity: Info,
    why: "People who know how long a text takes are more likely to begin it.",
    fix: "Nothing has to be done; over ten minutes a table of contents helps.",
    references: &[Url("https://doi.org/10.1016/j.jml.2019.104047")],
    examples: &[Pass("<main><p>Blue mugs keep tea warm."), Inapplicable("<main></main>")],
    check: Indexable(check),
};

/// Words that people read silently in a minute (Brysbaert 2019).
const PER_MINUTE: usize = 238;

fn check(page: &PageFacts) -> Verdict {
    let words: usize = page.prose().paragraphs.iter().map(|paragraph| paragraph.words).sum();
    if words == 0 {
        return inapplicable();
    }
    pass().with("words", words).with("minutes", words.div_ceil(PER_MINUTE))
}
