//! A list that is only typed is no list to a screen reader.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.list-usage",
    title: "Lists are marked up as lists",
    failure_title: "",
    severity: Info,
    why: "Screen readers say how many entries a list has and let people jump over it. Hyphens after line breaks are \
          read out as text.",
    fix: "Use `<ul>` or `<ol>` with an `<li>` for each entry.",
    references: &[Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H48"), Wcag("1.3.1")],
    examples: &[
        Pass("<main><ul><li>Blue</ul><p>A fine mug.<br>- Ann"),
        Fail("<main><p>We sell:<br>- blue mugs<br>- red mugs<br>- green mugs"),
        Fail("<main><p>• blue mugs<br>• red mugs<br>• green mugs"),
        Inapplicable("<main></main>"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    if paragraphs.is_empty() {
        return inapplicable();
    }
    let is_entry = |line: &str| ["- ", "* ", "• ", "· ", "– "].iter().any(|mark| line.trim_start().starts_with(mark));
    let is_list = |paragraph: &&Paragraph| paragraph.text.split('\n').filter(|line| is_entry(line)).count() >= 3;
    let lists: Vec<_> = paragraphs.iter().filter(is_list).filter_map(|each| each.element(&page.document)).collect();
    if lists.is_empty() { pass() } else { fail("A list is typed with hyphens or bullets").at_all(lists) }
}
