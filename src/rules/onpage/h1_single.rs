//! A page should have only one main heading.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.h1-single",
    title: "The page has one main heading",
    failure_title: "The page has several main headings",
    severity: Minor,
    why: "HTML and search engines allow several main headings. But readers who navigate by headings find what looks \
          like several pages in one, and cannot tell which heading names the subject.",
    fix: "Keep one `<h1>` for the subject of the page, and use `<h2>` for its sections.",
    references: &[
        Url("https://www.w3.org/WAI/tutorials/page-structure/headings/"),
        Url("https://html.spec.whatwg.org/multipage/sections.html#headings-and-outlines"),
    ],
    examples: &[
        Pass("<h1>Cats</h1><h2>Food</h2>"),
        Pass("<h1>Cats</h1><dialog><h1>Cookies</h1></dialog>"),
        CannotTell(
            "<style>.wide { display: none } @media (width > 40em) { .wide { display: block } .narrow { display: none } }\
             </style><h1 class=wide>Cats of Rome</h1><h1 class=narrow>Cats</h1>",
        ),
        Fail("<h1>Cats</h1><p>They sleep.</p><h1>Dogs</h1>"),
        Fail("<article><h1>Cats</h1></article><article><h1>Dogs</h1></article>"),
        Inapplicable("<h2>Cats</h2>"),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

fn check(page: &PageFacts) -> Verdict {
    let headings: Vec<_> = page.headings().filter(|(level, _)| *level == 1).map(|(_, heading)| heading).collect();
    let found =
        |count| fail(format!("The page has {count} main headings")).with("count", count).at_all(headings.clone());
    // One main heading per section used to be good practice.
    let is_sectioned =
        |heading: &Element<'_>| heading.closest("article").or_else(|| heading.closest("section")).is_some();
    let seen = headings.iter().filter(|heading| !heading.may_be_hidden()).count();
    match headings.len() {
        count @ 2.. if seen < 2 => {
            cannot_tell("Style sheets of the page hide main headings at some widths or in some states")
                .with("count", count)
        }
        0 => inapplicable(),
        1 => pass(),
        count @ 2..=5 if headings.iter().skip(1).all(is_sectioned) => found(count).as_severity(Info),
        count => found(count),
    }
}
