//! The text begins with its subject: its keyphrase.
use crate::rule::*;

macro_rules! plain {
    () => {
        "<p>We have hired them out on the lake for thirty years, by the hour and by the day. Children sail for free. \
         Life vests are in the shed beside the pier, and there is coffee in the house. Bring a towel and sun cream. "
    };
}
pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-introduction",
    title: "The introduction has the keyphrase",
    failure_title: "The introduction does not have the keyphrase",
    severity: Info,
    why: "Visitors who searched for the keyphrase leave if the first lines do not show that the page is about it.",
    fix: "Say in the first paragraph what the page is about, in the words of the keyphrase.",
    references: &[Url("https://yoast.com/focus-keyphrase-in-introduction/")],
    examples: &[
        Pass(concat!("KEYPHRASE blue boats\n<main><p>Hire a blue boat on the lake.", plain!(), plain!())),
        // The words are in two sentences of the introduction.
        Pass(concat!("KEYPHRASE blue boats\n<main><p>Our boats are old. All of them are blue.", plain!(), plain!())),
        Fail(concat!("KEYPHRASE blue boats\n<main>", plain!(), plain!(), plain!(), "<p>So hire a blue boat.")),
        Fail(concat!("KEYPHRASE blue boats\n<main>", plain!(), plain!())),
        // Too little text has no introduction.
        Inapplicable("KEYPHRASE blue boats\n<main><p>Hire one today."),
        Inapplicable(concat!("<main>", plain!(), plain!())),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

/// Minimum number of words of a text with an introduction.
const MIN_WORDS: usize = 50;
/// Length of the introduction, in words and as a part of the text; the longer one counts.
const INTRODUCTION_WORDS: usize = 100;
const INTRODUCTION_DIVISOR: usize = 10;

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let paragraphs = &page.prose().paragraphs;
    let words = Paragraph::sum(paragraphs);
    if words < MIN_WORDS {
        return inapplicable();
    }
    let (mut before, mut introduction) = (0, String::new());
    for paragraph in paragraphs {
        if before >= INTRODUCTION_WORDS.max(words / INTRODUCTION_DIVISOR) {
            break;
        }
        before += paragraph.words;
        introduction.push_str(&paragraph.text);
        introduction.push('\n');
    }
    if keyphrase.is_in(&introduction) {
        return pass();
    }
    let is_used = page.keyphrase_uses().iter().any(|used| used.count > 0);
    let message = if is_used { "The text has \"{}\" only after its introduction" } else { "The text never has \"{}\"" };
    fail(message.replace("{}", &keyphrase.text)).with("words", words)
}
