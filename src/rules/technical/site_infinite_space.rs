//! Links that generate endless URLs trap crawlers.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-infinite-space",
    title: "Links do not generate endless URLs",
    failure_title: "Links generate endless URLs",
    severity: Minor,
    why: "Session IDs, wrong relative links and calendars without a last page generate ever new URLs for the same few \
          pages. Crawlers get lost in them and never reach the rest.",
    fix: "Keep session IDs in cookies, write links from the root (`/mugs`, not `mugs`), and end calendars at their \
          last entry. If such URLs have to stay, block them in robots.txt.",
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

/// Parameters that contain a session ID.
const SESSIONS: [&str; 5] = ["phpsessid", "jsessionid", "sessionid", "session_id", "aspsessionid"];
/// Parts of calendar URLs.
const CALENDARS: [&str; 7] = ["agenda", "calendar", "calendrier", "day", "events", "kalender", "month"];
/// Clicks between the first and the last page of one URL form from which the series counts as endless.
const MIN_CLICKS: u32 = 15;

fn check(site: &SiteFacts) -> Verdict {
    if !site.is_crawled() || !site.has_links {
        return inapplicable();
    }
    let is_open = |url: &&String| site.robots.as_ref().is_none_or(|robots| robots.allows("googlebot", url));
    let unvisited: Vec<&String> = site.not_requested.iter().filter(is_open).collect();
    let mut found: Vec<&str> = unvisited.iter().map(|url| url.as_str()).filter(|url| has_session(url)).collect();
    if found.len() < 2 {
        found.clear();
    }
    // A URL that keeps growing was seen before in a shorter form.
    let is_growing = |url: &&str| {
        let ends = url.trim_end_matches('/').rmatch_indices('/').take(2).filter_map(|(index, _)| url.get(..index));
        let is_page = |start: &str| site.page(start).or_else(|| site.page(&format!("{start}/"))).is_some();
        repeats_itself(url) && ends.into_iter().any(is_page)
    };
    found.extend(unvisited.iter().map(|url| url.as_str()).filter(is_growing));
    let mut reach: HashMap<String, (u32, u32)> = HashMap::new();
    for page in site.judged() {
        let Some(clicks) = page.clicks else { continue };
        let (least, most) = reach.entry(form(&page.url)).or_insert((clicks, clicks));
        (*least, *most) = ((*least).min(clicks), (*most).max(clicks));
    }
    let is_endless = |url: &&str| {
        let is_calendar = url.split(['/', '?', '&', '=', '-']).any(|part| CALENDARS.contains(&part));
        is_calendar && reach.get(&form(url)).is_some_and(|(least, most)| most - least >= MIN_CLICKS)
    };
    // If the crawl was cut short, it is not known which URLs it left out on purpose.
    found.extend(unvisited.iter().map(|url| url.as_str()).filter(|url| site.is_complete && is_endless(url)));
    match found.len() {
        0 => pass().with("checked", site.pages.len() + site.not_requested.len()),
        count => fail("Links generate endless URLs").with("count", count).with_text_evidence_from(found),
    }
}

fn has_session(url: &str) -> bool {
    let parameters = url.split(['?', '&', ';']).skip(1).filter_map(|part| part.split_once('='));
    parameters.into_iter().any(|(name, _)| SESSIONS.iter().any(|session| name.eq_ignore_ascii_case(session)))
}

/// Returns true if the last part of the path occurs at least twice before it and is not a number.
fn repeats_itself(url: &str) -> bool {
    let path = url.split('?').next().unwrap_or_default();
    let mut parts = path.split('/').rev().filter(|part| !part.is_empty());
    let last = parts.next().unwrap_or_default();
    parts.filter(|part| *part == last).count() >= 2 && !last.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the URL with each of its numbers replaced by a single zero.
fn form(url: &str) -> String {
    let mut form = String::with_capacity(url.len());
    for character in url.chars() {
        match character {
            '0'..='9' if form.ends_with('0') => {}
            '0'..='9' => form.push('0'),
            other => form.push(other),
        }
    }
    form
}
