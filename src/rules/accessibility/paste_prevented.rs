//! Users must be able to paste into fields.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.paste-prevented",
    title: "Users can paste into form fields",
    failure_title: "Users cannot paste into form fields",
    severity: Minor,
    why: "Users paste values that they cannot type or remember, such as long passwords, codes and addresses. Password \
        managers paste for them.",
    fix: "Remove the handler that prevents pasting, such as `onpaste=\"return false\"`.",
    references: &[
        Wcag("3.3.8"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F109"),
        Url("https://developer.chrome.com/docs/lighthouse/best-practices/paste-preventing-inputs"),
    ],
    examples: &[
        Pass(r#"<input type="password" onpaste="check(event)">"#),
        Fail(r#"<input type="password" onpaste="return false">"#),
        Fail(r#"<input onpaste="alert('Please type'); return false;">"#),
        Fail(r#"<form onpaste="event.preventDefault()"><input></form>"#),
        Inapplicable(r#"<input type="password">"#),
        Inapplicable(r#"<input readonly onpaste="return false">"#),
        CannotTell(r#"<input onpaste="if (isLocked) return false">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // A handler also receives the events of the elements inside. The first hundred handlers are enough.
    let listening = page.having("onpaste").take(100).filter(|element| {
        let has_field = || element.descendants().take(2_000).any(|child| accepts_text(page, child));
        element.attr_text("onpaste").is_some() && (accepts_text(page, *element) || has_field())
    });
    let allows_paste = |element: Element<'_>| {
        let code = element.handler("onpaste").unwrap_or_default();
        if prevents_default(&code) {
            Some(false)
        } else if contains_any(&code, &["returnfalse", "preventdefault", "return!1"]) {
            None
        } else {
            Some(true)
        }
    };
    each_or_unknown(listening, allows_paste, "An `onpaste` handler prevents pasting")
}

fn accepts_text(page: &PageFacts, field: Element<'_>) -> bool {
    let is_text = match page.role(field) {
        Some(role) => matches!(role, "textbox" | "searchbox" | "combobox" | "spinbutton") && !field.is("select"),
        None => field.is("input") && field.attr_is("type", "password"),
    };
    is_text && !page.is_disabled(field) && !field.has("readonly") && page.is_exposed(field)
}
