//! Bold letters do not make a heading.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "onpage.fake-heading",
    title: "Headings are headings, and no bold paragraphs",
    failure_title: "",
    severity: Minor,
    why: "A paragraph in bold looks like a heading, but is none: screen readers do not list it, and search engines and \
          assistants do not see where a part begins.",
    fix: "Write `<h2>Feeding</h2>` instead of `<p><strong>Feeding</strong></p>`, and set the size with CSS.",
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
        // What is said of each is no heading.
        Pass(
            "<main><p><b>Comes by mail or courier</b></p><p>A toy mouse for cats that live in flats and see no other mice.</p>\
             <p><b>Comes by mail or courier</b></p><p>A tree for cats that like to see the room from above while they sleep.</p>",
        ),
        Inapplicable("<h1>Cats</h1>"),
    ],
    check: Page(check),
};

/// One may be chance.
const HABIT: usize = 2;
/// What stands around paragraphs that are no running text.
const AROUND: [&str; 9] = ["aside", "blockquote", "dialog", "figure", "footer", "form", "li", "nav", "td"];

fn check(page: &PageFacts) -> Verdict {
    let Some(main) = page.main_content() else { return inapplicable() };
    let mut paragraphs = page.all("p").filter(|each| main.contains(*each) && !each.is_hidden()).peekable();
    if paragraphs.peek().is_none() {
        return inapplicable();
    }
    let looks_so: Vec<_> = paragraphs.filter(|each| is_title(*each) && heads_text(*each)).collect();
    let texts: HashSet<&str> = looks_so.iter().map(|each| each.text().trim()).collect();
    if texts.len() >= HABIT && 2 * texts.len() > looks_so.len() {
        fail("Bold paragraphs stand for headings").with("count", looks_so.len()).at_all(looks_so)
    } else {
        pass()
    }
}

/// Whether it is all bold, a few words long, and no sentence.
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
        && paragraph.descendants().take(64).all(|inside| !inside.is_any(&["a", "br", "img"]))
        && !paragraph.ancestors().take(64).any(|each| each.is_any(&AROUND))
}

/// Whether a plain paragraph follows.
fn heads_text(paragraph: Element<'_>) -> bool {
    let Some(next) = paragraph.next_sibling().filter(|next| next.is("p")) else { return false };
    let is_bold = next
        .children()
        .next()
        .is_some_and(|child| child.is_any(&["b", "strong"]) && 2 * child.text().len() > next.text().len());
    !is_bold && count_words(clip(next.text(), 1_000)) >= 10
}
