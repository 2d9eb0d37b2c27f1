//! A page of words is no application.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.role-application",
    title: "Pages to be read are not marked as an application",
    failure_title: "",
    severity: Minor,
    why: "In an application screen readers hand all keys to the page. People can no longer read it line by line, or jump \
        from heading to heading.",
    fix: "Remove `role=\"application\"`, or put it on the one widget that handles every key by itself.",
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
    // What makes a page one to be read.
    let content: Vec<Element<'_>> = ["main", "h1"].iter().filter_map(|name| page.plain(name).next()).collect();
    let is_small = |application: Element<'_>| {
        if page.is_app_shell() || content.is_empty() {
            let is_page = application.is_any(&["body", "html"]);
            return (!is_page).then_some(true);
        }
        let holds_all = content.iter().all(|each| application.contains(*each));
        let has_paragraphs = || page.all("p").any(|each| application.contains(each));
        match holds_all {
            true if has_paragraphs() => Some(false),
            true => None,
            false => Some(true),
        }
    };
    each_tells(page.with_given_role(&["application"]), is_small, "The page is marked as an application")
}
