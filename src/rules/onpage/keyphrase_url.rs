//! The path of the URL has the keyphrase.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-url",
    title: "The URL has the keyphrase",
    failure_title: "The URL does not have the keyphrase",
    severity: Info,
    why: "Search results and shared links show the URL. Visitors who see their own words in it know what to expect.",
    fix: "Use the keyphrase in the URL of a new page: `/blue-boats`. Keep the URL of a page that is already linked, or \
          redirect it permanently.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/url-structure"),
        Url("https://yoast.com/slug/"),
    ],
    examples: &[
        Pass("KEYPHRASE blue boats\nGET https://example.com/hire/blue-boat.html\n200\n\n<title>Blue boats</title>"),
        Pass("KEYPHRASE blue boats\nGET https://example.com/blueboats/\n200\n\n<title>Blue boats</title>"),
        Pass(
            "KEYPHRASE Äpfel kaufen\nGET https://example.com/aepfel-kaufen\n200\n\n<html lang=de><title>Äpfel</title>",
        ),
        Pass(
            "KEYPHRASE Äpfel kaufen\nGET https://example.com/%C3%A4pfel-kaufen\n200\n\n<html lang=de><title>Äpfel</title>",
        ),
        Fail("KEYPHRASE blue boats\nGET https://example.com/our-offers\n200\n\n<title>Blue boats</title>"),
        // The URL is in another script, so that it may be a transcription.
        CannotTell(
            "KEYPHRASE синяя лодка\nGET https://example.com/sinyaya-lodka\n200\n\n<html lang=ru><title>Лодка</title>",
        ),
        // Start pages, and pages whose URL has a number instead of words.
        Inapplicable("KEYPHRASE blue boats\n<title>Blue boats</title>"),
        Inapplicable("KEYPHRASE blue boats\nGET https://example.com/?p=12\n200\n\n<title>Blue boats</title>"),
        Inapplicable("KEYPHRASE blue boats\nGET https://example.com/en/\n200\n\n<title>Blue boats</title>"),
        Inapplicable("KEYPHRASE blue boats\nGET https://example.com/p/1234\n200\n\n<title>Blue boats</title>"),
        Inapplicable("GET https://example.com/our-offers\n200\n\n<title>Blue boats</title>"),
    ],
    check: Page(check),
};

/// Letters that are written in two in ASCII, as in German and Danish URLs.
const PAIRS: [(&str, &str); 7] =
    [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("å", "aa"), ("æ", "ae"), ("ø", "oe")];
/// Fewest letters of a segment with words; shorter ones are languages and kinds.
const MIN_LETTERS: usize = 4;

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let path = percent_decoded(page.url().path());
    let letters = |segment: &str| segment.chars().filter(|letter| letter.is_alphabetic()).count();
    if !path.split('/').any(|segment| letters(segment) >= MIN_LETTERS) {
        return inapplicable();
    }
    let lower = keyphrase.text.to_lowercase();
    let in_pairs = PAIRS.iter().fold(lower.clone(), |text, (letter, pair)| text.replace(letter, pair));
    let is_found = keyphrase.is_in(&path)
        || keyphrase.is_joined_in(&path)
        || in_pairs != lower && Phrase::new(&in_pairs, &page.primary_language().unwrap_or_default()).is_in(&path);
    if is_found {
        return pass();
    }
    if path.is_ascii() && !fold(&keyphrase.text).is_ascii() {
        return cannot_tell("The URL is in another script than the keyphrase");
    }
    fail(format!("The URL does not have all words of \"{}\"", keyphrase.text))
}
