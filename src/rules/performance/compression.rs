//! Uncompressed HTML takes several times as long to transfer.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.compression",
    title: "The HTML is compressed",
    failure_title: "The HTML is not compressed",
    severity: Major,
    why: "Compression reduces HTML to a fifth of its size or less. Without it, visitors wait for and pay for the \
          additional data, and those on slow connections wait longest.",
    fix: "Enable compression for text. nginx: `gzip on; gzip_types text/css application/javascript …;` or the Brotli \
          module. Apache: `mod_deflate`. Most content delivery networks have a setting for it.",
    references: &[Url("https://developer.chrome.com/docs/performance/insights/document-latency"), Rfc(9110), Rfc(7932)],
    examples: &[
        Pass("GET https://example.com/\n200\ncontent-encoding: br\n\n<p>Hello"),
        Fail(text(&UNCOMPRESSED_EXAMPLE)),
        CannotTell(text(&VARY_EXAMPLE)),
        Inapplicable("<p>A short page fits into the first packets anyway"),
    ],
    check: Response(check),
};

const UNCOMPRESSED_EXAMPLE: [u8; 1_600] = long("<p>", "All about cats. ");
const VARY_EXAMPLE: [u8; 1_700] =
    long("GET https://example.com/\n200\ncontent-type: text/html\nvary: accept-encoding\n\n", "All about cats. ");

/// Below this size, compression has no noticeable benefit (Lighthouse uses the same limit).
const WORTH_IT: usize = 1_400;

fn check(page: &PageFacts) -> Verdict {
    if !page.is_document() || page.exchange.body_bytes < WORTH_IT && page.header("content-encoding").is_none() {
        return inapplicable();
    }
    let varies =
        || page.exchange.header_lines("vary").any(|line| line.to_ascii_lowercase().contains("accept-encoding"));
    match page.header("content-encoding").filter(|encoding| !encoding.eq_ignore_ascii_case("identity")) {
        Some(encoding) => pass().with("encoding", encoding),
        // A proxy may have removed the header in transit.
        None if varies() => {
            cannot_tell("The server supports compression, but this response was not marked as compressed")
        }
        None => fail("The HTML is not compressed").with("bytes", page.exchange.body_bytes),
    }
}
