//! Lists need items, tables need rows and menus need menu items.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-required-children",
    title: "Elements have the child roles that their own role requires",
    failure_title: "Elements lack required child roles or have child roles that are not allowed",
    severity: Major,
    why: "Screen readers count the items of a list and the rows of a table, and let users move through them. If these \
        are missing, or other elements are mixed in, screen readers announce wrong information or nothing.",
    fix: "Give the children the roles that belong there: `role=\"option\"` in a `listbox`, `role=\"tab\"` in a \
        `tablist`, `<li>` in `<ul>`.",
    references: &[Wcag("1.3.1"), Act("bc4a75"), Url("https://www.w3.org/TR/wai-aria-1.2/#mustContain")],
    examples: &[
        Pass(r#"<div role="list"><span role="listitem">Cats</span></div>"#),
        Pass(r#"<ul role="menu"><li role="none"><button role="menuitem">Cats</button></li></ul>"#),
        Pass(r#"<div role="list" aria-owns="cats"></div><p id="cats" role="listitem">Cats</p>"#),
        Pass("<ul><li>Cats</li></ul>"),
        Pass(r#"<div role="listbox"><div role="group"><div role="option">Cats</div></div></div>"#),
        Pass(
            r#"<ul role="tree"><li role="none"><ul role="group"><li role="group"><p role="treeitem">Cats</p></ul></ul>"#,
        ),
        Pass(r#"<div role="list"><p role="doc-endnote">Cats</p></div>"#),
        Fail(r#"<div role="listbox"><div role="group"><p role="listitem">Cats</p></div></div>"#),
        Fail(r#"<div role="list"><span>Cats</span></div>"#),
        Fail(r#"<div role="list"><p role="listitem">Cats</p><div role="group">Dogs</div></div>"#),
        Fail(r#"<ul><div></div><div></div></ul>"#),
        Fail("<ul><li>Cats</li><ul><li>Dogs</li></ul></ul>"),
        // Items inside another element are reported by `listitem`.
        Inapplicable(r#"<ul><a href="/cats"><li>Cats</li></a></ul>"#),
        Inapplicable("<ul><li>Cats</li><h3><li>Dogs</li></h3></ul>"),
        Fail(r#"<div role="list"><div aria-live="polite"><p role="listitem">Cats</p></div></div>"#),
        Fail(r#"<ol role="tablist"><li role="listitem">Cats</li></ol>"#),
        Inapplicable(r#"<div role="list" aria-busy="true"><span>Cats</span></div>"#),
        Fail(r#"<div role="list"></div>"#),
        CannotTell(r#"<ul></ul>"#),
        CannotTell(r#"<div role="list"></div><script src="/list.js"></script>"#),
        CannotTell(r#"<ul class="stars">...</ul><script src="/quiz.js"></script>"#),
        CannotTell(r#"<ul><my-items></my-items></ul>"#),
        CannotTell(r#"<ul class="d-none js-template"><li role="option">Cats</li></ul>"#),
        CannotTell(r#"<ul role="menu"><li role="menuitem" hidden>Cats</li></ul>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let lists = ["menu", "ol", "ul"].into_iter().flat_map(|name| page.with_implicit_role(name));
    let owns = |element: Element<'_>| page.role_of(element).is_some_and(|role| !role.owned.is_empty());
    let owners = lists.chain(page.with_any_explicit_role());
    let owners = owners.filter(|element| owns(*element) && !element.attr_is("aria-busy", "true"));
    let is_reported_by_listitem =
        |element: Element<'_>| has_stray_item(page, element) && is_filled(page, element) == Some(false);
    let message = std::cell::RefCell::new(None);
    let passes = |element: Element<'_>| {
        let is_filled = is_filled(page, element);
        if is_filled == Some(false) {
            message.borrow_mut().get_or_insert_with(|| cause(page, element));
        }
        is_filled
    };
    let verdict = each_or_unknown(owners.filter(|element| !is_reported_by_listitem(*element)), passes, "");
    message.take().map_or(verdict.clone(), |message| verdict.with_message(message))
}

/// Returns a message that names the child that does not belong into the element.
fn cause(page: &PageFacts, owner: Element<'_>) -> String {
    let (role, tag) = (page.role(owner).unwrap_or_default(), owner.name());
    let may_own = |name: &str| page.role_of(owner).is_some_and(|role| role.may_own(name));
    let is_stray = |name: &str| !matches!(name, "generic" | "separator" | "none" | "caption") && !may_own(name);
    let mut children = page.accessible_children(owner).filter_map(|child| Some((child, page.role(child)?)));
    let is_plain = |element: Element<'_>| page.explicit_role(element).is_none();
    match children.find(|(_, name)| is_stray(name)) {
        Some((child, _)) if is_plain(owner) && is_plain(child) => {
            format!("`{tag}` contains `{}`, which is not a list item", shorten(child.name(), 40))
        }
        Some((_, name)) => format!("A child of a `{role}` has the role `{name}`, which is not allowed there"),
        None => format!("A `{role}` has no children with the roles that it requires"),
    }
}

/// Returns true if an element that is not a list is between the list and one of its items.
fn has_stray_item(page: &PageFacts, list: Element<'_>) -> bool {
    let between = list.children().filter(|child| !child.is_any(&["li", "menu", "ol", "ul"]));
    let mut inside = between.take(100).flat_map(|child| child.descendants().take(100));
    page.explicit_role(list).is_none()
        && inside.any(|element| {
            let is_in_list = || element.parent().is_some_and(|parent| parent.is_any(&["dir", "menu", "ol", "ul"]));
            element.is("li") && page.is_exposed(element) && page.explicit_role(element).is_none() && !is_in_list()
        })
}

fn is_filled(page: &PageFacts, owner: Element<'_>) -> Option<bool> {
    let role = page.role_of(owner)?;
    let (mut has_needed, mut has_unclear) = (false, false);
    for child in page.accessible_children(owner) {
        match page.role(child) {
            Some("separator" | "none" | "caption") => {}
            // Some browsers ignore a generic element that is merely focusable.
            Some("generic") | None => has_unclear |= !child.has_global_aria(),
            // Groups are judged by their contents.
            Some("group") if role.may_own("group") => match page.group_holds(child, role) {
                Some(true) => has_needed = true,
                Some(false) => return Some(false),
                None => has_unclear = true,
            },
            Some(name) if role.may_own(name) => has_needed = true,
            Some(_) => return (!page.is_template_by_class(owner)).then_some(false),
        }
    }
    if has_needed {
        return Some(true);
    }
    let mut inside = owner.descendants().take(500);
    let may_change = inside.any(|element| !page.is_exposed(element) || element.is_custom() || element.is("slot"));
    let is_bare = !clip(owner.text(), 1 << 12).chars().any(char::is_alphanumeric);
    // HTML allows an empty list; WAI-ARIA does not, unless the list is busy.
    let may_be_empty = || page.explicit_role(owner).is_none() && owner.children().next().is_none();
    let is_empty = is_bare && (page.first("script").is_some() || may_be_empty());
    (!has_unclear && !may_change && !is_empty && !page.class_may_hide(owner)).then_some(false)
}
