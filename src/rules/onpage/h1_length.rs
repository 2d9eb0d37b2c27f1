//! The main heading should be short, but not just a letter or two.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.h1-length",
    title: "The main heading is a few words long",
    failure_title: "The main heading is very short or very long",
    severity: Info,
    why: "Readers do not see the end of a very long heading, and one or two letters say nothing about the page.",
    fix: "Say in a few words what the page is about.",
    references: &[Url("https://www.w3.org/WAI/tutorials/page-structure/headings/")],
    examples: &[Pass("<h1>Cats of Rome</h1>"), Pass("<h1>猫</h1>"), Fail("<h1>No</h1>"), Inapplicable("<h2>Cats</h2>")],
    check: Page(check),
};

/// Maximum number of characters of a heading; half as many in Chinese, Japanese and Korean.
const MAX_CHARACTERS: usize = 150;

fn check(page: &PageFacts) -> Verdict {
    let mut headings = page.headings().filter(|(level, _)| *level == 1).map(|(_, heading)| heading);
    // If there are several main headings, one of them is often the logo.
    let only = headings.next().filter(|_| headings.next().is_none());
    let fits = |heading: Element<'_>| {
        let said = heading.label_text();
        // In other scripts, a single character may be a word.
        let columns = width(&said);
        said.is_empty() || columns <= MAX_CHARACTERS && (columns >= 3 || !said.is_ascii())
    };
    each(only, fits, "The main heading has fewer than 3 or more than 150 characters")
}
