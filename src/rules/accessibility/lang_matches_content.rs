//! The text must be in the language that the page declares.
use crate::rule::*;

/// A page with enough German text to be recognized as German.
const GERMAN: [u8; 3_000] = long(
    r#"<html lang="en"><main><p>"#,
    "Die Katze ist ein Haustier und lebt mit den Menschen in der Wohnung, oder sie geht auf die Jagd. ",
);
const ENGLISH: [u8; 3_000] = long(
    r#"<html lang="en-GB"><main><p>"#,
    "The cat is one of the pets that live with people, and it sleeps for most of the day in the house. ",
);
const QUOTED: [u8; 3_000] = long(
    r#"<html lang="en"><main><div lang="de"><p>"#,
    "Die Katze ist ein Haustier und lebt mit den Menschen in der Wohnung, oder sie geht auf die Jagd. ",
);

pub(super) const RULE: Rule = Rule {
    id: "accessibility.lang-matches-content",
    title: "The text is in the declared language of the page",
    failure_title: "The text is not in the declared language of the page",
    severity: Minor,
    why: "Screen readers read the text in the voice of the declared language. If the text is in another \
        language, it cannot be understood. Translation tools and hyphenation also go wrong.",
    fix: "Declare the language of the text: `<html lang=\"de\">`. Templates often come with `lang=\"en\"`.",
    references: &[
        Wcag("3.1.1"),
        Url("https://www.w3.org/WAI/standards-guidelines/act/rules/ucwvc8/"),
        Url("https://www.w3.org/International/questions/qa-html-language-declarations"),
    ],
    examples: &[
        Pass(text(&ENGLISH)),
        Fail(text(&GERMAN)),
        CannotTell(text(&QUOTED)),
        CannotTell(r#"<html lang="en"><p>Katzen</p></html>"#),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let tag = page.language().filter(|tag| is_language_tag(tag));
    let Some((tag, language)) = tag.zip(page.primary_language()) else { return inapplicable() };
    // A script subtag (as in `sr-Latn`) may mean other letters than those that the language is usually written in.
    let has_script_subtag = tag.split('-').skip(1).any(|part| part.len() == 4 && part.chars().all(char::is_alphabetic));
    match page.reads_as_language(&language).filter(|_| !has_script_subtag) {
        Some(true) => pass().with("lang", tag),
        Some(false) => {
            let verdict = fail(format!("The text is not in the declared language \"{}\"", shorten(tag, 20)));
            page.document.root().into_iter().fold(verdict, Verdict::at)
        }
        None => cannot_tell("The language of the text cannot be determined"),
    }
}
