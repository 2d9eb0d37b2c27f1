//! Two line breaks are a gap for the eye, and nothing for machines.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "readability.line-break-paragraphs",
    title: "Paragraphs are paragraphs, and no line breaks",
    failure_title: "",
    severity: Info,
    why: "`<br><br>` looks like a new paragraph. Screen readers, reader views and translators see one long one.",
    fix: "Put each paragraph into a `<p>`, and set the distance with CSS.",
    references: &[Url("https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-br-element")],
    examples: &[
        Pass("<main><p>Blue mugs keep tea warm.<br>So do red ones."),
        Fail("<main><p>One.<br><br>Two.<br> <br>Three.<br><br>Four.<br><br>Five.<br><br>Six."),
        Inapplicable("<main></main>"),
    ],
    check: Indexable(check),
};

/// So many are a habit.
const MANY: usize = 5;

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    if paragraphs.is_empty() {
        return inapplicable();
    }
    let gaps = |paragraph: &Paragraph| after_each(&paragraph.text, "\n\n").count();
    let found: Vec<_> = paragraphs.iter().map(|each| (gaps(each), each)).filter(|(gaps, _)| *gaps > 0).collect();
    let count: usize = found.iter().map(|(gaps, _)| gaps).sum();
    let elements = found.iter().filter_map(|(_, each)| each.element(&page.document));
    if count < MANY { pass() } else { fail("Line breaks stand for paragraphs").with("count", count).at_all(elements) }
}
