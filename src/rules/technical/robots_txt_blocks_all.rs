//! A single slash in robots.txt can remove a whole site from search.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-blocks-all",
    title: "robots.txt lets search engines crawl the site",
    failure_title: "robots.txt blocks a major search engine from the site",
    severity: Critical,
    why: "`Disallow: /` blocks crawlers from every page, and the site disappears from search. The rule is often left \
          over from before the launch.",
    fix: "Remove `Disallow: /`, or allow the crawlers that you want: `User-agent: Googlebot` with an empty \
          `Disallow:`.",
    references: &[
        Rfc(9309),
        Url("https://developers.google.com/search/docs/crawling-indexing/robots/create-robots-txt"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: *\nDisallow: /private\n\nUser-agent: BadBot\nDisallow: /",
        ),
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nUser-agent: Bingbot\nDisallow:",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: *\nDisallow:\n\nUser-agent: Googlebot\nDisallow: *",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nAllow: /",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let blocks = |agent| match robots.rule_for(agent, "/") {
        Some((false, pattern)) => Some(format!("Disallow: {pattern}")),
        _ => None,
    };
    match (blocks("googlebot"), blocks("bingbot")) {
        (Some(line), _) => fail("robots.txt blocks Google from the whole site").with_text_evidence(&line),
        (None, Some(line)) => {
            fail("robots.txt blocks Bing from the whole site").with_text_evidence(&line).as_severity(Minor)
        }
        (None, None) => pass(),
    }
}
