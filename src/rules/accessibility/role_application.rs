//! Pages that are meant for reading must not have the application role.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.role-application",
    title: "The page content is not inside `role=\"application\"`",
    failure_title: "The page content is inside `role=\"application\"`",
    severity: Minor,
    why: "Inside an application, screen readers pass all keys to the page. Users can no longer read it line by line or \
        jump from heading to heading.",
    fix: "Remove `role=\"application\"`, or put it only on the widget that handles every key itself.",
    references: &[Wcag("4.1.2"), Url("https://www.w3.org/TR/wai-aria-1.2/#application")],
    examples: &[
        Pass(r#"<h1>Cats</h1><div role="application" aria-label="Piano"><button>C</button></div>"#),
        Fail(r#"<body role="application"><main><h1>Cats</h1><p>They sleep.</p></main></body>"#),
        Fail(r#"<div role="application"><main><h1>Cats</h1><p>They sleep.</p></main></div>"#),
        Inapplicable("<main><h1>Cats</h1></main>"),
        CannotTell(r#"<body role="application"><canvas></canvas></body>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // Elements that identify a page that is meant for reading.
    let content: Vec<Element<'_>> =
        ["main", "h1"].iter().filter_map(|name| page.with_implicit_role(name).next()).collect();
    let is_allowed = |application: Element<'_>| {
        if page.is_app_shell() || content.is_empty() {
            let is_page = application.is_any(&["body", "html"]);
            return (!is_page).then_some(true);
        }
        let contains_all = content.iter().all(|element| application.contains(*element));
        let has_paragraphs = || page.all("p").any(|paragraph| application.contains(paragraph));
        if !contains_all {
            Some(true)
        } else if has_paragraphs() {
            Some(false)
        } else {
            None
        }
    };
    each_or_unknown(
        page.with_explicit_role(&["application"]),
        is_allowed,
        "The page content is inside an element with the application role",
    )
}
