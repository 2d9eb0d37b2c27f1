//! A table of contents lets readers jump to the part of a long article that they need.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.article-contents",
    title: "Long articles have a table of contents",
    failure_title: "A long article has no table of contents",
    severity: Info,
    why: "Few people read a long text from start to end. Links to its sections show what it covers, and search engines \
          can lead directly to a section.",
    fix: "Give the headings ids and link to them at the start: `<nav><ul><li><a href=\"#care\">Care</a></ul></nav>`.",
    references: &[
        Url("https://www.w3.org/WAI/WCAG22/Techniques/general/G64"),
        Url("https://developers.google.com/search/docs/appearance/featured-snippets"),
    ],
    examples: &[
        Pass(text(&LISTED)),
        Fail(text(&PLAIN)),
        CannotTell(text(&SCRIPTED)),
        Inapplicable("<article><h1>A</h1><h2>B</h2><p>Short text.</article>"),
    ],
    check: Page(check),
};

const LISTED: [u8; 12_000] = long(
    "<main><h1>A</h1><a href=#b>B</a> <a href=#c>C</a> <a href=#d>D</a><h2 id=b>B</h2><h2 id=c>C</h2><h2 id=d>D</h2>\
     <h2>E</h2><p>",
    "A cat is on a mat. ",
);
const PLAIN: [u8; 12_000] = long("<main><h1>A</h1><h2>B</h2><h2>C</h2><h2>D</h2><h2>E</h2><p>", "A cat is on a mat. ");
const SCRIPTED: [u8; 12_000] =
    long("<main><h1>A</h1><div id=toc></div><h2>B</h2><h2>C</h2><h2>D</h2><h2>E</h2><p>", "A cat is on a mat. ");
/// Words from which an article is long.
const MIN_WORDS: usize = 1_500;
/// Sections from which a table of contents helps.
const MIN_SECTIONS: usize = 4;
/// Links to parts of the page that make a table of contents.
const MIN_LINKS: usize = 3;
/// Parts of class names and ids of tables of contents, in several languages.
const MARKS: [&str; 9] = [
    "toc",
    "table-of-contents",
    "tableofcontents",
    "inhaltsverzeichnis",
    "sommaire",
    "on-this-page",
    "indice",
    "spis-tre",
    "inhoudsopgave",
];

fn check(page: &PageFacts) -> Verdict {
    let Some(main) = page.main_content().filter(|_| page.prose().words >= MIN_WORDS) else { return inapplicable() };
    let sections = page.headings().filter(|(level, heading)| *level > 1 && main.contains(*heading)).count();
    if sections < MIN_SECTIONS {
        return inapplicable();
    }
    let points_here = |(link, _): &(&Link, Element<'_>)| {
        let id = link.url.as_ref().and_then(|url| url.fragment()).unwrap_or_default();
        !id.is_empty() && id != "top"
    };
    if page.links_of(LinkKind::Fragment).filter(points_here).take(MIN_LINKS).count() >= MIN_LINKS {
        return pass().with("sections", sections);
    }
    let is_marked = |element: Element<'_>| {
        ["class", "id"]
            .iter()
            .filter_map(|name| element.get(name))
            .any(|words| contains_any(&clip(words, 300).to_ascii_lowercase(), &MARKS))
    };
    if page.having_any(&["class", "id"]).any(is_marked) {
        return cannot_tell("A script may fill the table of contents");
    }
    fail(format!("The article has {sections} sections and no links to them")).with("sections", sections)
}
