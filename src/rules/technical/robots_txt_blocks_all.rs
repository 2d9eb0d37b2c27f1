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
        // Only the start page is blocked, or only the start page is open.
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /$",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /\nAllow: /$",
        ),
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: *\nDisallow: /\nAllow: /$\nAllow: /cats/\nAllow: /dogs/",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

/// The part of the site that is blocked.
#[derive(PartialEq, Eq)]
enum Part {
    StartPage,
    Others,
    Site,
}

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let (name, (part, line)) = match (blocked(robots, "googlebot"), blocked(robots, "bingbot")) {
        (Some(found), _) => ("Google", found),
        (None, Some(found)) => ("Bing", found),
        (None, None) => return pass(),
    };
    let of = match part {
        Part::StartPage => "the start page",
        Part::Others => "all pages but the start page",
        Part::Site => "the whole site",
    };
    let verdict = fail(format!("robots.txt blocks {name} from {of}")).with_text_evidence(&line);
    match name {
        "Bing" => verdict.as_severity(Minor),
        _ => verdict.milder_if(Major, || part == Part::StartPage),
    }
}

fn blocked(robots: &Robots, agent: &str) -> Option<(Part, String)> {
    let (start, others) = (robots.rule_for(agent, "/"), robots.site_rule(agent));
    let disallowed = |rule: Option<(bool, &str)>| match rule {
        Some((false, pattern)) => Some(format!("Disallow: {pattern}")),
        _ => None,
    };
    match (disallowed(start), disallowed(others)) {
        (Some(_), Some(line)) => Some((Part::Site, line)),
        (Some(line), None) => Some((Part::StartPage, line)),
        // A list of the folders that are open is a decision.
        (None, Some(line)) => (!robots.opens_part(agent)).then_some((Part::Others, line)),
        (None, None) => None,
    }
}
