//! A robots.txt that fails shuts crawlers out of the whole site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-reachable",
    title: "robots.txt can be fetched",
    failure_title: "",
    severity: Critical,
    why: "While robots.txt answers with a server error, search engines must assume that nothing may be crawled, and \
          stop. A site without one may be crawled freely.",
    fix: "Let `/robots.txt` answer with 200 and plain text, or with 404 if there are no rules.",
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
        Companion::NotAsked => cannot_tell("robots.txt was not asked for"),
        // One failure on the way may be chance.
        Companion::Unreachable { error } => fail("robots.txt cannot be fetched").seen(error).as_severity(Major),
        Companion::Answered(answer) => match answer.status {
            200..=299 => pass(),
            429 => cannot_tell("The site limits how often it may be asked, so robots.txt was not seen"),
            400..=499 => fail("There is no robots.txt, so everything may be crawled")
                .with("status", answer.status)
                .as_severity(Info),
            status => fail(format!("robots.txt answers with status {status}")).with("status", status).seen(&answer.url),
        },
    }
}
