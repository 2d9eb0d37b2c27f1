//! Each redirect costs a round trip, and crawlers give up after several redirects.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.redirect-chain",
    title: "The page is reached without a redirect chain",
    failure_title: "The page is reached through a redirect chain",
    severity: Minor,
    why: "Each redirect costs visitors a round trip before the page is displayed. Googlebot gives up after ten \
          redirects.",
    fix: "Redirect each old URL directly to the final URL, and link to the final URL.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects"),
        Url("https://developer.chrome.com/docs/lighthouse/performance/redirects"),
    ],
    examples: &[
        Pass("GET https://example.com/a\n301\nlocation: /b\n\nGET https://example.com/b\n200\n\nCats"),
        Pass(
            "GET http://example.com/\n301\nlocation: https://example.com/\n\n\
             GET https://example.com/\n301\nlocation: https://www.example.com/\n\n\
             GET https://www.example.com/\n200\n\nCats",
        ),
        Fail(
            "GET https://example.com/a\n301\nlocation: /b\n\n\
             GET https://example.com/b\n301\nlocation: /c\n\n\
             GET https://example.com/c\n200\n\nCats",
        ),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let hops = page.exchange.hops.len();
    // Two redirects are normal: one from HTTP to HTTPS, and one to the preferred host name.
    let is_usual = hops == 2 && page.exchange.steps().all(|(hop, next)| hop.is_normalization(next));
    match hops {
        0 => inapplicable(),
        1 => pass().with("redirects", hops),
        2 if is_usual => pass().with("redirects", hops),
        _ => page.exchange.steps().fold(
            fail(format!("The page is reached through {hops} redirects")).with("redirects", hops),
            |verdict, (hop, next)| verdict.with_text_evidence(&hop.line(next)),
        ),
    }
}
