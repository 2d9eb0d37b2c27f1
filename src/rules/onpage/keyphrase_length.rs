//! A keyphrase of many words is one that few people search for.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-length",
    title: "The keyphrase has at most six words",
    failure_title: "The keyphrase has many words",
    severity: Info,
    why: "Few visitors search for so many words at once, and no text can repeat them all without sounding forced.",
    fix: "Choose the two to four words that visitors type into a search engine. Words such as \"the\" and \"of\" do not count.",
    references: &[Url("https://yoast.com/why-keyphrase-length-matters/")],
    examples: &[
        Pass("KEYPHRASE blue boats\n<title>Blue boats</title>"),
        // Function words do not count.
        Pass("KEYPHRASE how to paint the hull of a blue boat in the winter\n<html lang=en><title>Paint a boat</title>"),
        Pass("KEYPHRASE 東京の猫カフェ\n<html lang=ja><title>猫カフェ</title>"),
        Fail("KEYPHRASE cheap blue wooden rowing boats for sale near Lake Garda\n<title>Blue boats</title>"),
        // Another rule is about such keyphrases.
        Inapplicable("KEYPHRASE what is it that you have for me\n<html lang=en><title>Blue boats</title>"),
        Inapplicable("<title>Blue boats</title>"),
    ],
    check: Page(check),
};

/// Maximum number of content words.
const MAX_WORDS: usize = 6;

fn check(page: &PageFacts) -> Verdict {
    match page.keyphrase().filter(|keyphrase| !keyphrase.has_only_function_words) {
        None => inapplicable(),
        Some(keyphrase) => {
            let words = keyphrase.words;
            let message = format!("\"{}\" has {}", keyphrase.text, counted(words, "content word"));
            require(words <= MAX_WORDS, message).with("words", words)
        }
    }
}
