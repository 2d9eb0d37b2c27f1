//! Elements that are hidden from screen readers must not receive the focus.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-hidden-focus",
    title: "Elements hidden with `aria-hidden` cannot receive the keyboard focus",
    failure_title: "Elements hidden with `aria-hidden` can receive the keyboard focus",
    severity: Major,
    why: "The Tab key takes screen-reader users to a control that is hidden from them. They hear nothing and do not \
        know where they are on the page.",
    fix: "Take the control out of the tab order with `tabindex=\"-1\"`, hide it from all users with `hidden` or \
        `inert`, or remove `aria-hidden`.",
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
    // The outermost hidden elements: true without a tab stop, false with a certain one, else `None`.
    let mut hidden: BTreeMap<usize, (Element<'_>, Option<bool>)> = BTreeMap::new();
    let mut outermost: Option<Element<'_>> = None;
    for container in page.having("aria-hidden").filter(|element| element.attr_is("aria-hidden", "true")) {
        if outermost.is_some_and(|outer| outer.contains(container)) {
            continue;
        }
        outermost = Some(container);
        let mut is_unfocusable = Some(true);
        let inside = std::iter::once(container).chain(container.descendants()).filter(|element| !element.in_template());
        for stop in inside.filter(|element| page.is_tab_stop(*element) && !element.is("iframe")) {
            let is_certain = is_certain(page, container, stop);
            is_unfocusable = if is_certain || is_unfocusable == Some(false) { Some(false) } else { None };
        }
        hidden.insert(container.index(), (container, is_unfocusable));
    }
    let containers = hidden.values().map(|(element, _)| *element);
    let is_unfocusable =
        |container: Element<'_>| hidden.get(&container.index()).and_then(|(_, is_unfocusable)| *is_unfocusable);
    each_or_unknown(
        containers,
        is_unfocusable,
        "Some elements can receive the focus although they are hidden from screen readers",
    )
}

/// Returns true if stylesheets are unlikely to hide the control and scripts are unlikely to move the focus on.
fn is_certain(page: &PageFacts, container: Element<'_>, stop: Element<'_>) -> bool {
    let has_word = |element: Element<'_>, word: &str| {
        ["class", "id"]
            .iter()
            .any(|name| element.get(name).is_some_and(|value| value.to_ascii_lowercase().contains(word)))
    };
    let is_focus_guard =
        ["focus", "guard", "sentinel", "trap"].iter().any(|word| has_word(stop, word)) || stop.has("onfocus");
    let has_style = |element: Element<'_>| element.has("class") || element.has("id");
    // Stylesheets hide popups while they are closed.
    let is_popup = page.explicit_role(container).is_some_and(|role| POPUPS.contains(&role.name));
    if page.class_may_hide(stop) || is_focus_guard || is_popup || container.is("body") {
        return false;
    }
    if container == stop {
        return !stop.is_any(&["input", "select", "textarea"]) || !has_style(stop);
    }
    let mut path =
        stop.ancestors().take(24).take_while(|ancestor| *ancestor == container || container.contains(*ancestor));
    !path.any(has_style)
}
