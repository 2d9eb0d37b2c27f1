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
        CannotTell(r#"<html ng-attr-lang="{{ locale }}"><p>Cats</p></html>"#),
        CannotTell(r#"<html :lang="locale"><p>Cats</p></html>"#),
        CannotTell("<script>document.documentElement.lang = navigator.language</script><p>Cats"),
        CannotTell("<script>document.documentElement.setAttribute('lang', locale)</script><p>Cats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(root) = page.document.root() else { return inapplicable() };
    match root.attr_text("lang") {
        Some(lang) => pass().with("lang", lang),
        None if root.has("lang") => fail("The `lang` attribute of the page is empty").at(root),
        None if root.is_bound("lang") || page.inline_scripts().any(|script| sets_language(script.text())) => {
            cannot_tell("A script may set the language")
        }
        None if root.attr_text("xml:lang").is_some() => {
            fail("The page declares its language in `xml:lang`, which browsers ignore in HTML").at(root)
        }
        None => fail("The page does not declare its language"),
    }
}

/// Returns true if the code sets the language of the page.
fn sets_language(code: &str) -> bool {
    let rests = after_each(code, "documentElement").take(100);
    rests.into_iter().any(|rest| {
        let rest = rest.trim_start();
        let assigned = rest.strip_prefix(".lang").is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with('=') && !rest.starts_with("==")
        });
        let set = rest
            .strip_prefix(".setAttribute(")
            .is_some_and(|rest| rest.trim_start().starts_with("\"lang\"") || rest.trim_start().starts_with("'lang'"));
        assigned || set
    })
}
