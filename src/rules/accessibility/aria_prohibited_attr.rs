//! Some elements must not be given a name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-prohibited-attr",
    title: "ARIA names and role descriptions are used only on elements that allow them",
    failure_title: "ARIA names or role descriptions are used on elements that prohibit them",
    severity: Major,
    why: "Screen readers need not announce the name of an element without a meaning of its own, and most do not. The \
        text of the label is lost.",
    fix: "Give the element a role that may have a name, such as `role=\"group\"` or `role=\"img\"`, or put the text \
        into the page.",
    references: &[
        Wcag("4.1.2"),
        Act("kb1m8s"),
        Act("5c01ea"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#namefromprohibited"),
    ],
    examples: &[
        Pass(r#"<a href="/" aria-label="Home">⌂</a>"#),
        Pass(r#"<section aria-label="News">Cats</section>"#),
        Pass(r#"<div role="heading" aria-level="2" aria-braillelabel="Cats">Cats!</div>"#),
        Fail(r#"<div aria-label="Previously 100, now 1"><s>100</s> 1</div>"#),
        Fail(r#"<span aria-label="Five stars">★★★★★</span>"#),
        Fail(r#"<div aria-roledescription="Banana text">Cats</div>"#),
        Fail(r#"<strong aria-label="Very">!</strong>"#),
        // A paragraph must not have a name, but may have a role description.
        Pass(r#"<p aria-roledescription="Banana text">Cats</p>"#),
        Inapplicable(r#"<div aria-live="polite">Cats</div>"#),
        Inapplicable(r#"<div aria-label="News" hidden></div>"#),
        Inapplicable(r#"<div aria-label="">Cats</div>"#),
        Inapplicable(r#"<span role="text" aria-label="Five stars">★★★★★</span>"#),
        Inapplicable(r#"<my-news aria-label="News"></my-news><label aria-label="News">Cats</label>"#),
    ],
    check: Page(check),
};

/// Attributes prohibited by every role that must not be named. Generic elements prohibit all of `NAMING`.
const NAMES: [&str; 3] = ["aria-braillelabel", "aria-label", "aria-labelledby"];
const NAMING: [&str; 5] =
    ["aria-braillelabel", "aria-brailleroledescription", "aria-label", "aria-labelledby", "aria-roledescription"];
/// Elements whose roles depend on their context.
const CONTEXTUAL: [&str; 10] = ["body", "footer", "header", "li", "tbody", "td", "tfoot", "th", "thead", "tr"];

fn check(page: &PageFacts) -> Verdict {
    let named = page.having_any(&NAMING).filter(|element| page.is_exposed(*element)).filter(|element| {
        let is_sure = page.explicit_role(*element).is_some() || !element.is_any(&CONTEXTUAL);
        // `text` is not in any standard, but some browsers support it and allow a name.
        let may_get_role = [":role", "v-bind:role", "x-bind:role", "[attr.role]"].iter().any(|name| element.has(name))
            || element.has_token("role", "text");
        is_sure
            && !may_get_role
            && page.role_of(*element).is_some()
            && NAMING.iter().any(|name| element.attr_text(name).is_some())
    });
    let may_be_named = |element: Element<'_>| {
        let has = |names: &[&str]| names.iter().any(|name| element.attr_text(name).is_some());
        page.role_of(element).is_some_and(|role| !role.prohibits_naming() || role.name != "generic" && !has(&NAMES))
    };
    each(named, may_be_named, "Some elements have a name or role description that their role prohibits")
}
