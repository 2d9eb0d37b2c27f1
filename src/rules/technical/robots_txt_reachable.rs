//! A robots.txt that returns an error can stop crawlers from reading the whole site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-reachable",
    title: "robots.txt can be fetched",
    failure_title: "robots.txt is missing or cannot be fetched",
    severity: Critical,
    why: "While robots.txt returns a server error, search engines must assume that nothing may be crawled, and stop. A \
          site without a robots.txt may be crawled freely.",
    fix: "Make `/robots.txt` return 200 with plain text, or 404 if there are no rules.",
    references: &[
        Rfc(9309),
        Url("https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt"),
        Url("https://developer.chrome.com/docs/lighthouse/seo/invalid-robots-txt"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow:",
        ),
        Fail("GET https://example.com/\n200\n\nCats\nGET https://example.com/robots.txt\n503\n\n"),
        Fail("GET https://example.com/\n200\n\nCats\nGET https://example.com/robots.txt\nrefused\n"),
        Fail("GET https://example.com/\n200\n\nCats"),
        CannotTell("GET https://example.com/\n200\n\nCats\nGET https://example.com/robots.txt\n429\n\n"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    match &site.files.robots {
        SiteFile::NotAsked => cannot_tell("robots.txt was not requested"),
        // A single network failure may be a coincidence.
        SiteFile::Unreachable { error } => {
            fail("robots.txt cannot be fetched").with_text_evidence(error).as_severity(Major)
        }
        SiteFile::Answered(answer) => match answer.status {
            200..=299 => pass(),
            429 => cannot_tell("The site limits the request rate, so robots.txt could not be checked"),
            400..=499 => fail("robots.txt is not available, so everything may be crawled")
                .with("status", answer.status)
                .as_severity(Info),
            status => fail(format!("robots.txt returns status {status}"))
                .with("status", status)
                .with_text_evidence(&answer.url),
        },
    }
}
