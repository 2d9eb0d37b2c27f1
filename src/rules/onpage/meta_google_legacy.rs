//! Some meta elements have had no effect for twenty years.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.meta-google-legacy",
    title: "The page has no obsolete meta elements",
    failure_title: "The page has obsolete meta elements",
    severity: Info,
    why: "Obsolete metadata does no harm, but takes up space and time. No search engine uses it.",
    fix: "Remove the obsolete elements or values.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/special-tags")],
    examples: &[
        Pass("<meta name=robots content=index>"),
        Fail("<meta name=revisit-after content='7 days'>"),
        Fail("<meta name=robots content='index, noodp'>"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

const NAMES: [&str; 7] =
    ["abstract", "distribution", "expires", "resource-type", "revisit", "revisit-after", "robots-version"];

fn check(page: &PageFacts) -> Verdict {
    let is_used = |meta: Element<'_>| {
        let name = meta.attr_text("name").unwrap_or_default();
        let is_old = |token: &str| ["noodp", "noydir"].iter().any(|value| token.trim().eq_ignore_ascii_case(value));
        let has_old = || meta.get("content").unwrap_or_default().split(',').any(is_old);
        !(NAMES.iter().any(|obsolete| name.eq_ignore_ascii_case(obsolete))
            || name.eq_ignore_ascii_case("robots") && has_old())
    };
    each(page.all("meta"), is_used, "Search engines no longer use this `meta` element or value")
}
