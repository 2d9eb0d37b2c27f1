//! One organization under several names.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.site-schema-conflict",
    title: "All pages give the organization one name",
    failure_title: "",
    severity: Minor,
    why: "Search engines and assistants put together what pages say of their publisher. Where the names differ, they see \
          several, or trust none.",
    fix: "Write the `Organization` in one place of the template, with one `name`, `url` and `@id`, and refer to it by its \
          `@id` elsewhere. Other names belong into `alternateName`.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/structured-data/organization"),
        Url("https://schema.org/Organization"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"Mugs\",\"url\":\"https://example.com\"}</script>\n\
             GET https://example.com/a\n200\n\n<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"Mugs\",\"url\":\"https://example.com/\"}</script>",
        ),
        // Somebody else, of whom the page tells.
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
    // In another language it may have another name.
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
        // Of two that are equally frequent the one that comes first on the site is the usual one.
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
            .seen_all(odd),
    }
}
