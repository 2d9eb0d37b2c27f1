//! Items, cells and tabs must be inside the parent that their role requires.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-required-parent",
    title: "Elements are inside the parent that their role requires",
    failure_title: "Elements are not inside the parent that their role requires",
    severity: Major,
    why: "Screen readers recognize an item, a cell or a tab only inside its list, row or tab list. Outside of it, they \
        announce plain text.",
    fix: "Put the element inside a parent with the required role: `role=\"tab\"` in `role=\"tablist\"`, \
        `role=\"listitem\"` in `role=\"list\"`. Only generic elements may be between them.",
    references: &[Wcag("1.3.1"), Act("ff89c9"), Url("https://www.w3.org/TR/wai-aria-1.2/#scope")],
    examples: &[
        Pass(r#"<div role="list"><div><p role="listitem">Cats</p></div></div>"#),
        Pass(r#"<ul><div role="listitem">Cats</div></ul>"#),
        Pass(r#"<div role="tablist" aria-owns="cats"></div><button role="tab" id="cats">Cats</button>"#),
        Pass(r#"<ul role="tree"><li role="treeitem">Cats<ul role="group"><li role="treeitem">Tom</ul></ul>"#),
        Pass(
            r#"<ul role="tree"><li role="none"><ul role="group"><li role="none"><ul role="group"><li role="treeitem">Cats</ul></ul></ul>"#,
        ),
        Pass(r#"<div role="menu"><fieldset><div role="menuitem">Cats</div></fieldset></div>"#),
        Fail(r#"<div role="group"><div role="treeitem">Cats</div></div>"#),
        Fail(
            r#"<div role="menu"><div role="menuitem">Cats<div role="group"><div role="menuitem">Tom</div></div></div></div>"#,
        ),
        Fail(r#"<div role="group"><p role="option">Cats</p></div>"#),
        Fail(r#"<div role="listitem">Cats</div>"#),
        Fail(r#"<div role="list"><div role="tabpanel"><p role="listitem">Cats</p></div></div>"#),
        Fail(r#"<div role="list"><div aria-live="polite"><p role="listitem">Cats</p></div></div>"#),
        Inapplicable(r#"<ul><li role="listitem">Cats</li></ul>"#),
        Inapplicable(r#"<div role="listitem" hidden>Cats</div>"#),
        CannotTell(
            r#"<div role="menu"><div role="group"><div role="group"><p role="menuitem">Cats</p></div></div></div>"#,
        ),
        CannotTell(r#"<my-tabs><button role="tab">Cats</button></my-tabs>"#),
        CannotTell(r#"<ul class="d-none js-template"><li role="option">Cats</li></ul>"#),
    ],
    check: Page(check),
};

/// Elements that have the role natively.
const NATIVE: [(&str, &str); 12] = [
    ("caption", "caption"),
    ("li", "listitem"),
    ("option", "option"),
    ("tbody", "rowgroup"),
    ("td", "cell"),
    ("td", "gridcell"),
    ("tfoot", "rowgroup"),
    ("th", "columnheader"),
    ("th", "rowheader"),
    ("th", "cell"),
    ("thead", "rowgroup"),
    ("tr", "row"),
];

fn check(page: &PageFacts) -> Verdict {
    let parts = page.with_any_explicit_role().filter(|element| {
        let role = page.explicit_role(*element);
        role.is_some_and(|role| !role.context.is_empty() && !NATIVE.contains(&(element.name(), role.name)))
    });
    each_or_unknown(
        parts,
        |part| is_in_required_parent(page, part),
        "Some elements are not inside the parent that their role requires",
    )
}

fn is_in_required_parent(page: &PageFacts, part: Element<'_>) -> Option<bool> {
    let role = page.role_of(part)?;
    let (parent, groups) = page.parent_beyond_groups(part, role)?;
    match page.role(parent) {
        // A group may hold the items below an item of a tree.
        Some("treeitem") if role.name == "treeitem" && groups > 0 => Some(true),
        // Only trees have groups in groups.
        Some(name) if role.may_be_in(name) && name != "group" => {
            (groups < 2 || role.name == "treeitem").then_some(true)
        }
        // Some browsers ignore a generic element that is merely focusable.
        Some("generic") | None if !parent.has_global_aria() => None,
        _ => {
            let between = part.ancestors().take_while(|element| *element != parent);
            let is_custom = |element: Element<'_>| element.is_custom() || element.is("slot");
            (!page.is_template_by_class(parent) && !is_custom(parent) && !between.into_iter().any(is_custom))
                .then_some(false)
        }
    }
}
