//! A keyphrase of words such as "the" and "of" says nothing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-stop-words",
    title: "The keyphrase has content words",
    failure_title: "The keyphrase has only words such as \"the\" and \"of\"",
    severity: Info,
    why: "Search engines find such words on every page, so that visitors cannot find this one by them.",
    fix: "Name the subject of the page in the keyphrase: \"what is a catamaran\" instead of \"what is it\".",
    references: &[Url(
        "https://github.com/Yoast/wordpress-seo/blob/HEAD/packages/yoastseo/src/scoring/ASSESSORS%20OVERVIEW.md",
    )],
    examples: &[
        Pass("KEYPHRASE what is a catamaran\n<html lang=en><title>Catamarans</title>"),
        Fail("KEYPHRASE what is it\n<html lang=en><title>Catamarans</title>"),
        Fail("KEYPHRASE qu'est-ce que c'est\n<html lang=fr><title>Les catamarans</title>"),
        // "Die" is an article in German only.
        Pass("KEYPHRASE die\n<html lang=en><title>A die with six sides</title>"),
        // A name in capitals may well be one of such words: a band, an organization.
        CannotTell("KEYPHRASE The Who\n<html lang=en><title>The Who</title>"),
        Inapplicable("<title>Catamarans</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    if !keyphrase.has_only_function_words {
        pass()
    } else if pieces(&keyphrase.text).all(is_capital) {
        cannot_tell(format!("\"{}\" may be a name", keyphrase.text))
    } else {
        fail(format!("\"{}\" has no content word", keyphrase.text))
    }
}
