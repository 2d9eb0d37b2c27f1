//! The same drawing in a page several times is sent several times.
use crate::rule::*;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

pub(super) const RULE: Rule = Rule {
    id: "performance.repeated-svg",
    title: "No inline SVG is repeated five times",
    failure_title: "The same inline SVG is repeated five times or more",
    severity: Info,
    why: "Each copy adds to the page that visitors download and to the elements that the browser keeps in memory.",
    fix: "Define the drawing once, `<symbol id=\"star\">…</symbol>`, and refer to it with `<svg><use \
          href=\"#star\"></use></svg>`.",
    references: &[
        Url("https://developer.mozilla.org/en-US/docs/Web/SVG/Reference/Element/use"),
        Url("https://web.dev/articles/dom-size-and-interactivity"),
    ],
    examples: &[
        Pass(
            "<svg><path d='M0 0'/></svg><svg><path d='M0 0'/></svg><svg><path d='M0 0'/></svg><svg><path d='M0 0'/></svg>",
        ),
        Pass(
            "<svg><use href=#a /></svg><svg><use href=#a /></svg><svg><use href=#a /></svg><svg><use href=#a /></svg><svg><use href=#a /></svg>",
        ),
        Pass(
            "<svg><path d='M0 1'/></svg><svg><path d='M0 2'/></svg><svg><path d='M0 3'/></svg><svg><path d='M0 4'/></svg><svg><path d='M0 5'/></svg>",
        ),
        Fail(
            "<svg><path d='M0 0'/></svg><svg><path d='M0 0'/></svg><svg><path d='M0 0'/></svg><svg><path d='M0 0'/></svg><svg id=a><path d='M0 0'/></svg>",
        ),
        Inapplicable("<img src=/a.svg alt=Star>"),
    ],
    check: Page(check),
};

/// Fewest copies that are reported.
const MIN_COPIES: usize = 5;

/// A drawing: its first element, the number of its copies and the size of one in bytes.
type Drawing<'a> = (Element<'a>, usize, usize);

fn check(page: &PageFacts) -> Verdict {
    let is_outer =
        |svg: &Element<'_>| svg.name() == "svg" && svg.is_svg() && !svg.parent().is_some_and(Element::is_svg);
    let (mut drawings, mut checked): (HashMap<u64, Drawing<'_>>, usize) = (HashMap::new(), 0);
    for svg in page.document.elements().filter(is_outer) {
        checked += 1;
        // An empty drawing and one that refers to another are short.
        if svg.descendants().all(|part| part.name() == "use") {
            continue;
        }
        let (hash, bytes) = content(svg);
        drawings.entry(hash).or_insert((svg, 0, bytes)).1 += 1;
    }
    let mut repeated: Vec<_> = drawings.into_values().filter(|(_, copies, _)| *copies >= MIN_COPIES).collect();
    repeated.sort_by_key(|(svg, copies, bytes)| (std::cmp::Reverse((copies - 1) * bytes), svg.index()));
    let Some((_, copies, _)) = repeated.first() else {
        return if checked == 0 { inapplicable() } else { pass().with("checked", checked) };
    };
    let bytes: usize = repeated.iter().map(|(_, copies, bytes)| (copies - 1) * bytes).sum();
    let message = format!("An inline SVG is in the page {copies} times; copies take up {bytes} bytes");
    let verdict = fail(message).with("count", repeated.len()).with("bytes", bytes);
    verdict.at_all(repeated.into_iter().map(|(svg, ..)| svg))
}

/// Returns a hash of the elements and attributes of a drawing, without its id, and the length of their source.
fn content(svg: Element<'_>) -> (u64, usize) {
    let (mut hasher, mut bytes) = (DefaultHasher::new(), 0);
    for part in std::iter::once(svg).chain(svg.descendants()) {
        part.name().hash(&mut hasher);
        bytes += "<></>".len() + 2 * part.name().len();
        for (name, value) in part.attributes().filter(|(name, _)| *name != "id" || part != svg) {
            (name, value).hash(&mut hasher);
            bytes += " =''".len() + name.len() + value.len();
        }
        if part.descendants().next().is_none() {
            part.text().hash(&mut hasher);
        }
    }
    (hasher.finish(), bytes)
}
