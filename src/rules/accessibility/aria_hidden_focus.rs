//! What screen readers do not see must not take the focus.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-hidden-focus",
    title: "Nothing with `aria-hidden` takes the focus",
    failure_title: "",
    severity: Major,
    why: "Tab leads people with screen readers to a control that is hidden from them. They hear nothing and do not know \
        where they are.",
    fix: "Take the control out of the order of Tab with `tabindex=\"-1\"`, hide it from everybody with `hidden` or `inert`, \
        or remove `aria-hidden`.",
    references: &[Wcag("4.1.2"), Wcag("1.3.1"), Act("6cfa84")],
    examples: &[
        Pass(r#"<p aria-hidden="true">Cats</p>"#),
        Pass(r#"<p aria-hidden="true"><a href="/" tabindex="-1">Cats</a></p>"#),
        Pass(r#"<p aria-hidden="true" hidden><a href="/">Cats</a></p>"#),
        Pass(r#"<input aria-hidden="true" disabled tabindex="0">"#),
        Pass(r#"<p aria-hidden="true" contenteditable="invalid">Cats</p>"#),
        Fail(r#"<p aria-hidden="true"><a href="/">Cats</a></p>"#),
        Fail(r#"<a class="thumbnail" href="/" aria-hidden="true"><img src="cat.jpg" alt=""></a>"#),
        Fail(r#"<details aria-hidden="true"><summary>Cats</summary></details>"#),
        Inapplicable(r#"<p aria-hidden="false"><a href="/">Cats</a></p>"#),
        CannotTell(r#"<div class="sidebar" aria-hidden="true"><a href="/">Cats</a></div>"#),
        CannotTell(r#"<ul role="menu" aria-hidden="true"><li role="none"><a role="menuitem" href="/">Cats</a></ul>"#),
        CannotTell(r#"<div aria-hidden="true" tabindex="0" class="focus-guard"></div>"#),
    ],
    check: Page(check),
};

const POPUPS: [&str; 6] = ["alertdialog", "dialog", "listbox", "menu", "tabpanel", "tooltip"];

fn check(page: &PageFacts) -> Verdict {
    // For each outermost hidden element: whether Tab stops inside, and whether that is certain.
    let mut hidden: BTreeMap<usize, (Element<'_>, Option<bool>)> = BTreeMap::new();
    let mut outermost: Option<Element<'_>> = None;
    for cover in page.having("aria-hidden").filter(|each| each.attr_is("aria-hidden", "true")) {
        if outermost.is_some_and(|outer| outer.contains(cover)) {
            continue;
        }
        outermost = Some(cover);
        let mut is_good = Some(true);
        let inside = std::iter::once(cover).chain(cover.descendants()).filter(|each| !each.in_template());
        for each in inside.filter(|each| page.is_tab_stop(*each) && !each.is("iframe")) {
            let is_certain = is_certain(page, cover, each);
            is_good = if is_certain || is_good == Some(false) { Some(false) } else { None };
        }
        hidden.insert(cover.index(), (cover, is_good));
    }
    let covers = hidden.values().map(|(element, _)| *element);
    let is_good = |cover: Element<'_>| hidden.get(&cover.index()).and_then(|(_, is_good)| *is_good);
    each_tells(covers, is_good, "Some elements take the focus although they are hidden from screen readers")
}

/// Whether no style sheet is likely to hide the control, and no script to move the focus on.
fn is_certain(page: &PageFacts, cover: Element<'_>, stop: Element<'_>) -> bool {
    let says = |element: Element<'_>, word: &str| {
        ["class", "id"]
            .iter()
            .any(|name| element.get(name).is_some_and(|value| value.to_ascii_lowercase().contains(word)))
    };
    let guards = ["focus", "guard", "sentinel", "trap"].iter().any(|word| says(stop, word)) || stop.has("onfocus");
    let has_style = |element: Element<'_>| element.has("class") || element.has("id");
    // What pops up is hidden by style sheets while it is closed.
    let pops_up = page.explicit_role(cover).is_some_and(|role| POPUPS.contains(&role.name));
    if page.class_may_hide(stop) || guards || pops_up || cover.is("body") {
        return false;
    }
    if cover == stop {
        return !stop.is_any(&["input", "select", "textarea"]) || !has_style(stop);
    }
    let mut path = stop.ancestors().take(24).take_while(|each| *each == cover || cover.contains(*each));
    !path.any(has_style)
}
