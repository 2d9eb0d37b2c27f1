//! Where the page's own content stands should be marked.
use crate::rule::*;

/// A text of 162 words.
macro_rules! words {
    () => {
        "Blue mugs keep tea warm for a long time, and they look well on every table in the house. \
         Blue mugs keep tea warm for a long time, and they look well on every table in the house. \
         Blue mugs keep tea warm for a long time, and they look well on every table in the house. \
         Blue mugs keep tea warm for a long time, and they look well on every table in the house. \
         Blue mugs keep tea warm for a long time, and they look well on every table in the house. \
         Blue mugs keep tea warm for a long time, and they look well on every table in the house. \
         Blue mugs keep tea warm for a long time, and they look well on every table in the house. \
         Blue mugs keep tea warm for a long time, and they look well on every table in the house. \
         Blue mugs keep tea warm for a long time, and they look well on every table in the house. "
    };
}
pub(super) const RULE: Rule = Rule {
    id: "ai.main-content-marked",
    title: "The page's own text stands in main or article",
    failure_title: "",
    severity: Minor,
    why: "Programs that read a page for its content, reader views among them, look for `main` and `article` first. \
          Without them they guess, and take menus and notices along or leave text out.",
    fix: "Put `<main>` around what this page alone is about, and leave header, navigation and footer outside.",
    references: &[Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-main-element")],
    examples: &[
        Pass(concat!("<nav>Home</nav><main><p>", words!(), "</main>")),
        Pass(concat!("<div role=main><p>", words!(), "</div>")),
        Pass(concat!("<article><p>", words!(), "</article><article><p>", words!(), "</article>")),
        Fail(concat!("<nav>Home</nav><div class=content><p>", words!(), "</div>")),
        Fail(concat!("<main></main><div><p>", words!(), "</div>")),
        Inapplicable("<p>Too short to matter."),
    ],
    check: Indexable(check),
};

/// Words of a page that has something to read.
const ENOUGH: usize = 150;
/// Texts from this length on are measured in bytes, which is quicker.
const LONG: usize = 16 << 10;
/// Bytes that a word takes at most, with the space that indents it.
const WORD: usize = 20;

fn check(page: &PageFacts) -> Verdict {
    let Some(body) = page.first("body") else { return inapplicable() };
    let around = ["nav", "header", "footer", "aside", "form", "dialog"];
    let is_main = |element: Element<'_>| element.is_any(&["main", "article"]) || element.attr_is("role", "main");
    let is_long = body.text().len() > LONG;
    let (measure, enough): (fn(&str) -> usize, _) =
        if is_long { (str::len, ENOUGH * WORD) } else { (count_words, ENOUGH) };
    let (mut marked, mut other, mut covered) = (0, 0, 0);
    for element in body.descendants().filter(|element| !element.in_template()) {
        let is_aside = element.is_any(&around) || element.is_hidden();
        if element.index() < covered || !is_aside && !is_main(element) {
            continue;
        }
        let length = measure(element.text());
        if is_aside {
            other += length
        } else {
            marked += length
        }
        covered = element.descendants().next_back().map_or(element.index(), Element::index) + 1;
    }
    let own = measure(body.text()).saturating_sub(other);
    if own < enough {
        return inapplicable();
    }
    let share = marked * 100 / own;
    require(share >= 60, format!("{share} % of the page's own text stand in main or article")).with("percent", share)
}
