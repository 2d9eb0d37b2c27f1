//! Plain http lets anyone on the way read and change the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.https",
    title: "The page is served over HTTPS",
    failure_title: "",
    severity: Critical,
    why: "Over plain http everyone between visitor and site can read and change the page, browsers call it not \
          secure, and many web features are switched off.",
    fix: "Get a certificate, for example from Let's Encrypt, serve the site over HTTPS, and redirect http to it with \
          301.",
    references: &[
        Url("https://web.dev/articles/why-https-matters"),
        Url("https://developers.google.com/search/docs/crawling-indexing/canonicalization"),
    ],
    examples: &[
        Pass("<title>Cats</title>"),
        Pass("GET http://example.com/\n301\nlocation: https://example.com/\n\nGET https://example.com/\n200\n\nCats"),
        Fail("GET http://example.com/\n200\n\nCats"),
        Fail("GET https://example.com/\n302\nlocation: http://example.com/\n\nGET http://example.com/\n200\n\nCats"),
    ],
    check: Response(|page| require(page.exchange.is_https(), "The page is served over plain http")),
};
