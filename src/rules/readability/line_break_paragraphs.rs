//! Double line breaks look like paragraphs but are not marked up as paragraphs.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.line-break-paragraphs",
    title: "Paragraphs are marked up as paragraphs",
    failure_title: "Line breaks are used instead of paragraphs",
    severity: Info,
    why: "`<br><br>` looks like a new paragraph, but screen readers, reader views and translation tools see one long \
          paragraph.",
    fix: "Put each paragraph into a `<p>`, and set the spacing with CSS.",
    references: &[Url("https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-br-element")],
    examples: &[
        Pass("<main><p>Blue mugs keep tea warm.<br>So do red ones."),
        Fail("<main><p>One.<br><br>Two.<br> <br>Three.<br><br>Four.<br><br>Five.<br><br>Six."),
        Inapplicable("<main></main>"),
    ],
    check: Page(check),
};

/// Number of double line breaks that fails the rule.
const MIN_BREAKS: usize = 5;

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    if paragraphs.is_empty() {
        return inapplicable();
    }
    let gaps = |paragraph: &Paragraph| after_each(&paragraph.text, "\n\n").count();
    let found: Vec<_> =
        paragraphs.iter().map(|paragraph| (gaps(paragraph), paragraph)).filter(|(gaps, _)| *gaps > 0).collect();
    let count: usize = found.iter().map(|(gaps, _)| gaps).sum();
    let elements = found.iter().filter_map(|(_, paragraph)| paragraph.element(&page.document));
    if count < MIN_BREAKS {
        pass()
    } else {
        fail("Double line breaks separate paragraphs").with("count", count).at_all(elements)
    }
}
