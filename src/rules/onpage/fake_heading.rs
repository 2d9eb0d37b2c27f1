//! Bold paragraphs that act as headings should be heading elements.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "onpage.fake-heading",
    title: "Headings are heading elements, not bold paragraphs",
    failure_title: "Bold paragraphs are used as headings",
    severity: Minor,
    why: "A bold paragraph looks like a heading but is not one. Screen readers do not list it, and search engines and \
          AI assistants do not see where a section starts.",
    fix: "Use `<h2>Feeding</h2>` instead of `<p><strong>Feeding</strong></p>`, and set the font size with CSS.",
    references: &[
        Wcag("1.3.1"),
        Url("https://dequeuniversity.com/rules/axe/4.10/p-as-heading"),
        Url("https://www.w3.org/WAI/tutorials/page-structure/headings/"),
    ],
    examples: &[
        Pass("<main><h2>What cats like to eat</h2><p>They eat meat, and little else, for most of their lives.</p>"),
        Pass(
            "<main><p><b>Cats are not small dogs!</b></p><p>They eat meat, and little else, for most of their lives.</p>",
        ),
        Fail(
            "<main><p><strong>What cats like to eat</strong></p><p>They eat meat, and little else, for most of their lives.</p>\
             <p><b>Where they like to sleep</b></p><p>They sleep where it is warm, and where they see the door well.</p>",
        ),
        // A label that is repeated for each item is not a heading.
        Pass(
            "<main><p><b>Comes by mail or courier</b></p><p>A toy mouse for cats that live in flats and see no other mice.</p>\
             <p><b>Comes by mail or courier</b></p><p>A tree for cats that like to see the room from above while they sleep.</p>",
        ),
        Inapplicable("<h1>Cats</h1>"),
    ],
    check: Page(check),
};

/// Minimum number of different texts that fail the rule: a single one may be a coincidence.
const MIN_TEXTS: usize = 2;
/// Ancestors of paragraphs that are not running text.
const AROUND: [&str; 9] = ["aside", "blockquote", "dialog", "figure", "footer", "form", "li", "nav", "td"];

fn check(page: &PageFacts) -> Verdict {
    let Some(main) = page.main_content() else { return inapplicable() };
    let mut paragraphs =
        page.all("p").filter(|paragraph| main.contains(*paragraph) && !paragraph.is_hidden()).peekable();
    if paragraphs.peek().is_none() {
        return inapplicable();
    }
    let candidates: Vec<_> = paragraphs.filter(|paragraph| is_title(*paragraph) && precedes_text(*paragraph)).collect();
    let texts: HashSet<&str> = candidates.iter().map(|paragraph| paragraph.text().trim()).collect();
    if texts.len() >= MIN_TEXTS && 2 * texts.len() > candidates.len() {
        fail("Short bold paragraphs take the place of headings").with("count", candidates.len()).at_all(candidates)
    } else {
        pass()
    }
}

/// Returns true if the paragraph is entirely bold, a few words long and not a sentence.
fn is_title(paragraph: Element<'_>) -> bool {
    if paragraph.text().len() > 400 {
        return false;
    }
    let text = paragraph.text().trim();
    let bold = paragraph.children().next().filter(|child| child.is_any(&["b", "strong"]));
    let is_bold = bold.is_some_and(|bold| bold.text().trim() == text);
    is_bold
        && text.ends_with(char::is_alphanumeric)
        && !text.contains([':', '\n', '=', '@'])
        && (3..=15).contains(&count_words(text))
        && paragraph.descendants().take(64).all(|descendant| !descendant.is_any(&["a", "br", "img"]))
        && !paragraph.ancestors().take(64).any(|ancestor| ancestor.is_any(&AROUND))
}

/// Returns true if the next sibling is a paragraph of plain text.
fn precedes_text(paragraph: Element<'_>) -> bool {
    let Some(next) = paragraph.next_sibling().filter(|next| next.is("p")) else { return false };
    let is_bold = next
        .children()
        .next()
        .is_some_and(|child| child.is_any(&["b", "strong"]) && 2 * child.text().len() > next.text().len());
    !is_bold && count_words(clip(next.text(), 1_000)) >= 10
}
