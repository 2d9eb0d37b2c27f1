//! Of a page that is too long search engines read only the beginning.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.html-size",
    title: "The HTML is small enough to be read to its end",
    failure_title: "",
    severity: Major,
    why: "Googlebot reads the first 2 MB of a page, uncompressed, and acts as if the rest were not there. Long before \
          that a page is slow on phones.",
    fix: "Move inline images, styles, scripts and data into files of their own, and split long lists into pages.",
    references: &[Url(
        "https://developers.google.com/search/docs/crawling-indexing/googlebot#how-googlebot-accesses-your-site",
    )],
    examples: &[Pass("<p>Cats"), Fail(text(&LONG_PAGE))],
    check: Page(check),
};

const LONG_PAGE: [u8; 4_200] = long("GET https://example.com/\n200 times 300\n\n<p>", "All about cats. ");
/// Half of what is read.
const LONG: usize = 1 << 20;
/// What Googlebot reads.
const TOO_LONG: usize = 2 << 20;

fn check(page: &PageFacts) -> Verdict {
    let bytes = page.exchange.body_bytes;
    let size = format!("{bytes} bytes");
    let verdict = match bytes {
        TOO_LONG.. => fail("Googlebot does not read the page to its end").seen(&size),
        LONG.. => fail("The HTML is over 1 MiB long").seen(&size).as_severity(Minor),
        _ => pass(),
    };
    verdict.with("bytes", bytes)
}
