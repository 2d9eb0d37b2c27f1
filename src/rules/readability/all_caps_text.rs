//! Sentences in capitals are hard to read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.all-caps-text",
    title: "No sentences are in capitals",
    failure_title: "A passage is in capitals",
    severity: Minor,
    why: "Words in capitals have no distinct shape. They slow readers down, most of all people with dyslexia, and some \
          screen readers spell them out.",
    fix: "Use sentence case. Add emphasis with `<strong>`, or change the appearance with CSS.",
    references: &[Url("https://www.w3.org/TR/coga-usable/"), Wcag("3.1.5")],
    examples: &[
        Pass("<main><p>The shop takes HTML, CSS, PDF, PNG, SVG, XML, ZIP, TAR, CSV, MD, JSON and TXT files."),
        Fail("<main><p>PLEASE READ ALL OF THESE CONDITIONS BEFORE YOU PLACE ANY ORDER WITH OUR SHOP."),
        Inapplicable("<main><h1>MUGS AND MORE MUGS AND STILL MORE MUGS FOR EVERYONE AND ALWAYS</h1>"),
    ],
    check: Page(check),
};

/// Minimum number of words in a row in capitals; fewer may be acronyms or a heading.
const MIN_WORDS: usize = 10;
/// Maximum number of letters of most acronyms.
const MAX_ACRONYM_LETTERS: usize = 4;
/// Minimum number of words in the row that are longer than that.
const MIN_LONG_WORDS: usize = 5;
/// Size of a block in bytes: such a row contains at least one whole block without a lower-case letter.
const BLOCK_BYTES: usize = 16;

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    if paragraphs.is_empty() {
        return inapplicable();
    }
    let in_capitals = paragraphs.iter().filter(|paragraph| has_capitals(&paragraph.text));
    let mut elements = in_capitals.filter_map(|paragraph| paragraph.element(&page.document)).peekable();
    if elements.peek().is_none() {
        pass()
    } else {
        fail("At least ten words in a row are in capitals").at_all(elements)
    }
}

/// Returns true if ten words in a row are in capitals and five of them are longer than most acronyms.
fn has_capitals(text: &str) -> bool {
    let (blocks, _) = text.as_bytes().as_chunks::<BLOCK_BYTES>();
    let has_lowercase =
        |block: &[u8; BLOCK_BYTES]| block.iter().fold(false, |has, byte| has | byte.is_ascii_lowercase());
    if blocks.iter().all(has_lowercase) {
        return false;
    }
    let (mut run, mut long) = (0, 0);
    for word in text.split_whitespace() {
        if word.chars().any(char::is_lowercase) || !word.chars().any(char::is_uppercase) {
            // Tokens that are not words, such as dashes, do not end the run.
            if is_word(word) {
                (run, long) = (0, 0);
            }
            continue;
        }
        run += 1;
        long += usize::from(word.chars().filter(|character| character.is_alphabetic()).count() > MAX_ACRONYM_LETTERS);
        if run >= MIN_WORDS && long >= MIN_LONG_WORDS {
            return true;
        }
    }
    false
}
