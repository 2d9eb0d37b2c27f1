//! Links with the keyphrase as their text say that another page is about it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-competing-links",
    title: "No link to another page has the keyphrase as its text",
    failure_title: "A link to another page has the keyphrase as its text",
    severity: Info,
    why: "Search engines learn from the text of a link what its target is about, and may show that page instead of this one \
          to visitors who search for the keyphrase.",
    fix: "Say in the link what the other page has that this one does not: `<a href=\"/prices\">prices of our boats</a>`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"),
        Url("https://yoast.com/what-is-anchor-text/"),
    ],
    examples: &[
        Pass(
            "KEYPHRASE blue boats\n<main><p>We also sell <a href=/paint>paint for blue boats</a> and <a href=/b>boats</a>.",
        ),
        Pass("KEYPHRASE blue boats\n<main><p>We hire out blue boats."),
        // Links to this page: a breadcrumb, a table of contents, a page of the same list.
        Pass(
            "KEYPHRASE blue boats\nGET https://example.com/boats\n200\n\n<main><a href=/boats>Blue boats</a>\
             <a href=#a>Blue boats</a><a href='/boats?page=2'>Blue boats</a><p id=a>Hire one.",
        ),
        // Menus have short names of many pages, and versions in other languages the same ones.
        Pass(
            "KEYPHRASE blue boats\n<nav><a href=/boats>Blue boats</a></nav><a href=/de hreflang=de>Blue Boats</a><p>Hire one.",
        ),
        // The page that is meant by the canonical URL.
        Pass("KEYPHRASE blue boats\n<link rel=canonical href=/boats><main><p>Hire <a href=/boats>blue boats</a>."),
        Fail("KEYPHRASE blue boats\n<main><p>We hire out <a href=/boats>blue boats</a>."),
        Fail("KEYPHRASE the boat of my dreams\n<html lang=en><main><p><a href=https://other.example/>Dream boats</a>"),
        Inapplicable("<main><p>We hire out <a href=/boats>blue boats</a>."),
    ],
    check: Page(check),
};

/// Longest link text that is compared, in bytes, and most elements around a link.
const MAX_TEXT_BYTES: usize = 400;
const MAX_DEPTH: usize = 64;

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let Some(main) = page.main_content() else { return inapplicable() };
    let canonical = page.canonical();
    let own = || std::iter::once(page.url()).chain(&canonical);
    let is_other =
        |url: &url::Url| own().all(|own| !same_page(own, url) && (!page.is_own(url) || own.path() != url.path()));
    let is_menu = |element: Element<'_>| {
        ["nav", "header", "footer", "aside"].iter().any(|name| element.is(name))
            || element.attr_is("role", "navigation")
    };
    let links = page.links_of(LinkKind::Internal).chain(page.links_of(LinkKind::External));
    let competing: Vec<Element<'_>> = links
        .filter(|(_, element)| main.contains(*element) && !element.has("hreflang"))
        .filter(|(link, _)| link.url.as_ref().is_some_and(is_other))
        .map(|(_, element)| element)
        .filter(|element| element.text().len() <= MAX_TEXT_BYTES && keyphrase.is_whole(element.text()))
        .filter(|element| !element.ancestors().take(MAX_DEPTH).any(is_menu))
        .collect();
    match competing.len() {
        0 => pass(),
        count => {
            let links = counted(count, "link");
            fail(format!("{links} to other pages: \"{}\"", keyphrase.text)).with("count", count).at_all(competing)
        }
    }
}
