//! Capitals throughout are hard to read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-all-caps",
    title: "The title is not written in capitals throughout",
    failure_title: "",
    severity: Info,
    why: "Text in capitals is read more slowly, and some screen readers spell it letter by letter.",
    fix: "Write the title as a sentence; use CSS where capitals are wanted on the page.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass("<title>Cats for beginners</title>"),
        Pass("<title>IKEA USA</title>"),
        Fail("<title>CATS FOR BEGINNERS</title>"),
        Inapplicable("<title>猫の飼い方</title>"),
    ],
    check: Indexable(|page| {
        let Some(title) = page.first("title") else { return inapplicable() };
        let letters = title.text().chars().filter(|each| each.is_uppercase() || each.is_lowercase()).count();
        let capitals = title.text().chars().filter(|each| each.is_uppercase()).count();
        match letters {
            0 => inapplicable(),
            15.. if capitals * 10 > letters * 7 => fail("The title is in capitals").at(title),
            _ => pass(),
        }
    }),
};
