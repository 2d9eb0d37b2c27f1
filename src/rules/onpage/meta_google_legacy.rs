//! Some metadata has had no effect for twenty years.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.meta-google-legacy",
    title: "No metadata is left over that nobody reads",
    failure_title: "",
    severity: Info,
    why: "It does no harm, but takes up room and time: no search engine heeds it.",
    fix: "Remove it.",
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
    let is_read = |meta: Element<'_>| {
        let name = meta.text_of("name").unwrap_or_default();
        let is_old = |token: &str| ["noodp", "noydir"].iter().any(|each| token.trim().eq_ignore_ascii_case(each));
        let has_old = || meta.get("content").unwrap_or_default().split(',').any(is_old);
        !(NAMES.iter().any(|each| name.eq_ignore_ascii_case(each)) || name.eq_ignore_ascii_case("robots") && has_old())
    };
    each(page.all("meta"), is_read, "No search engine reads this metadata any more")
}
