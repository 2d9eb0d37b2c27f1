//! Pages that declare another language than the rest of the site may have the wrong `lang`.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-mixed-lang",
    title: "Pages in another language have `hreflang` links",
    failure_title: "Pages declare another language but have no `hreflang` links",
    severity: Info,
    why: "If a few pages declare another language than all others and have no `hreflang` links to other versions, the \
          template often sets the wrong `lang`. Screen readers then pronounce the page wrongly.",
    fix: "Correct `lang` on these pages. If they are translations, link them to the originals with `hreflang`.",
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

/// Pages in the main language needed for each page in another language before that one is reported.
const MAIN_SHARE: usize = 4;

fn check(site: &SiteFacts) -> Verdict {
    let mut by_language: HashMap<String, Vec<&SitePage>> = HashMap::new();
    for page in site.comparable().filter(|page| page.summary.language.is_some()) {
        by_language.entry(page.primary_language()).or_default().push(page);
    }
    let checked: usize = by_language.values().map(Vec::len).sum();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    let main = by_language.iter().map(|(language, pages)| (pages.len(), language.clone())).max().unwrap_or_default();
    let has_no_versions = |page: &&&SitePage| page.summary.alternates.is_empty();
    let others =
        by_language.iter().filter(|(language, pages)| **language != main.1 && pages.len() * MAIN_SHARE <= main.0);
    let mut odd: Vec<_> = others
        .flat_map(|(language, pages)| {
            pages.iter().filter(has_no_versions).map(move |page| format!("{}: {language}", page.url))
        })
        .collect();
    odd.sort_unstable();
    match odd.len() {
        0 => pass().with("checked", checked),
        count => fail(format!("Pages declare another language than {} and have no hreflang links", main.1))
            .with("checked", checked)
            .with("count", count)
            .with_text_evidence_from(odd),
    }
}
