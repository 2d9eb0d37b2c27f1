//! Fields marked as invalid need a message that says what is wrong.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.error-association",
    title: "Fields marked as invalid refer to their error message",
    failure_title: "Fields marked as invalid do not refer to an error message",
    severity: Minor,
    why: "Screen readers announce that the entry is invalid, but not why. Users have to look for the message elsewhere \
        on the page.",
    fix: "Refer to the error message: `<input aria-invalid=\"true\" aria-describedby=\"mail-error\">` and `<p \
        id=\"mail-error\">Enter an address like name@example.com</p>`. Leave out `aria-invalid` until something has \
        been entered.",
    references: &[
        Wcag("3.3.1"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA21"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#aria-invalid"),
    ],
    examples: &[
        Pass(r#"<input aria-label="Age" aria-invalid="true" aria-describedby="e"><p id="e">Enter a number</p>"#),
        Pass(r#"<input aria-label="Age" aria-invalid="true" aria-errormessage="e"><p id="e">Enter a number</p>"#),
        Fail(r#"<label for="age">Age</label><input id="age" aria-invalid="true">"#),
        // An empty or hidden message says nothing.
        Fail(r#"<input aria-label="Age" aria-invalid="true" aria-describedby="e"><p id="e"> </p>"#),
        Fail(
            r#"<input aria-label="Age" aria-invalid="true" aria-errormessage="e"><p id="e" hidden>Enter a number</p>"#,
        ),
        Pass(r#"<input aria-label="Age" aria-invalid="true" aria-describedby="e"><p id="e" hidden>Enter a number</p>"#),
        CannotTell(
            r#"<input aria-label="A" aria-invalid="true" aria-describedby="e"><p id="e"></p><script>a()</script>"#,
        ),
        Inapplicable(r#"<input aria-label="Age" aria-invalid="false">"#),
        Inapplicable(r#"<input aria-label="Age">"#),
        CannotTell(r#"<label>Age <input aria-invalid="true"> Enter a number</label>"#),
        CannotTell(r#"<input aria-label="Age" aria-invalid="true" aria-describedby="e"><script src="a.js"></script>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_scripts = page.has_scripts();
    let fields = page.having("aria-invalid").filter(|field| {
        let is_invalid = matches!(field.attr_text("aria-invalid"), Some("true" | "grammar" | "spelling"));
        is_invalid && page.is_exposed(*field) && page.role_of(*field).is_none_or(Role::is_widget)
    });
    let has_error_message = |field: Element<'_>| {
        let references = ["aria-describedby", "aria-errormessage"];
        let is_message = |name: &str, id: &str| {
            let target = page.by_id(id).filter(|target| name == "aria-describedby" || page.is_exposed(*target));
            target.is_some_and(|target| !target.label_text().is_empty())
        };
        let has_message = references.iter().any(|name| {
            let ids = field.attr_text(name).unwrap_or_default().split_ascii_whitespace();
            ids.take(16).any(|id| is_message(name, id))
        });
        // A script may add a message that is not there yet, and a label may contain one.
        let may_be_added = has_scripts && references.iter().any(|name| field.attr_text(name).is_some());
        let is_in_label = field.closest("label").is_some() || field.has("aria-labelledby");
        if has_message {
            Some(true)
        } else if may_be_added || is_in_label || field.is_custom() || page.document.truncated {
            None
        } else {
            Some(false)
        }
    };
    each_or_unknown(fields, has_error_message, "Some fields are marked as invalid but do not refer to an error message")
}
