//! A telephone number with a slip in it.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.site-nap-consistency",
    title: "The telephone number is the same on all pages",
    failure_title: "",
    severity: Minor,
    why: "Who calls the number with the slip reaches nobody, and services that compare names, addresses and numbers trust \
          the entry less.",
    fix: "Write the number in one place of the template. Correct the pages that spell it by hand.",
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
        // Extensions differ in their last digits.
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
        Inapplicable("<a href=tel:+4930123456>Call</a>"),
    ],
    check: Site(check),
};

/// Pages with numbers that make a norm; three in four have to have it.
const ENOUGH: usize = 4;
/// Digits at the end that tell extensions apart.
const EXTENSION: usize = 3;

fn check(site: &SiteFacts) -> Verdict {
    let pages: Vec<&SitePage> = site.judged().filter(|page| !page.summary.phones.is_empty()).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for phone in pages.iter().flat_map(|page| &page.summary.phones) {
        *counts.entry(phone).or_default() += 1;
    }
    let usual = counts.into_iter().max_by_key(|(phone, count)| (*count, std::cmp::Reverse(*phone)));
    let Some((usual, _)) = usual.filter(|(_, count)| pages.len() >= ENOUGH && count * 4 >= pages.len() * 3) else {
        return inapplicable();
    };
    let slip = |page: &SitePage| page.summary.phones.iter().find(|phone| is_slip(phone, usual)).cloned();
    let odd: Vec<_> = pages.iter().filter_map(|page| Some(format!("{}: {}", page.url, slip(page)?))).collect();
    match odd.len() {
        0 => pass().with("checked", pages.len()),
        count => fail(format!("A telephone number differs by a digit from {usual}, which the other pages name"))
            .with("checked", pages.len())
            .with("count", count)
            .seen_all(odd),
    }
}

/// Whether one digit before the extension is another one, missing or too many.
fn is_slip(phone: &str, usual: &str) -> bool {
    let parts = |number: &str| {
        let at = number.len().saturating_sub(EXTENSION);
        number.split_at_checked(at).map(|(start, end)| (start.to_owned(), end.to_owned()))
    };
    let (Some((start, end)), Some((usual_start, usual_end))) = (parts(phone), parts(usual)) else { return false };
    end == usual_end && distance(&start, &usual_start) == 1
}
