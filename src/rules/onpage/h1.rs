//! Every page needs a main heading.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.h1",
    title: "The page has a main heading",
    failure_title: "The main heading is missing or empty",
    severity: Major,
    why: "Screen-reader users jump to the main heading to learn what the page is about. Search engines use it to \
          understand the page and to write its title link.",
    fix: "Add one `<h1>` that names the subject of the page.",
    references: &[
        Url("https://www.w3.org/WAI/tutorials/page-structure/headings/"),
        Url("https://developers.google.com/search/docs/appearance/title-link"),
        Url("https://dequeuniversity.com/rules/axe/4.10/page-has-heading-one"),
    ],
    examples: &[
        Pass("<h1>Cats</h1><p>They sleep.</p>"),
        Pass(r#"<h1><a href="/"><img src="/logo.png" alt="Cats of Rome"></a></h1><p>They sleep.</p>"#),
        Pass(r#"<div role="heading" aria-level="1">Cats</div><p>They sleep.</p>"#),
        Fail("<h2>Cats</h2><p>They sleep.</p>"),
        Fail("<h1> </h1><p>They sleep.</p>"),
        Fail("<dialog><h1>Cookies</h1></dialog><p>Cats sleep.</p>"),
        Fail("<style>h1 { display: none }</style><h1>Cats</h1><p>They sleep.</p>"),
        CannotTell("<style>.a h1 { display: none }</style><div class=a><h1>Cats</h1></div><script src=/a.js></script>"),
        CannotTell("<style>@media (width < 9em) { h1 { visibility: hidden } }</style><h1>Cats</h1><p>They sleep.</p>"),
        CannotTell("<div id=root></div><script src=/a.js></script>"),
        Inapplicable(r#"<img src="/cat.png" alt="A cat">"#),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
        CannotTell("<style>body{visibility:hidden}</style><h1>Cats</h1><p>They sleep.<script src=/show.js></script>"),
        CannotTell("<div id=app v-cloak><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

fn check(page: &PageFacts) -> Verdict {
    // The first 50 headings are enough to find one that has text.
    let of_level_one = page.headings().filter(|(level, _)| *level == 1).map(|(_, heading)| heading);
    let headings: Vec<_> = of_level_one.take(50).collect();
    let is_seen = |heading: &Element<'_>| !heading.may_be_hidden();
    let is_restyled = || page.all("h1").any(Element::is_hidden_by_style_sheet) && page.may_be_restyled();
    match headings.first() {
        Some(_) if !headings.iter().any(is_seen) => {
            cannot_tell("Style sheets of the page hide the main heading at some widths or in some states")
        }
        None if is_restyled() => cannot_tell("A style sheet hides the main heading, and scripts may show it"),
        None if page.document.text().trim().is_empty() && !page.is_app_shell() => inapplicable(),
        None => fail("The page has no main heading"),
        Some(_) if headings.iter().any(|heading| !heading.label_text().is_empty()) => pass(),
        // Scripts may fill an empty heading.
        Some(_) if page.is_app_shell() => fail("The main heading is empty"),
        Some(first) => fail("The main heading is empty").at(*first),
    }
}
