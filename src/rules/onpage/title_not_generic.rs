//! A title should be specific to the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-not-generic",
    title: "The title says what the page is about",
    failure_title: "The title does not say what the page is about",
    severity: Major,
    why: "\"Home\" or \"Untitled\" in search results gives no reason to click, and does not distinguish one tab from \
          another. Google replaces such titles with text that it chooses itself.",
    fix: "Name the subject of the page and the site: `<title>Cat food and toys | Example</title>`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link"), Wcag("2.4.2")],
    examples: &[
        Pass("<title>Cats</title>"),
        Pass("<title>Home | Cats of Rome</title>"),
        Fail("<title>Home</title>"),
        Fail("<title>Untitled Document</title>"),
        Fail("<title>Startseite</title>"),
        Fail("<html lang=fr><title>Page d’accueil</title>"),
        Fail("<html lang=ja><title>トップページ</title>"),
        Fail("<html lang=ru><title>Главная</title>"),
        Fail("<html lang=tr><title>ANASAYFA</title>"),
        // A word of another language may be a name.
        Pass("<html lang=en><title>Hem</title>"),
        CannotTell("<html lang=mt><title>Paġna ewlenija</title>"),
        Fail("<title>example.com</title>"),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(title) = page.first("title") else { return inapplicable() };
    let text = title.words().to_lowercase();
    let language = page.content_language();
    let host = page.url().host_str().unwrap_or_default();
    let is_host = text == host || Some(text.as_str()) == host.strip_prefix("www.");
    match text.as_str() {
        "" => inapplicable(),
        text if GENERIC_TITLES.is_one(language, text) => fail("The title is a generic text").at(title),
        _ if is_host => fail("The title is only the host name of the site").at(title),
        _ if !GENERIC_TITLES.holds(language) => {
            cannot_tell("The generic titles in the language of this page are not known")
        }
        _ => pass(),
    }
}
