//! Browsers and search engines ignore malformed links in a Link header.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.link-header-parse",
    title: "The Link header is well-formed",
    failure_title: "The Link header is malformed",
    severity: Minor,
    why: "A link without angle brackets or without `rel` is ignored, so the canonical URL, language version or preload \
          that it was meant to declare has no effect.",
    fix: "Write each link as `<URL>; rel=\"type\"`, and separate links with commas: `Link: <https://example.com/cats>; \
          rel=\"canonical\"`.",
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
            let found = fail("A link in the Link header is malformed").with("count", count);
            wrong.iter().fold(found, |verdict, part| verdict.with_text_evidence(part))
        }
    }
}
