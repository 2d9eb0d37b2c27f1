//! The rest of the page has to wait for the HTML.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.html-weight",
    title: "The HTML is at most 200 kB",
    failure_title: "The HTML is larger than 200 kB",
    severity: Info,
    why: "The browser must download and parse the HTML before most other resources, and cannot reuse it for the next \
          page. 200 kB of markup take several seconds on a slow connection.",
    fix: "Load long lists in parts, and move inline scripts, styles, SVG and data into separate files.",
    references: &[Url("https://web.dev/articles/optimize-encoding-and-transfer-size")],
    examples: &[Pass("<p>Cats")],
    check: Page(check),
};

/// Maximum size of the HTML in bytes.
const MAX_BYTES: usize = 200_000;

fn check(page: &PageFacts) -> Verdict {
    let bytes = page.document.length;
    let verdict = match bytes > MAX_BYTES {
        true => {
            fail(format!("The page has {} kB of HTML", bytes / 1_000)).with_text_evidence(&format!("{bytes} bytes"))
        }
        false => pass(),
    };
    verdict.with("bytes", bytes)
}
