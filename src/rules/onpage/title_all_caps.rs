//! Text in capitals is hard to read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-all-caps",
    title: "The title is not in capitals",
    failure_title: "The title is mostly in capitals",
    severity: Info,
    why: "Text in capitals is slower to read, and some screen readers spell it letter by letter.",
    fix: "Write the title in sentence case. If you want capitals on the page, use CSS.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass("<title>Cats for beginners</title>"),
        Pass("<title>IKEA USA</title>"),
        Fail("<title>CATS FOR BEGINNERS</title>"),
        Inapplicable("<title>猫の飼い方</title>"),
    ],
    check: Page(|page| {
        let Some(title) = page.first("title") else { return inapplicable() };
        let letters = title.text().chars().filter(|letter| letter.is_uppercase() || letter.is_lowercase()).count();
        let capitals = title.text().chars().filter(|letter| letter.is_uppercase()).count();
        match letters {
            0 => inapplicable(),
            15.. if capitals * 10 > letters * 7 => {
                fail("More than 70% of the letters in the title are capitals").at(title)
            }
            _ => pass(),
        }
    }),
};
