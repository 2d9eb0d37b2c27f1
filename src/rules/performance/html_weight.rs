//! HTML is what everything else waits for.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.html-weight",
    title: "The HTML is no heavier than 200 kB",
    failure_title: "",
    severity: Info,
    why: "The browser must fetch and read it before most of the rest, and cannot keep it for the next page. 200 kB of markup are several seconds on a weak connection.",
    fix: "Load long lists in parts, and move inline scripts, styles, SVG and data into files.",
    references: &[Url("https://web.dev/articles/optimize-encoding-and-transfer-size")],
    examples: &[Pass("<p>Cats")],
    check: Page(check),
};

const MANY: usize = 200_000;

fn check(page: &PageFacts) -> Verdict {
    let bytes = page.document.length;
    let verdict = match bytes > MANY {
        true => fail(format!("The page has {} kB of HTML", bytes / 1_000)).seen(&format!("{bytes} bytes")),
        false => pass(),
    };
    verdict.with("bytes", bytes)
}
