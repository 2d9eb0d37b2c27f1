//! Who cannot paste must type.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.paste-prevented",
    title: "Text can be pasted into fields",
    failure_title: "",
    severity: Minor,
    why: "People paste what they cannot type or remember: long passwords, codes, addresses. Password managers do so for \
        them.",
    fix: "Remove the handler: `<input type=\"password\" onpaste=\"return false\">`.",
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
    // Each handler hears what is inside its element too; the first hundred are enough.
    let listening = page.having("onpaste").take(100).filter(|each| {
        let is_inside = || each.descendants().take(2_000).any(|inside| takes_text(page, inside));
        each.text_of("onpaste").is_some() && (takes_text(page, *each) || is_inside())
    });
    let lets_paste = |each: Element<'_>| {
        let code = each.handler("onpaste").unwrap_or_default();
        match () {
            () if prevents_default(&code) => Some(false),
            () if contains_any(&code, &["returnfalse", "preventdefault", "return!1"]) => None,
            () => Some(true),
        }
    };
    each_tells(listening, lets_paste, "Some fields keep text from being pasted")
}

fn takes_text(page: &PageFacts, field: Element<'_>) -> bool {
    let is_text = match page.role(field) {
        Some(role) => matches!(role, "textbox" | "searchbox" | "combobox" | "spinbutton") && !field.is("select"),
        None => field.is("input") && field.attr_is("type", "password"),
    };
    is_text && !page.is_disabled(field) && !field.has("readonly") && page.is_exposed(field)
}
