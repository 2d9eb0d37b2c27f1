//! All canonical URLs of a site should use one form.
use crate::rule::*;
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    id: "technical.site-canonical-form-drift",
    title: "Canonical URLs use one form",
    failure_title: "Canonical URLs use different forms",
    severity: Minor,
    why: "Canonical URLs that vary between http and https, or with and without `www.` or a trailing slash, split one \
          site in two. Search engines then choose a form themselves.",
    fix: "Generate every canonical URL in one part of the code, with one scheme, one host and one rule for trailing \
          slashes.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
        Rfc(6596),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<head><link rel=canonical href=/><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=https://example.com/a>",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<head><link rel=canonical href=/><a href=/a>A</a><a href=/%C3%A4>B</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=/%c3%a4>\n\
             GET https://example.com/%C3%A4\n200\n\n<head><link rel=canonical href=/%C3%A4>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<head><link rel=canonical href=/><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=https://www.example.com/a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<head><link rel=canonical href=/><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=/a>\n\
             GET https://example.com/b\n200\n\n<head><link rel=canonical href=/a/>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\n<head><link rel=canonical href=/><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>Without one</title>",
        ),
    ],
    check: Site(check),
};

/// Pages that a folder needs to set a norm for trailing slashes; nine in ten have to follow it.
const MIN_PAGES: usize = 10;

fn check(site: &SiteFacts) -> Verdict {
    let canonical = |page: &SitePage| Some(normalized(&url::Url::parse(page.summary.canonical.as_ref()?).ok()?));
    let named: Vec<url::Url> = site.judged().filter_map(canonical).filter(|url| same_site(url, &site.url)).collect();
    if !site.is_crawled() || named.len() < 2 {
        return inapplicable();
    }
    let origin = |url: &url::Url| url.origin().ascii_serialization();
    let mut odd = minority(&named, |url| Some((String::new(), origin(url))), 2, 1);
    // Slashes are not compared at the top level and for paths with pages below them, because there sections and
    // single pages are mixed.
    let sections: HashSet<&str> = named.iter().map(|url| folder(url.as_str())).collect();
    let slashes = |url: &url::Url| {
        let (path, folder) = (url.path(), folder(url.as_str()));
        let is_file = path.rsplit('/').next().unwrap_or_default().contains('.');
        let is_plain = !folder.is_empty() && !is_file && !sections.contains(path.trim_end_matches('/'));
        is_plain.then(|| (folder.to_owned(), path.ends_with('/').to_string()))
    };
    odd.extend(minority(&named, slashes, MIN_PAGES, 10));
    // The same page written in two forms.
    let variant = |url: &url::Url| Some((bare(url.as_str()), url.path().to_owned()));
    odd.extend(minority(&named, variant, 2, 1));
    odd.sort_unstable();
    odd.dedup();
    if odd.is_empty() {
        return pass().with("checked", named.len());
    }
    fail("Canonical URLs are written in different forms")
        .with("checked", named.len())
        .with("count", odd.len())
        .with_text_evidence_from(odd)
}

/// Returns the URLs that differ from most of their group, if the group has at least `least` URLs and at most one in
/// `one_in` of them differs.
fn minority(
    urls: &[url::Url],
    form: impl Fn(&url::Url) -> Option<(String, String)>,
    least: usize,
    one_in: usize,
) -> Vec<&str> {
    let mut groups: HashMap<String, HashMap<String, Vec<&str>>> = HashMap::new();
    for url in urls {
        let Some((group, form)) = form(url) else { continue };
        groups.entry(group).or_default().entry(form).or_default().push(url.as_str());
    }
    let mut odd = Vec::new();
    for forms in groups.into_values() {
        let mut forms: Vec<_> = forms.into_iter().collect();
        let all: usize = forms.iter().map(|(_, urls)| urls.len()).sum();
        // The largest form is sorted last and is not reported; of two equally large ones, the first in the alphabet.
        forms.sort_by(|(one, first), (other, second)| first.len().cmp(&second.len()).then_with(|| other.cmp(one)));
        forms.pop();
        let different: Vec<&str> = forms.into_iter().flat_map(|(_, urls)| urls).collect();
        if all >= least && different.len() * one_in <= all {
            odd.extend(different);
        }
    }
    odd
}
