//! Language versions in a sitemap must be complete and valid.
use crate::rule::*;
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    id: "technical.sitemap-hreflang",
    title: "Language versions in the sitemap are complete and valid",
    failure_title: "Language versions in the sitemap are incomplete or invalid",
    severity: Minor,
    why: "Google pairs language versions only if each one lists all others and itself, with a valid code and an \
          absolute URL. A set with a gap is ignored.",
    fix: "Give each `url` an `<xhtml:link rel=\"alternate\" hreflang=\"de\" href=\"https://…\"/>` for every version, \
          including its own, and list the same set on every version.",
    references: &[Url("https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n\
             <urlset xmlns:xhtml='http://www.w3.org/1999/xhtml'><url><loc>https://example.com/</loc>\
             <xhtml:link rel='alternate' hreflang='en' href='https://example.com/'/>\
             <xhtml:link rel='alternate' hreflang='de' href='https://example.com/de'/></url></urlset>",
        ),
        // The same page in three spellings, and a version for phones.
        Pass(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/%c3%a4</loc>\
             <xhtml:link rel='alternate' hreflang='en' href='https://example.com/ä'/>\
             <xhtml:link rel='alternate' hreflang='en' media='handheld' href='https://m.example.com/ä'/>\
             <xhtml:link rel='alternate' hreflang='en' href='https://example.com/%C3%A4'/></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc>\
             <xhtml:link rel='alternate' hreflang='de' href='https://example.com/de'/></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc>\
             <xhtml:link rel='alternate' hreflang='en-UK' href='https://example.com/'/></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc>\
             <xhtml:link rel='alternate' hreflang='en' href='https://example.com/'/>\
             <xhtml:link rel='alternate' hreflang='de' href='https://example.com/de'/></url>\
             <url><loc>https://example.com/de</loc></url></urlset>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc></url></urlset>",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let entries = site.sitemap.as_ref().map(|sitemap| sitemap.entries.as_slice()).unwrap_or_default();
    let versions =
        || entries.iter().flat_map(|entry| entry.alternates.iter().map(move |(code, url)| (entry, code, url)));
    let checked = versions().count();
    if checked == 0 {
        return inapplicable();
    }
    let mut keys = HashMap::new();
    let mut key = |url: &str| {
        let next = keys.len();
        *keys.entry(page_key(url)).or_insert(next)
    };
    let listed: HashSet<usize> = entries.iter().map(|entry| key(&entry.loc)).collect();
    let keys: Vec<(usize, usize)> = versions().map(|(entry, _, url)| (key(&entry.loc), key(url))).collect();
    let pairs: HashSet<(usize, usize)> = keys.iter().copied().collect();
    let mut url_of_code = HashMap::new();
    let mut faults = Vec::new();
    for ((entry, code, url), (page_key, url_key)) in versions().zip(keys) {
        let page = entry.loc.as_str();
        let code = code.to_ascii_lowercase();
        let other = *url_of_code.entry((page_key, code.clone())).or_insert(url_key);
        let fault = if let Some(fault) = hreflang_fault(&code) {
            format!("the hreflang “{code}” {fault}")
        } else if !url.starts_with("http://") && !url.starts_with("https://") {
            format!("{url} is not an absolute URL")
        } else if other != url_key {
            format!("{code} has two URLs")
        } else if !pairs.contains(&(page_key, page_key)) {
            "the page does not list itself as a version".to_owned()
        } else if listed.contains(&url_key) && !pairs.contains(&(url_key, page_key)) {
            format!("{url} does not link back")
        } else {
            continue;
        };
        faults.push((page, fault));
    }
    let Some((_, first)) = faults.first() else { return pass().with("checked", checked) };
    let found = fail(format!("A language version in the sitemap is incomplete or invalid: {}", shorten(first, 200)));
    faults.iter().take(20).fold(found.with("count", faults.len()), |verdict, (page, fault)| {
        verdict.with_text_evidence(&format!("{page}: {fault}"))
    })
}
