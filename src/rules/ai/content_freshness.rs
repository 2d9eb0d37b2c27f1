//! Search and answer engines prefer articles that are kept up to date.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.content-freshness",
    title: "The article was published or updated within the last two years",
    failure_title: "The article was last updated more than two years ago",
    severity: Info,
    why: "Answer engines cite recent sources more often, and readers doubt old dates. Articles about things that do \
          not change are an exception.",
    fix: "Read the article again. If you update it, set `dateModified`; do not change the date alone.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/publication-dates"),
        Url("https://developers.google.com/search/docs/fundamentals/creating-helpful-content"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <meta property=\"article:published_time\" content=\"2020-01-20\">\
             <meta property=\"article:modified_time\" content=\"2026-01-20T08:00:00+00:00\">",
        ),
        Fail(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <meta property=\"article:published_time\" content=\"2020-01-20T08:00:00+00:00\">",
        ),
        Fail(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n<script \
             type=application/ld+json>{\"@context\": \"https://schema.org\", \"@type\": \"BlogPosting\", \
             \"datePublished\": \"2019-01-20\", \"dateModified\": \"2021-03-01\"}</script>",
        ),
        Inapplicable(r#"<meta property="article:published_time" content="2020-01-20">"#),
        Inapplicable("GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n<p>20 January 2020"),
    ],
    check: Page(check),
};

/// Two years.
const MAX_DAYS: i64 = 730;

fn check(page: &PageFacts) -> Verdict {
    let Some(today) = page.sent_on() else { return inapplicable() };
    let metas = ["article:published_time", "article:modified_time"].into_iter().filter_map(|name| page.meta_text(name));
    let articles = page.main_items("Article");
    let in_markup = articles.flat_map(|article| ["datePublished", "dateModified"].map(|name| article.text(name)));
    let days = metas.chain(in_markup.flatten()).filter_map(day_of);
    let Some(newest) = days.max() else { return inapplicable() };
    let age = today - newest;
    let message = format!("The newest date of the article is {} years old", age / 365);
    require(age <= MAX_DAYS, message).with("age_days", age.max(0))
}
