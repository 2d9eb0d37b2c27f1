//! Centered lines begin at a different position each.
use crate::rule::*;

/// A text of 42 words.
macro_rules! words {
    () => {
        "Cats sleep for most of the day, and hunt at dawn and at dusk. They eat meat, and little else. A cat that lives \
         with people learns to ask for what it wants, and each of them has a voice of its own. "
    };
}

pub(super) const RULE: Rule = Rule {
    id: "readability.centered-text",
    title: "Long paragraphs are not centered",
    failure_title: "A long paragraph is centered",
    severity: Info,
    why: "The eye finds the next line at the left edge of the text. In centered text that edge is uneven, so people lose \
          their place, most of all those with dyslexia or a screen magnifier.",
    fix: "Center headings and short texts only. Use `text-align: start` for paragraphs of more than two or three lines.",
    references: &[
        Wcag("1.4.8"),
        Url("https://www.w3.org/WAI/WCAG22/Understanding/visual-presentation.html"),
        Url("https://developer.mozilla.org/en-US/docs/Web/CSS/text-align"),
    ],
    examples: &[
        Pass(concat!("<main><p>", words!(), words!())),
        Pass("<main><p style='text-align:center'>Cats sleep for most of the day."),
        Pass(concat!("<main><div style='text-align:center'><p style='text-align:left'>", words!(), words!())),
        Pass(concat!("<main><center><div align=left><p>", words!(), words!())),
        Fail(concat!("<main><p style='text-align:center'>", words!(), words!())),
        Fail(concat!("<main><div style='TEXT-ALIGN: center !important'><p>", words!(), words!())),
        Fail(concat!("<main><p align=center>", words!(), words!())),
        Fail(concat!("<main><center><p>", words!(), words!())),
        Pass(concat!("<main><center><table align=center><tr><td>", words!(), words!(), "</table></center>")),
        Inapplicable("<main></main>"),
    ],
    check: Page(check),
};

/// Maximum number of words of a centered paragraph: about three lines.
const MAX_WORDS: usize = 50;
/// Maximum number of ancestors whose alignment is read.
const MAX_ANCESTORS: usize = 16;

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    if paragraphs.is_empty() {
        return inapplicable();
    }
    let long = paragraphs.iter().filter(|paragraph| paragraph.words > MAX_WORDS);
    let elements =
        long.filter_map(|paragraph| paragraph.element(&page.document)).filter(|element| is_centered(*element));
    let found: Vec<_> = elements.collect();
    match found.len() {
        0 => pass(),
        count => {
            fail(format!("A paragraph of more than {MAX_WORDS} words is centered")).with("count", count).at_all(found)
        }
    }
}

/// Returns true if the nearest alignment in the markup is centered.
fn is_centered(element: Element<'_>) -> bool {
    // A centered table does not center its text.
    let around = std::iter::once(element).chain(element.ancestors()).take(MAX_ANCESTORS);
    let around = around.take_while(|element| !element.is("table"));
    let mut aligned = around.filter_map(|element| {
        let by_style =
            element.declared("text-align").map(|declaration| declaration.value.eq_ignore_ascii_case("center"));
        let by_attribute = || element.attr_text("align").map(|value| value.eq_ignore_ascii_case("center"));
        by_style.or_else(by_attribute).or_else(|| element.is("center").then_some(true))
    });
    aligned.next().unwrap_or(false)
}
