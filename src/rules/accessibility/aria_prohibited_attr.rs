//! Some elements must not be given a name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-prohibited-attr",
    title: "Only elements that may have a name are given one",
    failure_title: "",
    severity: Major,
    why: "Screen readers need not announce the name of an element without a meaning of its own, and most do not. What the \
        label was to say is lost.",
    fix: "Give the element a role that may have a name, such as `role=\"group\"` or `role=\"img\"`, or put the words into \
        the page.",
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
        // A paragraph has no name, but may be called something else than a paragraph.
        Pass(r#"<p aria-roledescription="Banana text">Cats</p>"#),
        Inapplicable(r#"<div aria-live="polite">Cats</div>"#),
        Inapplicable(r#"<div aria-label="News" hidden></div>"#),
        Inapplicable(r#"<div aria-label="">Cats</div>"#),
        Inapplicable(r#"<span role="text" aria-label="Five stars">★★★★★</span>"#),
        Inapplicable(r#"<my-news aria-label="News"></my-news><label aria-label="News">Cats</label>"#),
    ],
    check: Page(check),
};

/// What every role without a name prohibits; the others are only for what has no meaning at all.
const NAMES: [&str; 3] = ["aria-braillelabel", "aria-label", "aria-labelledby"];
const NAMING: [&str; 5] =
    ["aria-braillelabel", "aria-brailleroledescription", "aria-label", "aria-labelledby", "aria-roledescription"];
/// Their roles depend on what is around them.
const CONTEXTUAL: [&str; 10] = ["body", "footer", "header", "li", "tbody", "td", "tfoot", "th", "thead", "tr"];

fn check(page: &PageFacts) -> Verdict {
    let named = page.having_any(&NAMING).filter(|each| page.is_exposed(*each)).filter(|each| {
        let is_sure = page.explicit_role(*each).is_some() || !each.is_any(&CONTEXTUAL);
        // `text` is in no standard, but some browsers know it and take a name.
        let gets_role = [":role", "v-bind:role", "x-bind:role", "[attr.role]"].iter().any(|name| each.has(name))
            || each.has_token("role", "text");
        is_sure && !gets_role && page.role_of(*each).is_some() && NAMING.iter().any(|name| each.text_of(name).is_some())
    });
    let may_be_named = |element: Element<'_>| {
        let has = |names: &[&str]| names.iter().any(|name| element.text_of(name).is_some());
        page.role_of(element).is_some_and(|role| !role.prohibits_naming() || role.name != "generic" && !has(&NAMES))
    };
    each(named, may_be_named, "Some elements are given a name that must not have one")
}
