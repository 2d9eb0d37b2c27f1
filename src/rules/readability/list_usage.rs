//! Screen readers do not recognize lists that are typed with hyphens or bullets.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.list-usage",
    title: "Lists are marked up as lists",
    failure_title: "A list is not marked up as a list",
    severity: Info,
    why: "Screen readers announce the number of items in a list and let users skip it. They announce hyphens after \
          line breaks as text.",
    fix: "Use `<ul>` or `<ol>` with an `<li>` for each item.",
    references: &[Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H48"), Wcag("1.3.1")],
    examples: &[
        Pass("<main><ul><li>Blue</ul><p>A fine mug.<br>- Ann"),
        Fail("<main><p>We sell:<br>- blue mugs<br>- red mugs<br>- green mugs"),
        Fail("<main><p>• blue mugs<br>• red mugs<br>• green mugs"),
        Inapplicable("<main></main>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    if paragraphs.is_empty() {
        return inapplicable();
    }
    let is_item = |line: &str| ["- ", "* ", "• ", "· ", "– "].iter().any(|mark| line.trim_start().starts_with(mark));
    let is_list = |paragraph: &&Paragraph| paragraph.text.split('\n').filter(|line| is_item(line)).count() >= 3;
    let lists: Vec<_> =
        paragraphs.iter().filter(is_list).filter_map(|paragraph| paragraph.element(&page.document)).collect();
    if lists.is_empty() { pass() } else { fail("A list is typed with hyphens, asterisks or bullets").at_all(lists) }
}
