//! The main content should be marked, so that programs can find it.
use crate::rule::*;

/// A text with 162 words.
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
    title: "The main content is in a main or article element",
    failure_title: "Much of the main content is outside main and article elements",
    severity: Minor,
    why: "Programs that extract the content of a page, such as reader views, look for `main` and `article` first. \
          Without them they guess, and include menus and notices or leave out text.",
    fix: "Wrap the content that is unique to the page in `<main>`, and leave the header, navigation and footer \
          outside.",
    references: &[Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-main-element")],
    examples: &[
        Pass(concat!("<nav>Home</nav><main><p>", words!(), "</main>")),
        Pass(concat!("<div role=main><p>", words!(), "</div>")),
        Pass(concat!("<article><p>", words!(), "</article><article><p>", words!(), "</article>")),
        Inapplicable(concat!("<nav>Home</nav><div class=content><p>", words!(), "</div>")),
        Fail(concat!("<main></main><div><p>", words!(), "</div>")),
        Inapplicable("<p>Too short to matter."),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

/// Minimum number of words of a page that the rule checks.
const MIN_WORDS: usize = 150;
/// Texts longer than this are measured in bytes, which is faster.
const MAX_COUNTED_BYTES: usize = 16 << 10;
/// Maximum number of bytes per word, including whitespace for indentation.
const MAX_BYTES_PER_WORD: usize = 20;

fn check(page: &PageFacts) -> Verdict {
    let Some(body) = page.first("body") else { return inapplicable() };
    let around = ["nav", "header", "footer", "aside", "form", "dialog"];
    let is_main = |element: Element<'_>| element.is_any(&["main", "article"]) || element.attr_is("role", "main");
    let is_long = body.text().len() > MAX_COUNTED_BYTES;
    let (measure, enough): (fn(&str) -> usize, _) =
        if is_long { (str::len, MIN_WORDS * MAX_BYTES_PER_WORD) } else { (count_words, MIN_WORDS) };
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
    // accessibility.landmark-one-main reports a page without main and article.
    if own < enough || !page.document.elements().any(is_main) {
        return inapplicable();
    }
    let share = marked * 100 / own;
    require(share >= 60, format!("Only {share}% of the page's own text is in main or article")).with("percent", share)
}
