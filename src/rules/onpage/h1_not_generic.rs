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
        Fail("<html lang=pl><h1>Witamy!</h1>"),
        Fail("<html lang=zh><h1>欢迎光临</h1>"),
        CannotTell("<html lang=mt><h1>Merħba</h1>"),
        Inapplicable("<h2>Home</h2>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let headings: Vec<_> =
        page.headings().filter(|(level, _)| *level == 1).map(|(_, heading)| heading).take(20).collect();
    let language = page.content_language();
    let is_generic = |heading: &Element<'_>| GENERIC_HEADINGS.is_one(language, clip(&heading.label_text(), 200));
    match headings.as_slice() {
        [only] if is_generic(only) => fail("The main heading is a generic text").at(*only),
        [] => inapplicable(),
        [_] if !GENERIC_HEADINGS.holds(language) => {
            cannot_tell("The generic headings in the language of this page are not known")
        }
        _ => pass(),
    }
}
