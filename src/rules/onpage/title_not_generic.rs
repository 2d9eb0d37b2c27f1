//! A title should be specific to the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-not-generic",
    title: "The title says what the page is about",
    failure_title: "The title does not say what the page is about",
    severity: Major,
    why: "\"Home\" or \"Untitled\" in search results gives no reason to click, and does not distinguish one tab from \
          another. Google replaces such titles with text that it chooses itself.",
    fix: "Name the subject of the page and the site: `<title>Cat food and toys | Example</title>`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link"), Wcag("2.4.2")],
    examples: &[
        Pass("<title>Cats</title>"),
        Pass("<title>Home | Cats of Rome</title>"),
        Fail("<title>Home</title>"),
        Fail("<title>Untitled Document</title>"),
        Fail("<title>Startseite</title>"),
        Fail("<title>example.com</title>"),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

/// Generic titles, in lower case.
const GENERIC: [&str; 37] = [
    "accueil",
    "default",
    "document",
    "domů",
    "etusivu",
    "forside",
    "hem",
    "hello world",
    "hello world!",
    "home",
    "home page",
    "homepage",
    "index",
    "index of /",
    "inicio",
    "início",
    "inizio",
    "main",
    "main page",
    "my app",
    "my site",
    "my website",
    "new page",
    "new site",
    "no title",
    "page",
    "page title",
    "start",
    "startseite",
    "startpagina",
    "strona główna",
    "title",
    "untitled",
    "untitled document",
    "untitled page",
    "website",
    "welcome",
];

fn check(page: &PageFacts) -> Verdict {
    let Some(title) = page.first("title") else { return inapplicable() };
    let text = title.words().to_lowercase();
    let host = page.url().host_str().unwrap_or_default();
    let is_host = text == host || Some(text.as_str()) == host.strip_prefix("www.");
    match text.as_str() {
        "" => inapplicable(),
        text if GENERIC.contains(&text) => fail("The title is a generic text").at(title),
        _ if is_host => fail("The title is only the host name of the site").at(title),
        _ => pass(),
    }
}
