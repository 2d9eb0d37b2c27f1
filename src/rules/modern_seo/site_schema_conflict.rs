//! All pages should use one name for the organization.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.site-schema-conflict",
    title: "All pages use the same organization name",
    failure_title: "Pages use different organization names",
    severity: Minor,
    why: "Search engines and assistants combine what pages state about their publisher. If the names differ, they see \
          several organizations, or trust none of the names.",
    fix: "Define the `Organization` once in the template, with one `name`, `url` and `@id`, and refer to it by its \
          `@id` elsewhere. Put other names in `alternateName`.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/structured-data/organization"),
        Url("https://schema.org/Organization"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"Mugs\",\"url\":\"https://example.com\"}</script>\n\
             GET https://example.com/a\n200\n\n<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"Mugs\",\"url\":\"https://example.com/\"}</script>",
        ),
        // The page describes a different organization.
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"Mugs\",\"url\":\"https://example.com\"}</script>\n\
             GET https://example.com/a\n200\n\n<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"Clay\",\"url\":\"https://clay.example/\"}</script>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"Mugs\",\"url\":\"https://example.com\"}</script>\n\
             GET https://example.com/a\n200\n\n<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"Mugs and Pots Ltd\",\"url\":\"https://example.com/\"}</script>",
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    // The organization may have another name in another language.
    let mut names: HashMap<String, Vec<(String, &SitePage)>> = HashMap::new();
    for page in site.judged() {
        if let Some((name, ..)) = &page.summary.organization {
            names.entry(page.primary_language()).or_default().push((collapse(name), page));
        }
    }
    let checked: usize = names.values().map(Vec::len).sum();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    let mut odd = Vec::new();
    for named in names.into_values() {
        let key = |name: &str| name.to_lowercase();
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (name, _) in &named {
            *counts.entry(key(name)).or_default() += 1;
        }
        // Of equally frequent names, the one that appears first on the site is the usual one.
        let most = counts.values().copied().max().unwrap_or(0);
        let is_usual = |name: &str| counts.get(&key(name)) == Some(&most);
        let Some(usual) = named.iter().map(|(name, _)| name).find(|name| is_usual(name)) else { continue };
        let different = named.iter().filter(|(name, _)| key(name) != key(usual));
        odd.extend(different.map(|(name, page)| format!("{}: “{name}”, elsewhere “{usual}”", page.url)));
    }
    odd.sort_unstable();
    match odd.len() {
        0 => pass().with("checked", checked),
        count => fail("Pages give the organization different names")
            .with("checked", checked)
            .with("count", count)
            .with_text_evidence_from(odd),
    }
}
