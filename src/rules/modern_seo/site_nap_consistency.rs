//! Finds phone numbers that contain a typing error.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.site-nap-consistency",
    title: "Phone numbers are consistent across pages",
    failure_title: "A phone number differs by one digit from the usual number",
    severity: Minor,
    why: "Callers of the mistyped number do not reach the business. Services that compare names, addresses and \
          phone numbers trust the listing less.",
    fix: "Define the number once in the template. Correct the pages where it is written by hand.",
    references: &[
        Url("https://support.google.com/business/answer/3038177"),
        Url("https://developers.google.com/search/docs/appearance/structured-data/local-business"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/c>C</a><a href=tel:+4930123456>Call</a>\n\
             GET https://example.com/a\n200\n\n<a href=tel:004930123456>Call</a>\n\
             GET https://example.com/b\n200\n\n<a href='tel:+49 (0)30 123-456'>Call</a>\n\
             GET https://example.com/c\n200\n\n<a href=tel:+4989654321>Another branch</a>",
        ),
        // Extensions differ only in their last digits.
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/c>C</a><a href=tel:+4930123456>Call</a>\n\
             GET https://example.com/a\n200\n\n<a href=tel:+4930123456>Call</a>\n\
             GET https://example.com/b\n200\n\n<a href=tel:+4930123456>Call</a>\n\
             GET https://example.com/c\n200\n\n<a href=tel:+4930123458>Ann</a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/c>C</a><a href=tel:+4930123456>Call</a>\n\
             GET https://example.com/a\n200\n\n<a href=tel:+4930123456>Call</a>\n\
             GET https://example.com/b\n200\n\n<a href=tel:+4930123456>Call</a>\n\
             GET https://example.com/c\n200\n\n<a href=tel:+4930223456>Call</a>",
        ),
        // The structured data has the wrong number.
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/c>C</a><a href=tel:+4930123456>Call</a>\n\
             GET https://example.com/a\n200\n\n<a href=tel:+4930123456>Call</a>\n\
             GET https://example.com/b\n200\n\n<a href=tel:+4930123456>Call</a>\n\
             GET https://example.com/c\n200\n\n<p itemscope itemtype=https://schema.org/LocalBusiness><b itemprop=telephone>+49 30 223456</b></p>",
        ),
        Inapplicable("<a href=tel:+4930123456>Call</a>"),
    ],
    check: Site(check),
};

/// Minimum number of pages with a phone number. Three quarters of them must have the usual number.
const MIN_PAGES: usize = 4;
/// Number of digits at the end in which extensions differ.
const EXTENSION_DIGITS: usize = 3;

fn check(site: &SiteFacts) -> Verdict {
    let pages: Vec<&SitePage> = site.judged().filter(|page| !page.summary.phones.is_empty()).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for phone in pages.iter().flat_map(|page| &page.summary.phones) {
        *counts.entry(phone).or_default() += 1;
    }
    let usual = counts.into_iter().max_by_key(|(phone, count)| (*count, std::cmp::Reverse(*phone)));
    let Some((usual, _)) = usual.filter(|(_, count)| pages.len() >= MIN_PAGES && count * 4 >= pages.len() * 3) else {
        return inapplicable();
    };
    let typo = |page: &SitePage| page.summary.phones.iter().find(|phone| is_typo(phone, usual)).cloned();
    let odd: Vec<_> = pages.iter().filter_map(|page| Some(format!("{}: {}", page.url, typo(page)?))).collect();
    match odd.len() {
        0 => pass().with("checked", pages.len()),
        count => fail(format!("A phone number differs by one digit from {usual}, the usual number on this site"))
            .with("checked", pages.len())
            .with("count", count)
            .with_text_evidence_from(odd),
    }
}

/// Returns true if exactly one digit before the extension is different, missing or added.
fn is_typo(phone: &str, usual: &str) -> bool {
    let parts = |number: &str| {
        let at = number.len().saturating_sub(EXTENSION_DIGITS);
        number.split_at_checked(at).map(|(start, end)| (start.to_owned(), end.to_owned()))
    };
    let (Some((start, end)), Some((usual_start, usual_end))) = (parts(phone), parts(usual)) else { return false };
    end == usual_end && distance(&start, &usual_start) == 1
}
