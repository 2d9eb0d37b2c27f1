//! A crawler that may ask "has it changed?" comes more often.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.last-modified-header",
    title: "The answer says when or whether the page has changed",
    failure_title: "",
    severity: Info,
    why: "With `Last-Modified` or `ETag` crawlers fetch a page again only if it has changed, and spend their time on what is new.",
    fix: "Let the server send `Last-Modified` or `ETag`, and answer 304 to those who have the page.",
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
    let is_told = ["last-modified", "etag"].iter().any(|name| page.header(name).is_some());
    require(is_told, "The answer has neither Last-Modified nor ETag")
}
