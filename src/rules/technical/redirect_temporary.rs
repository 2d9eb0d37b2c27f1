//! A move for good that is called temporary keeps the old address alive.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.redirect-temporary",
    title: "Redirects to the tidy address are permanent",
    failure_title: "",
    severity: Minor,
    why: "A redirect with 302 or 307 tells search engines that the old address stays the real one, and browsers ask \
          for it again each time.",
    fix: "Answer with 301 or 308 where http leads to https, one host name to the other, or one spelling of a path to \
          another.",
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
        .filter(|(hop, next)| matches!(hop.status, 302 | 303 | 307) && hop.only_tidies(next))
        .peekable();
    match temporary.peek() {
        _ if page.exchange.hops.is_empty() => inapplicable(),
        None => pass(),
        Some((hop, _)) => {
            let found = fail(format!("A lasting redirect is served as temporary, with {}", hop.status));
            temporary.fold(found, |verdict, (hop, next)| verdict.seen(&hop.line(next)))
        }
    }
}
