//! CAPITALS ALL THE WAY ARE HARD TO READ.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.all-caps-text",
    title: "No sentences in capitals",
    failure_title: "",
    severity: Minor,
    why: "Words in capitals have no shape: reading slows down, most of all for people with dyslexia. Some screen \
          readers spell them out.",
    fix: "Write in ordinary letters, and set weight with `<strong>` or looks with CSS.",
    references: &[Url("https://www.w3.org/TR/coga-usable/"), Wcag("3.1.5")],
    examples: &[
        Pass("<main><p>The shop takes HTML, CSS, PDF, PNG, SVG, XML, ZIP, TAR, CSV, MD, JSON and TXT files."),
        Fail("<main><p>PLEASE READ ALL OF THESE CONDITIONS BEFORE YOU PLACE ANY ORDER WITH OUR SHOP."),
        Inapplicable("<main><h1>MUGS AND MORE MUGS AND STILL MORE MUGS FOR EVERYONE AND ALWAYS</h1>"),
    ],
    check: Indexable(check),
};

/// Words in a row that are no acronyms or headings any more.
const RUN: usize = 10;
/// Letters that most acronyms do not exceed, and how many words must.
const LONG: usize = 4;
const LONG_WORDS: usize = 5;
/// Bytes that such a row has side by side without a small letter, wherever one begins to count.
const BLOCK: usize = 16;

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    if paragraphs.is_empty() {
        return inapplicable();
    }
    let shouting = paragraphs.iter().filter(|paragraph| shouts(&paragraph.text));
    let mut elements = shouting.filter_map(|paragraph| paragraph.element(&page.document)).peekable();
    if elements.peek().is_none() { pass() } else { fail("A passage is in capitals").at_all(elements) }
}

/// Whether ten words in a row are in capitals, five of them longer than acronyms are.
fn shouts(text: &str) -> bool {
    let (blocks, _) = text.as_bytes().as_chunks::<BLOCK>();
    let has_small = |block: &[u8; BLOCK]| block.iter().fold(false, |has, byte| has | byte.is_ascii_lowercase());
    if blocks.iter().all(has_small) {
        return false;
    }
    let (mut run, mut long) = (0, 0);
    for word in text.split_whitespace() {
        if word.chars().any(char::is_lowercase) || !word.chars().any(char::is_uppercase) {
            // What is no word, a dash for example, breaks no run.
            if is_word(word) {
                (run, long) = (0, 0);
            }
            continue;
        }
        run += 1;
        long += usize::from(word.chars().filter(|each| each.is_alphabetic()).count() > LONG);
        if run >= RUN && long >= LONG_WORDS {
            return true;
        }
    }
    false
}
