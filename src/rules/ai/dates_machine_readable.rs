//! Article dates must be machine-readable and consistent.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.dates-machine-readable",
    title: "Article dates are machine-readable and consistent",
    failure_title: "Article dates are invalid, inconsistent or have no time zone",
    severity: Minor,
    why: "Search and answer engines prefer fresh content and judge freshness by these dates. They do not trust a date \
          that is not in ISO 8601 format, or a modification date before the publication date.",
    fix: "Write `\"datePublished\": \"2026-11-21T08:00:00+01:00\"`, and set `dateModified` in the same format when \
          the text changes.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/publication-dates"),
        Url("https://schema.org/DateTime"),
    ],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "datePublished": "2026-11-20T08:00:00Z", "dateModified": "2026-11-21T08:00:00+01:00"}</script>"#,
        ),
        Pass(r#"<meta property="article:published_time" content="2026-11-20T08:00:00+00:00">"#),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "datePublished": "20th of November"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "datePublished": "2026-11-20", "dateModified": "2025-01-01"}</script>"#,
        ),
        Inapplicable("<p>Published on 20 November"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let metas = ["article:published_time", "article:modified_time"].map(|name| page.meta_text(name));
    let dated = page.main_items("Article").filter(|item| item.has_any(&["datePublished", "dateModified"]));
    let [published, modified] = metas;
    if dated.clone().next().is_some() || published.or(modified).is_none() {
        return each_item(dated, |article| fault(article.text("datePublished"), article.text("dateModified")));
    }
    match fault(published, modified) {
        None => pass(),
        Some(Fault::Wrong(text)) => {
            fail(format!("Article dates: {text}")).at_all(page.meta_elements("article:published_time"))
        }
        Some(Fault::Mild(text)) => fail(format!("Article dates: {text}")).as_severity(Info),
    }
}

fn fault(published: Option<&str>, modified: Option<&str>) -> Option<Fault> {
    let parse = |text: &str| Moment::parse(text).or_else(|| Moment::parse(&text.replacen(' ', "T", 1)));
    let all = || published.into_iter().chain(modified);
    if let Some(text) = all().find(|text| parse(text).is_none()) {
        return wrong(format!("“{}” is not an ISO 8601 date", shorten(text, 60)));
    }
    if modified
        .and_then(parse)
        .zip(published.and_then(parse))
        .is_some_and(|(modified, published)| modified.is_before(published))
    {
        return wrong("dateModified is before datePublished");
    }
    let lacks_zone = all().filter_map(parse).any(|date| date.has_time() && !date.has_zone());
    if lacks_zone { mild("a time has no time zone") } else { None }
}
