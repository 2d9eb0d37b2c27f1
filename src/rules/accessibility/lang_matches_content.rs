//! A voice for English cannot read German.
use crate::rule::*;

/// Enough German for a page that is in German.
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
    title: "The page is in the language that it names",
    failure_title: "",
    severity: Minor,
    why: "Screen readers read the text in the voice of another language, which cannot be understood. Translators and \
        hyphenation go wrong too.",
    fix: "Name the language of the text: `<html lang=\"de\">`. Templates often come with `lang=\"en\"`.",
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
    // A script that is named says more of the letters than the language does.
    let names_script = tag.split('-').skip(1).any(|part| part.len() == 4 && part.chars().all(char::is_alphabetic));
    match page.reads_as_language(&language).filter(|_| !names_script) {
        Some(true) => pass().with("lang", tag),
        Some(false) => {
            let verdict = fail(format!("The text is not in “{}”, as the page says", shorten(tag, 20)));
            page.document.root().into_iter().fold(verdict, Verdict::at)
        }
        None => cannot_tell("The text does not show its language clearly"),
    }
}
