//! One slash in robots.txt takes a whole site out of search.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-blocks-all",
    title: "robots.txt lets search engines into the site",
    failure_title: "",
    severity: Critical,
    why: "`Disallow: /` keeps crawlers from every page. It is often left over from the time before the launch, and \
          the site disappears from search.",
    fix: "Remove `Disallow: /`, or allow the crawlers that shall come: `User-agent: Googlebot` with an empty \
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
        (Some(line), _) => fail("robots.txt keeps Google from the whole site").seen(&line),
        (None, Some(line)) => fail("robots.txt keeps Bing from the whole site").seen(&line).as_severity(Minor),
        (None, None) => pass(),
    }
}
