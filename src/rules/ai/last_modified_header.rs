//! Crawlers revisit pages more often if they can ask whether a page has changed.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.last-modified-header",
    title: "The response has a Last-Modified or ETag header",
    failure_title: "The response has neither a Last-Modified nor an ETag header",
    severity: Info,
    why: "With `Last-Modified` or `ETag`, crawlers download a page again only if it has changed, and spend their time \
          on new content.",
    fix: "Configure the server to send `Last-Modified` or `ETag`, and to answer a conditional request with 304 if the \
          page has not changed.",
    references: &[
        Rfc(9110),
        Url("https://developers.google.com/crawling/docs/crawlers-fetchers/overview-google-crawlers#http-caching"),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\netag: \"1\"\n\nCats"),
        Fail("GET https://example.com/\n200\n\nCats"),
        Inapplicable("GET https://example.com/\n404\n\nNone"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    if !page.exchange.is_success() {
        return inapplicable();
    }
    let has_validator = ["last-modified", "etag"].iter().any(|name| page.header(name).is_some());
    require(has_validator, "The response has neither Last-Modified nor ETag")
}
