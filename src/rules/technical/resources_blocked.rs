//! Google renders pages, so it needs their stylesheets and scripts.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.resources-blocked",
    title: "robots.txt allows the page's stylesheets and scripts",
    failure_title: "robots.txt blocks stylesheets or scripts of the page",
    severity: Minor,
    why: "Google renders pages like a browser. Stylesheets and scripts that robots.txt blocks are then missing, so \
          Google may misjudge layout and content.",
    fix: "Allow the folders that contain stylesheets and scripts in robots.txt, for example `Allow: /assets/`.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/robots/intro")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<link rel=stylesheet href=/a.css>\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /b",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<link rel=stylesheet href=/b/a.css>\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /b",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<script src=/b/a.js></script>\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /b",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<script src=/cdn-cgi/a.js></script>\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /cdn-cgi/",
        ),
        Inapplicable("<link rel=stylesheet href=/a.css>"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(robots) = &page.robots else { return inapplicable() };
    let own: Vec<_> = page
        .resources()
        .iter()
        .filter(|resource| matches!(resource.kind, ResourceKind::Style | ResourceKind::Script))
        .filter(|resource| resource.url.origin() == page.url().origin())
        .collect();
    let is_blocked = |url: &url::Url| !url.path().contains("/cdn-cgi/") && !robots.allows_page("googlebot", url);
    let urls: BTreeSet<&url::Url> = own.iter().map(|resource| &resource.url).collect();
    let blocked_urls: BTreeSet<&url::Url> = urls.into_iter().filter(|url| is_blocked(url)).collect();
    let blocked: Vec<_> = own.iter().filter(|resource| blocked_urls.contains(&resource.url)).collect();
    if robots.is_exhausted() {
        return cannot_tell("robots.txt has so many rules with wildcards that not all URLs were matched with them");
    }
    if own.is_empty() || blocked.is_empty() {
        return if own.is_empty() { inapplicable() } else { pass() };
    }
    let elements = blocked.iter().filter_map(|resource| resource.element(&page.document));
    let verdict = fail("robots.txt blocks Google from stylesheets or scripts of the page")
        .with("count", blocked.len())
        .at_all(elements);
    // Scripts are often blocked on purpose because they only count visitors and show nothing.
    let has_style = blocked.iter().any(|resource| resource.kind == ResourceKind::Style);
    if has_style { verdict } else { verdict.as_severity(Info) }
}
