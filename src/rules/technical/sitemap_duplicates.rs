//! A sitemap should list each page once.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.sitemap-duplicates",
    title: "The sitemap lists each URL once",
    failure_title: "The sitemap lists a URL more than once",
    severity: Minor,
    why: "Duplicate entries use up the 50,000 that a sitemap may have, and often carry dates that contradict each \
          other.",
    fix: "Let the generator skip URLs that it has already written.",
    references: &[Url("https://www.sitemaps.org/protocol.html")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc></url>\
             <url><loc>https://example.com/a</loc></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc></url>\
             <url><loc>https://example.com/</loc></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/%7Eann/%c3%a4</loc></url>\
             <url><loc>https://example.com:443/~ann/%C3%A4</loc></url></urlset>",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(sitemap) = &site.sitemap else { return inapplicable() };
    let mut seen = HashSet::new();
    let duplicates: Vec<&str> =
        sitemap.entries.iter().map(|entry| entry.loc.as_str()).filter(|loc| !seen.insert(page_key(loc))).collect();
    match duplicates.len() {
        0 if sitemap.entries.is_empty() => inapplicable(),
        0 => pass().with("checked", sitemap.entries.len()),
        count => duplicates
            .iter()
            .fold(fail("The sitemap lists a URL more than once").with("count", count), |verdict, loc| {
                verdict.with_text_evidence(loc)
            }),
    }
}
