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

/// An English page whose only long text in its HTML is a German consent dialog.
const CONSENT_DIALOG: [u8; 3_200] = long(
    r#"<html lang="en"><h1>Cats</h1><div id="CybotCookiebotDialog"><div class="text"><p>"#,
    "Die Website verwendet Cookies, und mit einem Klick auf das Feld stimmen Sie der Speicherung zu, die für den Betrieb nicht nötig ist. ",
);
const CHAT: [u8; 3_000] = long(
    r#"<html lang="en"><h1>Cats</h1><div class="intercom-messages"><div><p>"#,
    "Die Katze ist ein Haustier und lebt mit den Menschen in der Wohnung, oder sie geht auf die Jagd. ",
);
const BLOCKQUOTE: [u8; 3_000] = long(
    r#"<html lang="en"><main><p>A poem:<blockquote><p>"#,
    "Die Katze ist ein Haustier und lebt mit den Menschen in der Wohnung, oder sie geht auf die Jagd. ",
);
const RUSSIAN: [u8; 6_000] = long(
    r#"<html lang="ja"><main><p>"#,
    "Кошка живёт с людьми в доме и спит большую часть дня, а вечером она выходит на охоту. ",
);
const CHINESE: [u8; 6_000] =
    long(r#"<html lang="ja"><main><p>"#, "猫一天中的大部分时间都在睡觉，黎明和黄昏时捕猎。它们吃肉，很少吃别的东西。");
const JAPANESE: [u8; 6_000] = long(
    r#"<html lang="ja"><main><p>"#,
    "猫は一日のほとんどを眠って過ごし、夜明けと夕暮れに狩りをする。肉のほかはあまり食べない。",
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
        Pass(text(&JAPANESE)),
        Fail(text(&RUSSIAN)),
        Fail(text(&CHINESE)),
        CannotTell(text(&CONSENT_DIALOG)),
        CannotTell(text(&CHAT)),
        CannotTell(text(&BLOCKQUOTE)),
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
