//! Search results, tabs and bookmarks show the title.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title",
    title: "The page has a title",
    failure_title: "The title is missing or empty",
    severity: Critical,
    why: "The title is the headline in search results, the name in tabs and bookmarks, and the first thing that a \
          screen reader announces. Without a title, all of them use the URL.",
    fix: "Add a title to the `head` that says what the page is about: `<title>Cats for beginners | Example</title>`.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/title-link"),
        Wcag("2.4.2"),
        Act("2779a5"),
        Url("https://developer.chrome.com/docs/lighthouse/accessibility/document-title"),
    ],
    examples: &[
        // The canonical URL is the page's own, in another spelling.
        Fail(
            "GET https://a.test/%E3%83%86/\n200\n\n<html lang=ja><title></title><link rel=canonical href=\"https://a.test/%e3%83%86/\">",
        ),
        Pass("<title>Cats</title>"),
        Pass("<head><title> Cats &amp; dogs </title></head><svg><title>A cat</title></svg>"),
        Pass("<body><title>Cats</title></body>"),
        Fail("<p>Cats</p>"),
        Fail("<title></title><title>Cats</title>"),
        Fail("<title> &#8203; </title>"),
        Fail("<svg><title>A cat</title></svg>"),
        // Browsers use a title in the body. `technical.head-closed-early` reports its place.
        Pass("<head></head><body><p>Cats</p><title>Cats</title>"),
        Fail("<head><title></title></head><body><title>Cats</title>"),
        CannotTell("<div id=root></div><script src=/a.js></script>"),
        CannotTell(r#"<html ng-app="app"><title ng-bind-template="{{ page.title }}"></title><p>Cats"#),
        CannotTell(r#"<title v-text="title"></title><p>Cats"#),
        Fail(r#"<meta name="robots" content="noindex"><p>Cats"#),
        Fail("<html lang=ja><title></title><link rel=canonical href=https://production.example/cats>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(title) = page.first("title") else { return fail("The page has no title") };
    // Zero-width characters are invisible.
    let is_visible = |character: char| {
        !character.is_whitespace() && !matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    if title.text().chars().any(is_visible) {
        return pass().with("characters", title.words().chars().count());
    }
    if page.all("title").skip(1).any(|other| other.text().chars().any(is_visible)) {
        return fail("The first title is empty, and browsers use only the first").at_all(page.all("title"));
    }
    if title.is_text_bound() {
        return cannot_tell("A script fills the title").at(title);
    }
    // Scripts may fill an empty title.
    if page.is_app_shell() { fail("The title is empty") } else { fail("The title is empty").at(title) }
}
