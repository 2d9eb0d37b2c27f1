//! A control that Tab does not reach is none for people without a mouse.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.interactive-not-focusable",
    title: "Elements with the role of a control can have the focus",
    failure_title: "",
    severity: Major,
    why: "The element is announced as a button, a link or a field, but people who work with the keyboard cannot get to \
        it.",
    fix: "Use the element that is a control by nature: `<button>`, `<a href>`, `<input>`. Else add `tabindex=\"0\"` and \
        listen to the keys that such a control answers to.",
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
        CannotTell(r#"<label for="menu" role="button">Menu</label>"#),
    ],
    check: Page(check),
};

/// Roles of controls that Tab stops at one by one; of those that come in sets, arrow keys lead to all but one.
const ROLES: [&str; 9] =
    ["button", "checkbox", "combobox", "link", "searchbox", "slider", "spinbutton", "switch", "textbox"];
/// Most controls that are looked at.
const MOST: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let has_scripts = page.has_scripts();
    let controls = page.having("role").filter(|each| {
        let is_control = page.explicit_role(*each).is_some_and(|role| ROLES.contains(&role.name));
        let is_off = || {
            page.is_disabled(*each)
                || each.attr_is("aria-disabled", "true")
                || each.attributes().any(|(name, value)| name == "aria-current" && value != "false")
        };
        is_control && page.is_exposed(*each) && !is_off()
    });
    let can_have_focus = |control: Element<'_>| {
        let inside = || control.descendants().take(200).any(|each| page.is_focusable(each));
        if page.is_focusable(control) || inside() {
            return Some(true);
        }
        // A focusable element around it may lead to it by other keys.
        let mut around = control.ancestors().take(64);
        let is_unsure = control.is_custom()
            || control.is("label")
            || page.class_may_hide(control)
            || around.any(|each| page.is_focusable(each) || each.is_custom() || each.has("aria-activedescendant"));
        let is_settled = control.handler("onclick").is_some() || !has_scripts;
        (is_settled && !is_unsure).then_some(false)
    };
    each_tells(
        controls.take(MOST),
        can_have_focus,
        "Some elements have the role of a control but cannot have the focus",
    )
}
