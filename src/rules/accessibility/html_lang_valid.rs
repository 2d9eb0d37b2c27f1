//! An invalid language tag has the same effect as none.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.html-lang-valid",
    title: "The page language is a valid language tag",
    failure_title: "The page language is not a valid language tag",
    severity: Major,
    why: "Screen readers ignore a language tag that they do not know, and read the page in the listener's own \
        language.",
    fix: "Use a BCP 47 language tag, with a hyphen before the region: `en`, `de-CH`, `pt-BR`.",
    references: &[Wcag("3.1.1"), Act("bf051a"), Url("https://www.rfc-editor.org/info/bcp47")],
    examples: &[
        Pass(r#"<html lang="en"><p>Cats</p></html>"#),
        Pass(r#"<html lang="FR-ch"><p>Chats</p></html>"#),
        Pass(r#"<html lang="x-klingon"><p>Qatlh</p></html>"#),
        Fail(r#"<html lang="em-US"><p>Cats</p></html>"#),
        Fail(r#"<html lang="english"><p>Cats</p></html>"#),
        Fail(r#"<html lang="en_US"><p>Cats</p></html>"#),
        Inapplicable("<p>Cats</p>"),
        Inapplicable(r#"<html lang=""><p>Cats</p></html>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let root = page.document.root().and_then(|root| Some((root, root.attr_text("lang")?)));
    match root {
        None => inapplicable(),
        Some((_, lang)) if is_language_tag(lang) => pass().with("lang", lang),
        Some((root, lang)) => fail(format!("“{}” is not a valid language tag", shorten(lang, 40))).at(root),
    }
}
