//! A Link header that is misspelt links nothing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.link-header-parse",
    title: "The Link header is well-formed",
    failure_title: "",
    severity: Minor,
    why: "A link without angle brackets or without `rel` is dropped: the canonical address, the language version or \
          the preload that it was to give does not exist.",
    fix: "Write each link as `<address>; rel=\"type\"`, with commas between links: `Link: \
          <https://example.com/cats>; rel=\"canonical\"`.",
    references: &[Rfc(8288)],
    examples: &[
        Pass(
            "GET https://example.com/\n200\nlink: </a.css>; rel=preload; as=style, <https://a.b/?c,d>; rel=\"next\"\n\n",
        ),
        Fail("GET https://example.com/\n200\nlink: https://example.com/; rel=canonical\n\n"),
        Fail("GET https://example.com/\n200\nlink: </a.css>; as=style\n\n"),
        Fail("GET https://example.com/\n200\nlink: </a.css> rel=preload\n\n"),
        Inapplicable("<link rel=canonical href=https://example.com/>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let lines = || page.exchange.header_lines("link");
    if lines().all(str::is_empty) {
        return inapplicable();
    }
    let wrong: Vec<&str> = lines().flat_map(HeaderLink::malformed).collect();
    match wrong.len() {
        0 => pass(),
        count => {
            let found = fail("A link of the Link header is malformed").with("count", count);
            wrong.iter().fold(found, |verdict, part| verdict.seen(part))
        }
    }
}
