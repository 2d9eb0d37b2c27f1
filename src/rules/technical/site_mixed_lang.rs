//! Pages in a language that the others are not in.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-mixed-lang",
    title: "Pages in another language are marked as versions",
    failure_title: "",
    severity: Info,
    why: "Where a few pages say another language than all others and no `hreflang` ties them to a version, a template \
          often has the wrong `lang`, and screen readers pronounce the page wrongly.",
    fix: "Correct `lang` on these pages. If they are translations, tie them to the originals with `hreflang`.",
    references: &[
        Wcag("3.1.1"),
        Url("https://developers.google.com/search/docs/specialty/international/localized-versions"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<html lang=en><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<html lang=en-GB><title>A</title>\n\
             GET https://example.com/b\n200\n\n<html lang=de><link rel=alternate hreflang=en href=/a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<html lang=en><a href=/a>A</a><a href=/b>B</a><a href=/c>C</a><a href=/d>D</a>\n\
             GET https://example.com/a\n200\n\n<html lang=en><title>A</title>\n\
             GET https://example.com/b\n200\n\n<html lang=en><title>B</title>\n\
             GET https://example.com/c\n200\n\n<html lang=en><title>C</title>\n\
             GET https://example.com/d\n200\n\n<html lang=fr><title>D</title>",
        ),
        Inapplicable("<html lang=en><title>Mugs</title>"),
    ],
    check: Site(check),
};

/// Pages in one language for each in another that make it the usual one.
const USUAL: usize = 4;

fn check(site: &SiteFacts) -> Verdict {
    let mut spoken: HashMap<String, Vec<&SitePage>> = HashMap::new();
    for page in site.comparable().filter(|page| page.summary.language.is_some()) {
        spoken.entry(page.primary_language()).or_default().push(page);
    }
    let checked: usize = spoken.values().map(Vec::len).sum();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    let usual = spoken.iter().map(|(language, pages)| (pages.len(), language.clone())).max().unwrap_or_default();
    let is_alone = |page: &&&SitePage| page.summary.alternates.is_empty();
    let others = spoken.iter().filter(|(language, pages)| **language != usual.1 && pages.len() * USUAL <= usual.0);
    let mut odd: Vec<_> = others
        .flat_map(|(language, pages)| {
            pages.iter().filter(is_alone).map(move |page| format!("{}: {language}", page.url))
        })
        .collect();
    odd.sort_unstable();
    match odd.len() {
        0 => pass().with("checked", checked),
        count => fail(format!("Pages say another language than {}, and no version is named", usual.1))
            .with("checked", checked)
            .with("count", count)
            .seen_all(odd),
    }
}
