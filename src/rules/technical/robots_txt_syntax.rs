//! Crawlers ignore lines of robots.txt that they do not understand.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-syntax",
    title: "Crawlers can understand every line of robots.txt",
    failure_title: "Crawlers may ignore or misread a line of robots.txt",
    severity: Minor,
    why: "Crawlers skip lines that they do not understand. Some accept misspelled names and others do not, so they may \
          crawl a folder that should be excluded, or skip one that should be crawled.",
    fix: "Write `field: value` with the fields `User-agent`, `Allow`, `Disallow` and `Sitemap`. Put rules below a \
          `User-agent` line, and start paths with `/`.",
    references: &[Rfc(9309), Url("https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\n\
             # Hello\nUser-agent: *\nCrawl-delay: 5\nContent-Signal: search=yes\nDisallow: /a\nAllow: *.css$\n\
             \nSitemap: https://example.com/sitemap.xml",
        ),
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nSome-new-field: 1",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/robots.txt\n200\n\nUser-agent: *\nAlow: /a",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisalow: /a",
        ),
        Fail("GET https://example.com/\n200\n\nCats\nGET https://example.com/robots.txt\n200\n\nDisallow: /a"),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: cats",
        ),
        Fail("GET https://example.com/\n200\n\nCats\nGET https://example.com/robots.txt\n200\n\nsyntax error"),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: Googlebot, Bingbot\nDisallow: /a",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats\nGET https://example.com/robots.txt\n200\n\n<html>"),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

const FIELDS: [&str; 5] = ["user-agent", "allow", "disallow", "sitemap", "crawl-delay"];

fn check(site: &SiteFacts) -> Verdict {
    let (Some(answer), Some(robots)) = (site.files.robots.success(), &site.robots) else { return inapplicable() };
    if answer.body.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return inapplicable();
    }
    let odd = robots.oddities.iter().map(|oddity| {
        let problem = match oddity.kind {
            OddityKind::Misspelled => "is misspelled",
            OddityKind::NoColon => "has no colon",
            OddityKind::NoField => "has no field and colon, so it is no rule",
            OddityKind::NoGroup => "comes before any User-agent line",
            OddityKind::NoAgent => "names no user agent",
            OddityKind::AgentList => "names more than one user agent, or one with a wildcard",
            OddityKind::Dollar => "has a $ before the end of its path, where it is an ordinary character",
            OddityKind::NoPath => "has a path that does not start with a slash or a wildcard",
        };
        (oddity.line, oddity.text.clone(), problem)
    });
    // Other fields are allowed, but a name that is one letter away from a known one is a typo.
    let typos = robots.extras.iter().filter(|extra| FIELDS.iter().any(|field| distance(&extra.name, field) == 1));
    let typos = typos.map(|extra| (extra.line, format!("{}: {}", extra.name, extra.value), "is misspelled"));
    let mut wrong: Vec<_> = odd.chain(typos).collect();
    wrong.sort_by_key(|(line, ..)| *line);
    match wrong.first() {
        None => pass(),
        Some((line, _, problem)) => {
            let found = fail(format!("Line {line} of robots.txt {problem}")).with("count", wrong.len());
            wrong.iter().fold(found, |verdict, (line, text, _)| verdict.with_text_evidence(&format!("{line}: {text}")))
        }
    }
}
