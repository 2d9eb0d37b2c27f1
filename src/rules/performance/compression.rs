//! Uncompressed HTML takes several times as long on its way.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.compression",
    title: "HTML comes compressed",
    failure_title: "",
    severity: Major,
    why: "HTML shrinks to a fifth or less. Without compression everyone waits for the rest, longest on a slow line, \
          and pays for it.",
    fix: "Switch compression on for text. nginx: `gzip on; gzip_types text/css application/javascript …;` or the brotli \
          module. Apache: mod_deflate. Most content delivery networks have a switch for it.",
    references: &[Url("https://developer.chrome.com/docs/performance/insights/document-latency"), Rfc(9110), Rfc(7932)],
    examples: &[
        Pass("GET https://example.com/\n200\ncontent-encoding: br\n\n<p>Hello"),
        Fail(text(&LONG)),
        CannotTell(text(&LONG_WITH_VARY)),
        Inapplicable("<p>A short page fits into the first packets anyway"),
    ],
    check: Response(check),
};

const LONG: [u8; 1_600] = long("<p>", "All about cats. ");
const LONG_WITH_VARY: [u8; 1_700] =
    long("GET https://example.com/\n200\ncontent-type: text/html\nvary: accept-encoding\n\n", "All about cats. ");

/// Below that, compression wins nothing that anybody could notice (Lighthouse has the same limit).
const WORTH_IT: usize = 1_400;

fn check(page: &PageFacts) -> Verdict {
    if !page.is_document() || page.exchange.body_bytes < WORTH_IT && page.header("content-encoding").is_none() {
        return inapplicable();
    }
    let varies =
        || page.exchange.header_lines("vary").any(|line| line.to_ascii_lowercase().contains("accept-encoding"));
    match page.header("content-encoding").filter(|encoding| !encoding.eq_ignore_ascii_case("identity")) {
        Some(encoding) => pass().with("encoding", encoding),
        // The header may have been taken off on the way to us.
        None if varies() => cannot_tell("The server can compress, but this answer was not marked as compressed"),
        None => fail("The HTML is not compressed").with("bytes", page.exchange.body_bytes),
    }
}
