//! A drawing inside the HTML is sent again with every page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.inline-svg",
    title: "Drawings in the HTML stay small",
    failure_title: "",
    severity: Info,
    why: "Small icons may stand in the page. Illustrations of many kilobytes delay the text, and every element of theirs counts as one of the page.",
    fix: "Save large drawings as files (`<img src=\"map.svg\">`), and icons that come often once, with `<use>`.",
    references: &[Url("https://web.dev/articles/dom-size-and-interactivity")],
    examples: &[Pass("<svg><path d='M0 0h9'/></svg>"), Inapplicable("<img src=map.svg alt=Map>")],
    check: Page(check),
};

const MANY: usize = 50_000;

fn check(page: &PageFacts) -> Verdict {
    let is_outer =
        |each: &Element<'_>| each.name() == "svg" && each.is_svg() && !each.parent().is_some_and(Element::is_svg);
    let drawings: Vec<_> = page.document.elements().filter(is_outer).map(|each| (each, size(each))).collect();
    let bytes: usize = drawings.iter().map(|(_, size)| size).sum();
    if drawings.is_empty() {
        return inapplicable();
    }
    let verdict = match bytes > MANY {
        true => fail(format!("Drawings fill {} kB of the page", bytes / 1_000))
            .at_all(drawings.iter().filter(|(_, size)| *size > 4_000).map(|(each, _)| *each)),
        false => pass(),
    };
    verdict.with("bytes", bytes).with("count", drawings.len())
}

/// At least so many bytes of source: from its start tag to that of the last element inside.
fn size(drawing: Element<'_>) -> usize {
    let last = drawing.descendants().next_back().unwrap_or(drawing);
    let attributes = last.attributes().map(|(name, value)| name.len() + value.len());
    last.offset().saturating_sub(drawing.offset()) + attributes.sum::<usize>()
}
