//! Addresses without end.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-infinite-space",
    title: "No links make addresses without end",
    failure_title: "",
    severity: Minor,
    why: "Session ids, relative links that go astray and calendars without a last page make ever new addresses of the \
          same few pages. Crawlers lose themselves there and never reach the rest.",
    fix: "Keep session ids in cookies, write links from the root (`/mugs`, not `mugs`), and stop calendars where entries \
          end. Close what has to stay with robots.txt.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/large-site-managing-crawl-budget"),
        Url("https://developers.google.com/search/docs/crawling-indexing/url-structure"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b?PHPSESSID=1f>B</a>\n\
             GET https://example.com/a\n200\n\n<a href=/b?PHPSESSID=2e>B</a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=a/>A</a>\n\
             GET https://example.com/a/\n200\n\n<a href=a/>A</a>\n\
             GET https://example.com/a/a/\n200\n\n<a href=a/>A</a>",
        ),
        Inapplicable("<a href=/a>A</a>"),
    ],
    check: Site(check),
};

/// Parameters that hold the id of a session.
const SESSIONS: [&str; 5] = ["phpsessid", "jsessionid", "sessionid", "session_id", "aspsessionid"];
/// Parts of the addresses of calendars.
const CALENDARS: [&str; 7] = ["agenda", "calendar", "calendrier", "day", "events", "kalender", "month"];
/// Pages of one form, one a click after the other, that are no list that ends soon.
const LONG: u32 = 15;

fn check(site: &SiteFacts) -> Verdict {
    if !site.is_crawled() || !site.has_links {
        return inapplicable();
    }
    let is_open = |url: &&String| site.robots.as_ref().is_none_or(|robots| robots.allows("googlebot", url));
    let unasked: Vec<&String> = site.unasked.iter().filter(is_open).collect();
    let mut found: Vec<&str> = unasked.iter().map(|url| url.as_str()).filter(|url| has_session(url)).collect();
    if found.len() < 2 {
        found.clear();
    }
    // What grows has already been seen shorter.
    let is_growing = |url: &&str| {
        let ends = url.trim_end_matches('/').rmatch_indices('/').take(2).filter_map(|(at, _)| url.get(..at));
        let is_page = |start: &str| site.page(start).or_else(|| site.page(&format!("{start}/"))).is_some();
        repeats_itself(url) && ends.into_iter().any(is_page)
    };
    found.extend(unasked.iter().map(|url| url.as_str()).filter(is_growing));
    let mut reach: HashMap<String, (u32, u32)> = HashMap::new();
    for page in site.judged() {
        let Some(clicks) = page.clicks else { continue };
        let (least, most) = reach.entry(form(&page.url)).or_insert((clicks, clicks));
        (*least, *most) = ((*least).min(clicks), (*most).max(clicks));
    }
    let is_endless = |url: &&str| {
        let is_calendar = url.split(['/', '?', '&', '=', '-']).any(|part| CALENDARS.contains(&part));
        is_calendar && reach.get(&form(url)).is_some_and(|(least, most)| most - least >= LONG)
    };
    // Of a crawl that was cut it is not known what it left out on purpose.
    found.extend(unasked.iter().map(|url| url.as_str()).filter(|url| site.is_complete && is_endless(url)));
    match found.len() {
        0 => pass().with("checked", site.pages.len() + site.unasked.len()),
        count => fail("Links make ever new addresses").with("count", count).seen_all(found),
    }
}

fn has_session(url: &str) -> bool {
    let marks = url.split(['?', '&', ';']).skip(1).filter_map(|part| part.split_once('='));
    marks.into_iter().any(|(name, _)| SESSIONS.iter().any(|each| name.eq_ignore_ascii_case(each)))
}

/// Whether the end of the path is what came before it, twice.
fn repeats_itself(url: &str) -> bool {
    let path = url.split('?').next().unwrap_or_default();
    let mut parts = path.split('/').rev().filter(|part| !part.is_empty());
    let last = parts.next().unwrap_or_default();
    parts.filter(|part| *part == last).count() >= 2 && !last.bytes().all(|byte| byte.is_ascii_digit())
}

/// A URL with each of its numbers as one zero, if it has any.
fn form(url: &str) -> String {
    let mut form = String::with_capacity(url.len());
    for each in url.chars() {
        match each {
            '0'..='9' if form.ends_with('0') => {}
            '0'..='9' => form.push('0'),
            each => form.push(each),
        }
    }
    form
}
