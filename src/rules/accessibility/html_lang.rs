//! A page that does not name its language is read aloud in the wrong voice.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.html-lang",
    title: "The page names its language",
    failure_title: "",
    severity: Major,
    why: "Screen readers choose the voice and its pronunciation by the language. Without it they use the listener's own, \
        in which another language may not be understood at all.",
    fix: "Name the language on the root element: `<html lang=\"en\">`.",
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
    match root.text_of("lang") {
        Some(lang) => pass().with("lang", lang),
        None if root.has("lang") => fail("The language of the page is empty").at(root),
        None => fail("The page does not name its language"),
    }
}
