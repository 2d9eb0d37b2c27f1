//! Elements with a control role must be reachable with the keyboard.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.interactive-not-focusable",
    title: "Elements with a control role are focusable",
    failure_title: "Elements with a control role are not focusable",
    severity: Major,
    why: "The element is announced as a button, link or field, but keyboard users cannot reach it.",
    fix: "Use a native control: `<button>`, `<a href>` or `<input>`. Otherwise, add `tabindex=\"0\"` and handle the \
        keys that such a control responds to.",
    references: &[
        Wcag("2.1.1"),
        Wcag("4.1.2"),
        Url("https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F59"),
    ],
    examples: &[
        Pass(r#"<span role="button" tabindex="0" onclick="save()">Save</span>"#),
        Pass(r#"<a href="/save" role="button">Save</a>"#),
        Pass(r#"<div role="combobox" aria-expanded="false"><input></div>"#),
        Fail(r#"<span role="button" onclick="save()">Save</span>"#),
        Fail(r#"<a role="button" onclick="save()">Save</a>"#),
        Fail(r#"<div role="checkbox" aria-checked="false">I agree</div>"#),
        Inapplicable("<button>Save</button>"),
        Inapplicable(r#"<a role="link" aria-disabled="true">Next</a> <a role="link" aria-current="page">1</a>"#),
        Inapplicable(r#"<button role="switch" aria-checked="true" disabled>Sound</button>"#),
        Inapplicable(r#"<p hidden><span role="button" onclick="save()">Save</span></p>"#),
        CannotTell(r#"<span role="button">Save</span><script src="/app.js"></script>"#),
        CannotTell(r#"<div role="toolbar" tabindex="0"><span role="button" onclick="save()">Save</span></div>"#),
        CannotTell(r#"<span role="button" tabindex="-1" onclick="save()">Save</span>"#),
        CannotTell(r#"<label for="menu" role="button">Menu</label>"#),
    ],
    check: Page(check),
};

/// Roles whose elements are each a tab stop. In roles that come in sets, arrow keys lead to all elements but one.
const ROLES: [&str; 9] =
    ["button", "checkbox", "combobox", "link", "searchbox", "slider", "spinbutton", "switch", "textbox"];
/// Maximum number of controls that are checked.
const MAX_CONTROLS: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let has_scripts = page.has_scripts();
    let controls = page.having("role").filter(|element| {
        let is_control = page.explicit_role(*element).is_some_and(|role| ROLES.contains(&role.name));
        let is_inactive = || {
            page.is_disabled(*element)
                || element.attr_is("aria-disabled", "true")
                || element.attributes().any(|(name, value)| name == "aria-current" && value != "false")
        };
        is_control && page.is_exposed(*element) && !is_inactive()
    });
    let can_have_focus = |control: Element<'_>| {
        let has_focusable_child = || control.descendants().take(200).any(|child| page.is_focusable(child));
        if control.tab_index().is_some_and(|index| index < 0) {
            // Arrow keys or a script may lead to it, as in a toolbar.
            return None;
        }
        if page.is_focusable(control) || has_focusable_child() {
            return Some(true);
        }
        // A focusable ancestor may give access to it with other keys.
        let mut ancestors = control.ancestors().take(64);
        let is_unsure = control.is_custom()
            || control.is("label")
            || page.class_may_hide(control)
            || ancestors.any(|ancestor| {
                page.is_focusable(ancestor) || ancestor.is_custom() || ancestor.has("aria-activedescendant")
            });
        let is_settled = control.handler("onclick").is_some() || !has_scripts;
        (is_settled && !is_unsure).then_some(false)
    };
    each_or_unknown(
        controls.take(MAX_CONTROLS),
        can_have_focus,
        "Some elements have a control role but are not focusable",
    )
}
