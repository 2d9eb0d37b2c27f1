//! Buttons for popovers and dialogs must refer to one that exists.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.popover-dialog-control",
    title: "Buttons for popovers and dialogs have a valid target",
    failure_title: "Buttons for popovers and dialogs have no valid target",
    severity: Minor,
    why: "A click on the button does nothing, and users never see the popover or dialog.",
    fix: "Give the popover or dialog the `id` that the button refers to: `<button popovertarget=\"menu\">` and \
        `<div popover id=\"menu\">`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/popover.html#the-popover-target-attributes"),
        Url("https://html.spec.whatwg.org/multipage/form-elements.html#attr-button-commandfor"),
        Wcag("4.1.2"),
    ],
    examples: &[
        Pass(r#"<button popovertarget="menu">Menu</button><div popover id="menu">Cats</div>"#),
        Pass(r#"<button commandfor="ask" command="show-modal">Ask</button><dialog id="ask">Sure?</dialog>"#),
        Fail(r#"<button popovertarget="menu">Menu</button><div id="menus" popover>Cats</div>"#),
        Fail(r#"<button popovertarget="menu">Menu</button><div id="menu">Cats</div>"#),
        Fail(r#"<button commandfor="ask" command="show-modal">Ask</button><div id="ask">Sure?</div>"#),
        Inapplicable("<button>Menu</button>"),
        CannotTell(r#"<button popovertarget="menu">Menu</button><script src="/menu.js"></script>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_scripts = page.has_scripts();
    let is_button = |element: &Element<'_>| element.is_any(&["button", "input"]) && page.is_exposed(*element);
    let buttons = page.having("popovertarget").chain(page.having("commandfor")).filter(is_button);
    let has_target = |button: Element<'_>| {
        let command = button.attr_text("command").unwrap_or_default().to_ascii_lowercase();
        let (id, action) = match button.attr_text("commandfor").filter(|_| button.is("button")) {
            Some(id) => (id, command.as_str()),
            None => (button.attr_text("popovertarget").unwrap_or_default(), "toggle-popover"),
        };
        let is_valid = page.by_id(id).map(|target| match action {
            "toggle-popover" | "show-popover" | "hide-popover" => target.has("popover"),
            "show-modal" | "close" | "request-close" => target.is("dialog"),
            _ => true,
        });
        match is_valid {
            Some(true) => Some(true),
            _ if has_scripts || page.document.truncated => None,
            _ => Some(false),
        }
    };
    each_or_unknown(buttons, has_target, "Some buttons refer to a popover or dialog that is not on the page")
}
