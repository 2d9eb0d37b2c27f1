//! Browsers ignore ARIA attributes that do not exist.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-valid-attr",
    title: "ARIA attribute names are valid",
    failure_title: "ARIA attribute names are invalid",
    severity: Major,
    why: "Browsers ignore an attribute that they do not know. The information that the author intended for \
        screen-reader users never reaches them.",
    fix: "Correct the attribute name: `aria-labelledby`, not `aria-labeledby`.",
    references: &[Wcag("4.1.2"), Act("5f99a7"), Url("https://www.w3.org/TR/wai-aria-1.2/#state_prop_def")],
    examples: &[
        Pass(r#"<button aria-expanded="false">Menu</button>"#),
        Pass(r#"<button aria-description="Opens a list">Menu</button>"#),
        Fail(r#"<button aria-labeledby="name">Menu</button>"#),
        // These are mild failures: no attribute has such a name, and the element keeps its role and name.
        Fail(r#"<div role="checkbox" aria-not-checked="true">Menu</div>"#),
        Fail(r#"<aside aria-role="complementary">Cats</aside>"#),
        Inapplicable("<button>Menu</button>"),
    ],
    check: Page(check),
};

/// Maximum number of unknown names that are compared with the known ones.
const MAX_NAMES: usize = 100;

fn check(page: &PageFacts) -> Verdict {
    let elements = || page.with_aria().filter(|element| element.is_html() || element.is_svg());
    let unknown = || elements().flat_map(unknown_attributes);
    let misspelt = unknown().take(MAX_NAMES).find_map(|name| Some((name, aria_attribute_like(name)?.name)));
    let message = match (misspelt, unknown().next()) {
        (Some((name, meant)), _) => format!("`{}` is misspelt: the attribute is `{meant}`", shorten(name, 40)),
        (None, Some(name)) => format!("There is no attribute `{}`", shorten(name, 40)),
        (None, None) => String::new(),
    };
    let is_known = |element: Element<'_>| unknown_attributes(element).next().is_none();
    each(elements(), is_known, &message).milder_if(Minor, || misspelt.is_none())
}

fn unknown_attributes(element: Element<'_>) -> impl Iterator<Item = &str> {
    element.aria_attributes().map(|(name, _)| name).filter(|name| aria_attribute(name).is_none())
}
