//! The main heading should name the subject of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.h1-not-generic",
    title: "The main heading names the subject of the page",
    failure_title: "The main heading does not name the subject of the page",
    severity: Minor,
    why: "A heading such as \"Home\" or \"Welcome\" says nothing about the page to screen-reader users who jump to it, \
          or to search engines.",
    fix: "Say in the main heading what visitors find on the page.",
    references: &[Wcag("2.4.6"), Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass("<h1>Welcome to the cats of Rome</h1>"),
        Fail("<h1>Welcome!</h1>"),
        Fail("<h1>Home</h1>"),
        Inapplicable("<h2>Home</h2>"),
    ],
    check: Page(check),
};

/// Generic headings, in lower case.
const GENERIC: [&str; 14] = [
    "accueil",
    "bienvenue",
    "bienvenidos",
    "hello",
    "hello world",
    "home",
    "homepage",
    "inicio",
    "page title",
    "startseite",
    "untitled",
    "welcome",
    "willkommen",
    "your title here",
];

fn check(page: &PageFacts) -> Verdict {
    let headings: Vec<_> =
        page.headings().filter(|(level, _)| *level == 1).map(|(_, heading)| heading).take(20).collect();
    let is_generic = |heading: &Element<'_>| {
        let text = heading.label_text().to_lowercase();
        GENERIC.contains(&text.trim_end_matches(['!', '.', ' ']))
    };
    match headings.as_slice() {
        [only] if is_generic(only) => fail("The main heading is a generic text").at(*only),
        [] => inapplicable(),
        _ => pass(),
    }
}
