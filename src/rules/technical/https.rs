//! Unencrypted HTTP lets anyone on the network path read and change the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.https",
    title: "The page is served over HTTPS",
    failure_title: "The page is not served over HTTPS",
    severity: Critical,
    why: "Over unencrypted HTTP, anyone between the visitor and the site can read and change the page. Browsers label \
          it as not secure and disable many web features.",
    fix: "Get a certificate, for example from Let's Encrypt, serve the site over HTTPS, and redirect HTTP to it with \
          status 301.",
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
    check: Response(|page| require(page.exchange.is_https(), "The page is served over unencrypted HTTP")),
};
