//! A list must have items, a table rows, a menu entries.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-required-children",
    title: "Elements contain what their roles require",
    failure_title: "",
    severity: Critical,
    why: "Screen readers count the items of a list and the rows of a table, and let people walk through them. Without \
        them, or with something else between, they announce nonsense or nothing.",
    fix: "Give the children the roles that belong there: `role=\"option\"` in a `listbox`, `role=\"tab\"` in a `tablist`, \
        `<li>` in `<ul>`.",
    references: &[Wcag("1.3.1"), Act("bc4a75"), Url("https://www.w3.org/TR/wai-aria-1.2/#mustContain")],
    examples: &[
        Pass(r#"<div role="list"><span role="listitem">Cats</span></div>"#),
        Pass(r#"<ul role="menu"><li role="none"><button role="menuitem">Cats</button></li></ul>"#),
        Pass(r#"<div role="list" aria-owns="cats"></div><p id="cats" role="listitem">Cats</p>"#),
        Pass(r#"<ul><li>Cats</li></ul>"#),
        Pass(r#"<div role="listbox"><div role="group"><div role="option">Cats</div></div></div>"#),
        Fail(r#"<div role="listbox"><div role="group"><p role="listitem">Cats</p></div></div>"#),
        Fail(r#"<div role="list"><span>Cats</span></div>"#),
        Fail(r#"<div role="list"><p role="listitem">Cats</p><div role="group">Dogs</div></div>"#),
        Fail(r#"<ul><div></div><div></div></ul>"#),
        Fail("<ul><li>Cats</li><ul><li>Dogs</li></ul></ul>"),
        // Items in something else are for `listitem`.
        Inapplicable(r#"<ul><a href="/cats"><li>Cats</li></a></ul>"#),
        Inapplicable("<ul><li>Cats</li><h3><li>Dogs</li></h3></ul>"),
        Fail(r#"<div role="list"><div aria-live="polite"><p role="listitem">Cats</p></div></div>"#),
        Fail(r#"<ol role="tablist"><li role="listitem">Cats</li></ol>"#),
        Inapplicable(r#"<div role="progressbar" aria-valuenow="20">20 %</div>"#),
        Inapplicable(r#"<div role="list" aria-busy="true"><span>Cats</span></div>"#),
        Fail(r#"<div role="list"></div>"#),
        CannotTell(r#"<ul></ul>"#),
        CannotTell(r#"<div role="list"></div><script src="/list.js"></script>"#),
        CannotTell(r#"<ul><my-items></my-items></ul>"#),
        CannotTell(r#"<ul role="menu"><li role="menuitem" hidden>Cats</li></ul>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let owners = || {
        let lists = ["menu", "ol", "ul"].into_iter().flat_map(|name| page.plain(name));
        let owns = |each: &Element<'_>| page.role_of(*each).is_some_and(|role| !role.owned.is_empty());
        lists.chain(page.given_roles()).filter(owns).filter(|each| !each.attr_is("aria-busy", "true"))
    };
    let is_for_listitem = |each: &Element<'_>| {
        page.explicit_role(*each).is_none() && has_stray_item(page, *each) && is_filled(page, *each) == Some(false)
    };
    let judged = owners().filter(|each| !is_for_listitem(each));
    let is_worse = || owners().any(|each| page.explicit_role(each).is_some() && is_filled(page, each) == Some(false));
    each_tells(judged, |each| is_filled(page, each), "Some elements do not contain what their roles require")
        .milder_if(Major, || !is_worse())
}

/// Whether something that is no list stands between a list and items in it.
fn has_stray_item(page: &PageFacts, list: Element<'_>) -> bool {
    let between = list.children().filter(|child| !child.is_any(&["li", "menu", "ol", "ul"]));
    let mut inside = between.take(100).flat_map(|child| child.descendants().take(100));
    inside.any(|each| {
        let is_in_list = || each.parent().is_some_and(|parent| parent.is_any(&["dir", "menu", "ol", "ul"]));
        each.is("li") && page.is_exposed(each) && page.explicit_role(each).is_none() && !is_in_list()
    })
}

/// Whether a group holds what the role around it requires; not known where it holds nothing.
fn holds(page: &PageFacts, group: Element<'_>, role: &Role) -> Option<bool> {
    let mut inside = page.accessible_children(group).filter_map(|child| page.role(child)).peekable();
    inside.peek()?;
    Some(inside.any(|name| role.may_own(name)))
}

fn is_filled(page: &PageFacts, owner: Element<'_>) -> Option<bool> {
    let role = page.role_of(owner)?;
    let (mut has_needed, mut has_unclear) = (false, false);
    for child in page.accessible_children(owner) {
        match page.role(child) {
            Some("separator" | "none" | "caption") => {}
            // Some browsers pass over an element that only can have the focus.
            Some("generic") | None => has_unclear |= !child.has_global_aria(),
            // Groups count by what is in them.
            Some("group") if role.may_own("group") => match holds(page, child, role) {
                Some(true) => has_needed = true,
                Some(false) => return Some(false),
                None => has_unclear = true,
            },
            Some(name) if role.may_own(name) => has_needed = true,
            Some(_) => return Some(false),
        }
    }
    if has_needed {
        return Some(true);
    }
    let mut inside = owner.descendants().take(500);
    let may_change = inside.any(|each| !page.is_exposed(each) || each.is_custom() || each.is("slot"));
    let is_bare = owner.text().trim().is_empty();
    // HTML lets a list be empty; WAI-ARIA does not, unless it is busy.
    let may_be_empty = || page.explicit_role(owner).is_none() && owner.children().next().is_none();
    let is_empty = is_bare && (page.first("script").is_some() || may_be_empty());
    (!has_unclear && !may_change && !is_empty && !page.class_may_hide(owner)).then_some(false)
}
