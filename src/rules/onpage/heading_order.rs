//! Headings form the outline of a page, so their levels should not be skipped.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.heading-order",
    title: "Heading levels are not skipped",
    failure_title: "Heading levels are skipped",
    severity: Minor,
    why: "Screen-reader users who navigate by headings take a jump from level 2 to level 4 for a missing section.",
    fix: "Go at most one level below the previous heading: `<h3>` after `<h2>`. Set the font size with CSS.",
    references: &[
        Wcag("1.3.1"),
        Url("https://www.w3.org/WAI/tutorials/page-structure/headings/"),
        Url("https://developer.chrome.com/docs/lighthouse/accessibility/heading-order"),
    ],
    examples: &[
        Pass("<h1>Cats</h1><h2>Food</h2><h3>Fish</h3><h2>Sleep</h2>"),
        Pass("<h2>News</h2><h1>Cats</h1><h2>Food</h2>"),
        Pass("<h3>Menu</h3><h1>Cats</h1><h2>Food</h2><footer><h4>Contact</h4></footer>"),
        Pass("<h1>Cats</h1><h4 hidden>Food</h4><h2>Food</h2>"),
        // Empty headings are reported by `accessibility.empty-heading`.
        Pass("<h1>Cats</h1><h2>Food</h2><h4></h4><h3>Fish</h3>"),
        Pass("<h1>Cats</h1><h2></h2><h3>Fish</h3>"),
        // Headings outside the main content are not judged, but the next one may follow them.
        Pass("<h1>Cats</h1><aside><h2>News</h2></aside><h3>Food</h3>"),
        Pass("<h1>Cats</h1><nav><h2>Menu</h2></nav><h2>Food</h2><aside><h4>Ad</h4></aside><h3>Fish</h3>"),
        Pass("<style>@media print { h2 { display: none } }</style><h1>Cats</h1><h2>Food</h2><h3>Fish</h3>"),
        Fail("<style>.draft { display: none }</style><h1>Cats</h1><h2 class=draft>Food</h2><h3>Fish</h3>"),
        CannotTell(
            "<style>@media (width < 40em) { .wide { display: none } }</style>\
             <h1>Cats</h1><h2 class=wide>Food</h2><h3>Fish</h3>",
        ),
        Fail("<h1>Cats</h1><aside><h2>News</h2></aside><h4>Food</h4>"),
        Fail("<h1>Cats</h1><h2>Food</h2><h4>Fish</h4>"),
        Fail("<h1>Cats</h1><h3>Food</h3>"),
        Inapplicable("<h1>Cats</h1>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // Widgets outside the main content have heading levels of their own.
    let is_aside = |heading: Element<'_>| {
        heading.ancestors().any(|ancestor| ancestor.is_any(&["aside", "footer", "nav", "dialog"]))
    };
    let is_empty =
        |heading: Element<'_>| heading.text().trim().is_empty() && page.name(heading).exists() == Some(false);
    // The levels of the last heading of the main content, of the last one before that is an aside, and of the last one
    // that is shown only sometimes.
    let (mut previous, mut aside, mut doubtful) = (u8::MAX, 0, 0);
    let (mut checked, mut undecided, mut skipped) = (0, 0, Vec::new());
    for (level, heading) in page.headings() {
        if is_aside(heading) {
            aside = level;
            continue;
        }
        checked += 1;
        if heading.may_be_hidden() {
            doubtful = level;
            continue;
        }
        let next = previous.max(aside).saturating_add(1);
        let skips = level > next;
        previous = if skips && is_empty(heading) { next } else { level };
        if skips && previous == level {
            if level <= doubtful.saturating_add(1) { undecided += 1 } else { skipped.push(heading) }
        }
        (aside, doubtful) = (0, 0);
    }
    match (checked, skipped.len()) {
        (0 | 1, _) => inapplicable(),
        (_, 0) if undecided > 0 => {
            cannot_tell("Style sheets of the page hide a heading at some widths or in some states")
        }
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail("A heading skips a level").with("count", count).at_all(skipped),
    }
}
