//! A byte order mark belongs at the start of a file only.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.stray-bom",
    title: "The text contains no byte order marks",
    failure_title: "The text contains byte order marks",
    severity: Info,
    why: "The mark comes from a file that was saved with it and included in the page. It is invisible, but it can add an \
          empty line, end the head, and break what visitors copy.",
    fix: "Save the included file as UTF-8 without a byte order mark.",
    references: &[
        Url("https://www.w3.org/International/questions/qa-byte-order-mark"),
        Url("https://html-validate.org/rules/no-utf8-bom.html"),
    ],
    examples: &[
        Pass("\u{feff}<!doctype html><title>Cats</title><p>Cats"),
        Fail("<title>Cats</title><p>Cats</p>\u{feff}<p>Dogs"),
        // `single-head-body` reports a mark that opens the body.
        Pass("<head><title>Cats</title>\u{feff}<style>p{}</style></head><body>Cats"),
    ],
    check: Page(check),
};

const MARK: &str = "\u{feff}";

fn check(page: &PageFacts) -> Verdict {
    let count = after_each(page.document.text(), MARK).count();
    let opens_body = page.document.text().trim_start().starts_with(MARK) && page.early_body().is_some();
    match count.saturating_sub(usize::from(opens_body)) {
        0 => pass(),
        1 => fail("The text contains a byte order mark").with("count", count),
        count => fail(format!("The text contains {count} byte order marks")).with("count", count),
    }
}
