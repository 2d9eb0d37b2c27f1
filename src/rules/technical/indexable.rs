//! A stray noindex or Disallow takes a page out of search without any visible sign.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.indexable",
    title: "Search engines may list the page",
    failure_title: "",
    severity: Critical,
    why: "A page with noindex, or one that robots.txt keeps crawlers from, does not appear in search results. Where \
          that is not meant, it loses all visitors from search.",
    fix: "If the page is meant to be found, remove `noindex` from its meta element or `X-Robots-Tag` header, and the \
          `Disallow` line that covers it from robots.txt.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/block-indexing"),
        Url("https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag"),
        Rfc(9309),
    ],
    examples: &[
        Pass("<title>Cats</title>"),
        Pass(r#"<meta name="robots" content="index, follow, max-snippet:-1">"#),
        Pass(r#"<meta name="robots" content="unavailable_after: 2045-06-25">"#),
        Fail(r#"<meta name="robots" content="noindex">"#),
        Fail(r#"<meta name="ROBOTS" content="None">"#),
        Fail(r#"<meta name="googlebot" content="noindex">"#),
        Fail(r#"<meta name="robots" content="all, unavailable_after: 25 Jun 2010 15:00:00 PST">"#),
        Fail("GET https://example.com/\n200\nx-robots-tag: noindex\n\nCats"),
        Fail(
            "GET https://example.com/a\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /a",
        ),
        Pass(
            "GET https://example.com/a\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /\nAllow: /a",
        ),
    ],
    check: Page(check),
};

/// 1 January 2026: earlier dates lie in the past, whatever the server's clock says.
const RECENT: i64 = 20_454;

/// Pages that are kept out of search on purpose.
const PRIVATE: [&str; 25] = [
    "account",
    "admin",
    "basket",
    "cart",
    "checkout",
    "confirm",
    "login",
    "logout",
    "my-account",
    "order",
    "password",
    "preview",
    "print",
    "register",
    "search",
    "sign-in",
    "sign-up",
    "signin",
    "signup",
    "tag",
    "tags",
    "thank-you",
    "thanks",
    "unsubscribe",
    "wp-login",
];

fn check(page: &PageFacts) -> Verdict {
    match (reason(page, "googlebot"), reason(page, "bingbot")) {
        (None, None) => pass(),
        (Some(reason), Some(_)) => weigh(fail("Search engines are kept from listing the page").seen(&reason), page),
        (Some(reason), None) => fail("Google is kept from listing the page").seen(&reason).as_severity(Minor),
        (None, Some(reason)) => fail("Bing is kept from listing the page").seen(&reason).as_severity(Minor),
    }
}

/// What keeps this crawler from the page.
fn reason(page: &PageFacts, agent: &str) -> Option<String> {
    let today = page.sent_on().unwrap_or(RECENT);
    let is_over = |directive: &Directive| {
        directive.name == "unavailable_after"
            && directive.value.as_deref().and_then(day_of).is_some_and(|day| day < today)
    };
    let mut directives = page.directives().for_agent(agent);
    if let Some(found) = directives.find(|each| matches!(each.name.as_str(), "noindex" | "none") || is_over(each)) {
        let place = match found.source {
            DirectiveSource::Header => "X-Robots-Tag: ".to_owned(),
            DirectiveSource::Meta(_) => format!("meta {}: ", found.agent),
        };
        let value = found.value.as_ref().map(|value| format!(": {value}")).unwrap_or_default();
        return Some(format!("{place}{}{value}", found.name));
    }
    match page.robots.as_ref()?.rule_for(agent, page.url().as_str())? {
        (false, pattern) => Some(format!("robots.txt: Disallow: {pattern}")),
        (true, _) => None,
    }
}

/// As bad as the page is important: the home page, any page, a page that is kept out on purpose.
fn weigh(found: Verdict, page: &PageFacts) -> Verdict {
    let url = page.url();
    let is_search = url.query_pairs().any(|(key, _)| matches!(&*key, "s" | "q" | "query" | "search"));
    let is_private = url.path().split(['/', '.']).any(|part| PRIVATE.contains(&part.to_ascii_lowercase().as_str()));
    match url.path() {
        _ if is_search || is_private => found.as_severity(Info),
        "/" => found,
        _ => found.as_severity(Major),
    }
}
