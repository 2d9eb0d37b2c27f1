//! Each page of a site has a keyphrase of its own.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.site-keyphrase-unique",
    title: "Each page has its own keyphrase",
    failure_title: "Pages have the same keyphrase",
    severity: Info,
    why: "Pages with the same keyphrase compete with each other, and visitors may get the one that answers them less well.",
    fix: "Choose another keyphrase for one of the pages, or merge them: redirect the weaker one permanently to the other.",
    references: &[Url(
        "https://github.com/Yoast/wordpress-seo/blob/HEAD/packages/yoastseo/src/scoring/ASSESSORS%20OVERVIEW.md",
    )],
    examples: &[
        Pass(
            "KEYPHRASE boats\nGET https://example.com/\n200\n\n<title>Boats</title><a href=/blue>Blue</a>\n\
             KEYPHRASE blue boats\nGET https://example.com/blue\n200\n\n<title>Blue boats</title>",
        ),
        // Versions in other languages are not rivals, nor is a page whose canonical URL is the other.
        Pass(
            "KEYPHRASE kayak\nGET https://example.com/\n200\n\n<html lang=en><title>Kayaks</title><a href=/fr>F</a><a href=/k>K</a>\n\
             KEYPHRASE kayak\nGET https://example.com/fr\n200\n\n<html lang=fr><title>Les kayaks</title>\n\
             KEYPHRASE kayak\nGET https://example.com/k\n200\n\n<html lang=en><link rel=canonical href=/><title>Kayaks</title>",
        ),
        Fail(
            "KEYPHRASE Blue boats\nGET https://example.com/\n200\n\n<title>Boats</title><a href=/blue>Blue</a>\n\
             KEYPHRASE blue  boats\nGET https://example.com/blue\n200\n\n<title>Blue boats</title>",
        ),
        Inapplicable(
            "KEYPHRASE blue boats\nGET https://example.com/\n200\n\n<title>Boats</title><a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<title>Blue boats</title>",
        ),
        Inapplicable("KEYPHRASE blue boats\n<title>Boats</title>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let named = || site.comparable().filter(|page| page.summary.keyphrase.is_some());
    let checked = named().count();
    if checked < 2 {
        return inapplicable();
    }
    let groups = sharing(named(), |page| page.summary.keyphrase.as_deref());
    let count: usize = groups.iter().map(Vec::len).sum();
    if count == 0 {
        return pass().with("checked", checked);
    }
    fail(format!("{count} pages have the same keyphrase as other pages"))
        .with("checked", checked)
        .with("count", count)
        .with_page_groups(site, &groups)
        .with_text_evidence_from(groups.iter().map(|group| joined_urls(group)))
}
