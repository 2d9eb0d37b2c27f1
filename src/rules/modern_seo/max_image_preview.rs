//! Search engines need permission to show a large image of an article.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.max-image-preview",
    title: "Articles allow large image previews",
    failure_title: "The article does not allow large image previews",
    severity: Minor,
    why: "Google Discover can show articles with large images. It needs `max-image-preview:large` to do so.",
    fix: "Add `<meta name=\"robots\" content=\"max-image-preview:large\">` to articles, or change the existing value \
          to `large`.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/google-discover"),
        Url("https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#max-image-preview"),
    ],
    examples: &[
        Pass(
            r#"<meta name="robots" content="index, max-image-preview:large"><script
            type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle"}</script>"#,
        ),
        Fail(
            r#"<meta name="robots" content="max-image-preview:none"><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "NewsArticle"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BlogPosting"}</script>"#,
        ),
        Inapplicable("<p>No article"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_article = page
        .main_items("Article")
        .any(|item| item.is_any(&["NewsArticle", "BlogPosting"]) || item.types().iter().any(|kind| kind == "Article"));
    if !is_article {
        return inapplicable();
    }
    let given = || page.directives().for_agent("googlebot").filter(|directive| directive.name == "max-image-preview");
    let small = given().find(|directive| !directive.value.as_deref().unwrap_or_default().eq_ignore_ascii_case("large"));
    match small {
        Some(directive) => {
            let text = format!("max-image-preview:{}", directive.value.as_deref().unwrap_or_default());
            fail("Search engines may not show large images of the article").with_text_evidence(&text)
        }
        None if given().next().is_some() => pass(),
        None => fail("The page does not set max-image-preview:large").as_severity(Info),
    }
}
