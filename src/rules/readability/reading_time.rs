//! Estimates how long the page takes to read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.reading-time",
    title: "The reading time is estimated",
    failure_title: "The reading time is not estimated",
    severity: Info,
    why: "People who know how long a text takes are more likely to start reading it.",
    fix: "No action is needed. A table of contents helps if the text takes more than ten minutes.",
    references: &[Url("https://doi.org/10.1016/j.jml.2019.104047")],
    examples: &[
        Pass("<main><p>Blue mugs keep tea warm."),
        Pass("<html lang=ja><main><p><ruby>青<rp>(</rp><rt>あお</rt><rp>)</rp></ruby>いマグは冷めにくい。"),
        Inapplicable("<main></main>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

/// Number of words that people read silently in a minute (Brysbaert 2019).
const PER_MINUTE: usize = 238;

fn check(page: &PageFacts) -> Verdict {
    let words = Paragraph::sum(&page.prose().paragraphs);
    if words == 0 {
        return inapplicable();
    }
    pass().with("words", words).with("minutes", words.div_ceil(PER_MINUTE))
}
