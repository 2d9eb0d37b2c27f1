//! Crawl-delay slows down some crawlers and is ignored by others.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-crawl-delay",
    title: "robots.txt sets no crawl delay above 10 seconds",
    failure_title: "robots.txt sets a crawl delay above 10 seconds",
    severity: Minor,
    why: "Bing waits this many seconds between two pages. With a delay above 10 seconds, it fetches fewer than 8,640 \
          pages a day, and new pages appear late in its results. Google and Yandex ignore `Crawl-delay`.",
    fix: "Remove `Crawl-delay`, or set it to 10 seconds or less.",
    references: &[
        Url("https://www.bing.com/webmasters/help/crawl-control-55a30302"),
        Url("https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow:",
        ),
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nCrawl-delay: 5",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nCrawl-delay: 30",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let delays = robots.extras.iter().filter(|extra| extra.name == "crawl-delay");
    let slow = delays.filter(|extra| extra.value.parse::<f64>().is_ok_and(|seconds| seconds > 10.0));
    let mut slow = slow.map(|extra| format!("{}: crawl-delay: {}", extra.line, extra.value)).peekable();
    match slow.peek() {
        None => pass(),
        Some(_) => slow.fold(fail("robots.txt asks for more than 10 seconds between two pages"), |verdict, line| {
            verdict.with_text_evidence(&line)
        }),
    }
}
