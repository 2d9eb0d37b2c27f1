//! A temporary status code for a permanent redirect keeps the old URL in use.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.redirect-temporary",
    title: "Redirects between variants of a URL are permanent",
    failure_title: "A redirect between variants of a URL is temporary",
    severity: Minor,
    why: "A redirect with status 302 or 307 tells search engines that the old URL remains the real one, and browsers \
          request the old URL again each time.",
    fix: "Return status 301 or 308 for redirects from HTTP to HTTPS, from one host name to another, or from one form \
          of a path to another.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects"), Rfc(9110)],
    examples: &[
        Pass("GET http://example.com/\n301\nlocation: https://example.com/\n\nGET https://example.com/\n200\n\nCats"),
        Fail("GET http://example.com/\n302\nlocation: https://example.com/\n\nGET https://example.com/\n200\n\nCats"),
        Fail("GET https://example.com/a\n307\nlocation: /a/\n\nGET https://example.com/a/\n200\n\nCats"),
        Pass("GET https://example.com/\n302\nlocation: /en/\n\nGET https://example.com/en/\n200\n\nCats"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut temporary = page
        .exchange
        .steps()
        .filter(|(hop, next)| matches!(hop.status, 302 | 303 | 307) && hop.is_normalization(next))
        .peekable();
    match temporary.peek() {
        _ if page.exchange.hops.is_empty() => inapplicable(),
        None => pass(),
        Some((hop, _)) => {
            let found =
                fail(format!("A redirect between variants of the same URL has the temporary status {}", hop.status));
            temporary.fold(found, |verdict, (hop, next)| verdict.with_text_evidence(&hop.line(next)))
        }
    }
}
