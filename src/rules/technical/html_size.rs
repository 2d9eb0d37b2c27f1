//! Search engines read only the first part of a very large page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.html-size",
    title: "The HTML is smaller than 1 MiB",
    failure_title: "The HTML is 1 MiB or larger",
    severity: Major,
    why: "Googlebot reads only the first 2 MB of the uncompressed HTML and ignores the rest. A page is slow on phones \
          long before it reaches that size.",
    fix: "Move inline images, styles, scripts and data to separate files, and split long lists into several pages.",
    references: &[Url(
        "https://developers.google.com/search/docs/crawling-indexing/googlebot#how-googlebot-accesses-your-site",
    )],
    examples: &[Pass("<p>Cats"), Fail(text(&LONG_EXAMPLE))],
    check: Page(check),
};

const LONG_EXAMPLE: [u8; 4_200] = long("GET https://example.com/\n200 times 300\n\n<p>", "All about cats. ");
/// Half of the bytes that Googlebot reads.
const LARGE_BYTES: usize = 1 << 20;
/// Bytes that Googlebot reads.
const GOOGLEBOT_BYTES: usize = 2 << 20;

fn check(page: &PageFacts) -> Verdict {
    let bytes = page.exchange.body_bytes;
    let size = format!("{bytes} bytes");
    let verdict = match bytes {
        GOOGLEBOT_BYTES.. => {
            fail("The HTML is so large that Googlebot does not read all of it").with_text_evidence(&size)
        }
        LARGE_BYTES.. => fail("The HTML is 1 MiB or larger").with_text_evidence(&size).as_severity(Minor),
        _ => pass(),
    };
    verdict.with("bytes", bytes)
}
