//! Sentences that all begin with the same word are tiring to read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.consecutive-starts",
    title: "Consecutive sentences begin with different words",
    failure_title: "Three consecutive sentences begin with the same word",
    severity: Info,
    why: "Three consecutive sentences with the same first word read like a list. Often they belong in one sentence.",
    fix: "Join two of the sentences, reorder one, or make a list. If the repetition is a deliberate figure of speech, \
          keep it.",
    references: &[Url("https://yoast.com/consecutive-sentences/")],
    examples: &[
        Pass("<main><p>We sell mugs. They are blue. We ship them. All of them arrive. Nobody complains."),
        Fail("<main><p>We sell mugs. We ship them. We pack them well. They arrive. Nobody complains."),
        Inapplicable("<main><p>We sell mugs."),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if page.prose().sentences < 5 {
        return inapplicable();
    }
    let alike = |one: &str, other: &str| {
        one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
    };
    let repeats = |paragraph: &&Paragraph| {
        let starts: Vec<&str> = paragraph.sentences().map(first_word).collect();
        starts.chunk_by(|one, other| alike(one, other)).any(|alike| alike.len() >= 3)
    };
    let found =
        page.prose().paragraphs.iter().filter(repeats).filter_map(|paragraph| paragraph.element(&page.document));
    let found: Vec<_> = found.collect();
    if found.is_empty() {
        pass()
    } else {
        fail("At least three sentences in a row begin with the same word").at_all(found)
    }
}

fn first_word(sentence: &str) -> &str {
    pieces(sentence).map(trim_punctuation).find(|word| !word.is_empty()).unwrap_or_default()
}
