//! Screen readers use the wrong voice for a page that does not declare its language.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.html-lang",
    title: "The page declares its language",
    failure_title: "The page does not declare its language",
    severity: Major,
    why: "Screen readers choose the voice and its pronunciation by the language of the page. Without a declared \
        language, they use the listener's own, in which another language may be incomprehensible.",
    fix: "Declare the language on the root element: `<html lang=\"en\">`.",
    references: &[Wcag("3.1.1"), Act("b5c3f8")],
    examples: &[
        Pass(r#"<html lang="en"><p>Cats</p></html>"#),
        Fail("<p>Cats</p>"),
        Fail(r#"<html lang=" "><p>Cats</p></html>"#),
        Fail(r#"<html xml:lang="en"><p>Cats</p></html>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(root) = page.document.root() else { return inapplicable() };
    match root.attr_text("lang") {
        Some(lang) => pass().with("lang", lang),
        None if root.has("lang") => fail("The `lang` attribute of the page is empty").at(root),
        None => fail("The page does not declare its language"),
    }
}
