//! Inline SVG is sent again with every page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.inline-svg",
    title: "Inline SVG totals at most 50 kB",
    failure_title: "Inline SVG totals more than 50 kB",
    severity: Info,
    why: "Small inline icons are fine. Illustrations of many kilobytes delay the text, and each of their elements \
          adds to the size of the DOM.",
    fix: "Save large drawings as files (`<img src=\"map.svg\">`). Define repeated icons once and reference them with \
          `<use>`.",
    references: &[Url("https://web.dev/articles/dom-size-and-interactivity")],
    examples: &[Pass("<svg><path d='M0 0h9'/></svg>"), Inapplicable("<img src=map.svg alt=Map>")],
    check: Page(check),
};

/// Maximum total size of the inline SVG in bytes.
const MAX_BYTES: usize = 50_000;

fn check(page: &PageFacts) -> Verdict {
    let is_outer =
        |svg: &Element<'_>| svg.name() == "svg" && svg.is_svg() && !svg.parent().is_some_and(Element::is_svg);
    let drawings: Vec<_> = page.document.elements().filter(is_outer).map(|svg| (svg, size(svg))).collect();
    let bytes: usize = drawings.iter().map(|(_, size)| size).sum();
    if drawings.is_empty() {
        return inapplicable();
    }
    let verdict = match bytes > MAX_BYTES {
        true => fail(format!("Inline SVG takes up {} kB of the page", bytes / 1_000))
            .at_all(drawings.iter().filter(|(_, size)| *size > 4_000).map(|(svg, _)| *svg)),
        false => pass(),
    };
    verdict.with("bytes", bytes).with("count", drawings.len())
}

/// Returns a lower bound for the source size in bytes: from the start tag to that of the last element inside.
fn size(drawing: Element<'_>) -> usize {
    let last = drawing.descendants().next_back().unwrap_or(drawing);
    let attributes = last.attributes().map(|(name, value)| name.len() + value.len());
    last.offset().saturating_sub(drawing.offset()) + attributes.sum::<usize>()
}
