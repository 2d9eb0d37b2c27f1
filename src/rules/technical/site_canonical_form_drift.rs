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
        // One page of ten at the top level has a slash.
        Fail(
            "GET https://example.com/\n200\n\n<a href=/kcup>k</a><a href=/lcup>l</a><a href=/mcup>m</a><a href=/ncup>n</a><a href=/ocup>o</a><a href=/pcup>p</a><a href=/qcup>q</a><a href=/rcup>r</a><a href=/scup>s</a><a href=/tcup/>t</a>\n\
             GET https://example.com/kcup\n200\n\n<link rel=canonical href=/kcup>\nGET https://example.com/lcup\n200\n\n<link rel=canonical href=/lcup>\nGET https://example.com/mcup\n200\n\n<link rel=canonical href=/mcup>\n\
             GET https://example.com/ncup\n200\n\n<link rel=canonical href=/ncup>\nGET https://example.com/ocup\n200\n\n<link rel=canonical href=/ocup>\nGET https://example.com/pcup\n200\n\n<link rel=canonical href=/pcup>\n\
             GET https://example.com/qcup\n200\n\n<link rel=canonical href=/qcup>\nGET https://example.com/rcup\n200\n\n<link rel=canonical href=/rcup>\nGET https://example.com/scup\n200\n\n<link rel=canonical href=/scup>\n\
             GET https://example.com/tcup/\n200\n\n<link rel=canonical href=/tcup/>",
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
    let mut odd = minority(&named, |url| Some((String::new(), url.origin().ascii_serialization())), 2, 1);
    // Slashes are not compared for paths with pages below them: sections and single pages may differ.
    let sections: HashSet<&str> = named.iter().map(|url| folder(url.as_str())).collect();
    let slash = |url: &url::Url| {
        let (path, folder, name) = (url.path(), folder(url.as_str()), url.path().trim_end_matches('/'));
        let is_file = path.rsplit('/').next().unwrap_or_default().contains('.');
        (!name.is_empty() && !is_file && !sections.contains(name))
            .then(|| (folder.to_owned(), path.ends_with('/').to_string()))
    };
    odd.extend(minority(&named, |url| slash(url).filter(|(folder, _)| !folder.is_empty()), MIN_PAGES, 10));
    odd.extend(minority(&named, |url| Some((bare(url.as_str()), url.path().to_owned())), 2, 1));
    // At the top level, overviews and the start pages of languages are sections even if no page below them was found.
    let is_root = |page: &SitePage| {
        let name = page.url.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        matches!(name.len(), 2 | 5) && is_language_tag(name)
    };
    let is_single = |page: &&SitePage| !page.is_overview() && !is_root(page);
    let is_top = |url: &url::Url| same_site(url, &site.url) && folder(url.as_str()).is_empty();
    let top: Vec<_> = site.judged().filter(is_single).filter_map(canonical).filter(is_top).collect();
    let is_mild = odd.is_empty();
    odd.extend(minority(&top, slash, MIN_PAGES, 10));
    odd.sort_unstable();
    odd.dedup();
    if odd.is_empty() {
        return pass().with("checked", named.len());
    }
    fail("Canonical URLs are written in different forms")
        .with("checked", named.len())
        .with("count", odd.len())
        .with_text_evidence_from(odd)
        .milder_if(Info, || is_mild)
}

/// Returns the URLs that differ from their group, if it has at least `least` URLs and at most one in `one_in` differs.
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
