//! Without a meta description, search engines choose the summary of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.meta-description",
    title: "The page has a meta description",
    failure_title: "The meta description is missing or empty",
    severity: Major,
    why: "Search engines show the meta description below the title. Without one, they pick a sentence themselves.",
    fix: "Add a meta description of 140 to 160 characters that summarizes the page: `<meta name=\"description\" \
          content=\"…\">`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/snippet")],
    examples: &[
        Pass(r#"<meta name="description" content="All about cats, for people who live with one.">"#),
        Fail("<title>Cats</title>"),
        Fail(r#"<meta property="description" content="All about cats, for people who live with one.">"#),
        Fail(r#"<meta name="description" content=" ">"#),
        Fail(r#"<meta name="robots" content="noindex"><title>Cats</title>"#),
        CannotTell(r#"<meta name="description" ng-attr-content="{{ page.description }}">"#),
        CannotTell(r#"<meta name="description" :content="description">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.meta_elements("description").find(|meta| meta.has("content")) {
        None if page.meta_elements("description").any(|meta| meta.is_bound("content")) => {
            cannot_tell("A script sets the description")
        }
        None => match page.all("meta").find(|meta| meta.attr_is("property", "description")) {
            Some(meta) => fail("The description is in `property`, but search engines read `name`").at(meta),
            None => fail("Missing meta description"),
        },
        Some(meta) => match meta.attr_text("content") {
            None => fail("Empty meta description").at(meta),
            Some(text) => pass().with("characters", text.chars().count()),
        },
    }
}
