//! The title identifies the page in tabs, windows and history.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.document-title",
    title: "The page has a title",
    failure_title: "The page title is missing or empty",
    severity: Major,
    why: "Screen readers announce the title first, and users find the page by its title among tabs and windows. \
        Without a title, screen readers announce the URL.",
    fix: "Add a title that says what the page is about: `<title>Opening hours – Acme Library</title>`.",
    references: &[Wcag("2.4.2"), Act("2779a5")],
    examples: &[
        Pass("<title>Opening hours</title>"),
        Pass("<body><title>Opening hours</title></body>"),
        Fail("<p>Opening hours</p>"),
        Fail("<title> </title>"),
        Fail("<title></title><title>Opening hours</title>"),
        Inapplicable("GET https://example.com/hours.svg\n200\ncontent-type: image/svg+xml\n\n<svg></svg>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.first("title") {
        None => fail("The page has no title"),
        Some(title) => match title.words().as_str() {
            "" => fail("The title is empty").at(title),
            words => pass().with("characters", words.chars().count()),
        },
    }
}
