//! A stray noindex or Disallow removes a page from search results without any visible sign.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.indexable",
    title: "The page is not blocked from indexing by Google or Bing",
    failure_title: "The page is blocked from indexing by Google or Bing",
    severity: Critical,
    why: "A page with `noindex` does not appear in search results, and a page that robots.txt blocks appears at most \
          as a bare URL. If that is not intended, the page loses its visitors from search.",
    fix: "If the page is meant to be found, remove `noindex` from its robots meta element or `X-Robots-Tag` header, \
          and remove the `Disallow` line that covers it from robots.txt.",
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
        Inapplicable(
            "GET https://example.com/a\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /",
        ),
    ],
    check: Page(check),
};

/// 1 January 2026: earlier dates are in the past, regardless of the server's clock.
const FALLBACK_DAY: i64 = 20_454;

/// Path segments of pages that are excluded from search on purpose, besides those of [`PRIVATE_PATHS`].
const PRIVATE: [&str; 2] = ["tag", "tags"];

fn check(page: &PageFacts) -> Verdict {
    // technical.robots-txt-blocks-all reports a robots.txt that blocks the whole site.
    let blocks_all =
        |agent| page.robots.as_ref().is_some_and(|robots| matches!(robots.rule_for(agent, "/"), Some((false, _))));
    let is_blocked = |agent| page.robots.as_ref().is_some_and(|robots| !robots.allows(agent, page.url().as_str()));
    if !page.directives().is_noindex()
        && ["googlebot", "bingbot"].iter().all(|agent| blocks_all(agent) && is_blocked(agent))
    {
        return inapplicable();
    }
    match (reason(page, "googlebot"), reason(page, "bingbot")) {
        (None, None) => pass(),
        (Some(reason), Some(_)) => {
            weigh(fail("Google and Bing are blocked from indexing the page").with_text_evidence(&reason), page)
        }
        (Some(reason), None) => {
            fail("Google is blocked from indexing the page").with_text_evidence(&reason).as_severity(Minor)
        }
        (None, Some(reason)) => {
            fail("Bing is blocked from indexing the page").with_text_evidence(&reason).as_severity(Minor)
        }
    }
}

/// Returns the directive or robots.txt rule that blocks this crawler; none if nothing blocks it.
fn reason(page: &PageFacts, agent: &str) -> Option<String> {
    let today = page.sent_on().unwrap_or(FALLBACK_DAY);
    let is_expired = |directive: &Directive| {
        directive.name == "unavailable_after"
            && directive.value.as_deref().and_then(day_of).is_some_and(|day| day < today)
    };
    let mut directives = page.directives().for_agent(agent);
    if let Some(found) =
        directives.find(|directive| matches!(directive.name.as_str(), "noindex" | "none") || is_expired(directive))
    {
        let prefix = match found.source {
            DirectiveSource::Header => "X-Robots-Tag: ".to_owned(),
            DirectiveSource::Meta(_) => format!("meta {}: ", found.agent),
        };
        let value = found.value.as_ref().map(|value| format!(": {value}")).unwrap_or_default();
        return Some(format!("{prefix}{}{value}", found.name));
    }
    match page.robots.as_ref()?.page_rule(agent, page.url())? {
        (false, pattern) => Some(format!("robots.txt: Disallow: {pattern}")),
        (true, _) => None,
    }
}

/// Sets the severity by importance: home page, other page, or page that is excluded from search on purpose.
fn weigh(found: Verdict, page: &PageFacts) -> Verdict {
    let url = page.url();
    let is_search = url.query_pairs().any(|(key, _)| matches!(&*key, "s" | "q" | "query" | "search"));
    let is_word = |part: &str| {
        PRIVATE.contains(&part.to_ascii_lowercase().as_str()) || PRIVATE_PATHS.is_one(None, &percent_decoded(part))
    };
    let is_private = url.path().split(['/', '.']).any(is_word);
    match url.path() {
        _ if is_search || is_private => found.as_severity(Info),
        "/" => found,
        _ => found.as_severity(Major),
    }
}
