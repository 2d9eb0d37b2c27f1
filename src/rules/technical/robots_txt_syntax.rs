//! A line that crawlers do not understand does nothing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-syntax",
    title: "Every line of robots.txt can be understood",
    failure_title: "",
    severity: Minor,
    why: "Crawlers skip what they do not understand. Some forgive misspelt words, others do not, so a folder is \
          crawled that was to be left alone, or the other way round.",
    fix: "Write `field: value` with the fields `User-agent`, `Allow`, `Disallow` and `Sitemap`, rules below a \
          `User-agent`, and paths that begin with `/`.",
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
        let why = match oddity.kind {
            OddityKind::Misspelt => "is misspelt",
            OddityKind::NoColon => "lacks its colon",
            OddityKind::NoField => "is no rule",
            OddityKind::NoGroup => "stands before any User-agent",
            OddityKind::NoAgent => "names no agent",
            OddityKind::Dollar => "has a $ before the end of its path, where it does not mean the end",
            OddityKind::NoPath => "has a path that does not begin with a slash",
        };
        (oddity.line, oddity.text.clone(), why)
    });
    // Other fields are allowed, but one letter beside a known one is a slip.
    let slips = robots.extras.iter().filter(|extra| FIELDS.iter().any(|field| distance(&extra.name, field) == 1));
    let slips = slips.map(|extra| (extra.line, format!("{}: {}", extra.name, extra.value), "is misspelt"));
    let mut wrong: Vec<_> = odd.chain(slips).collect();
    wrong.sort_by_key(|(line, ..)| *line);
    match wrong.first() {
        None => pass(),
        Some((line, _, why)) => {
            let found = fail(format!("Line {line} of robots.txt {why}")).with("count", wrong.len());
            wrong.iter().fold(found, |verdict, (line, text, _)| verdict.seen(&format!("{line}: {text}")))
        }
    }
}
