//! The name that search results show above the address.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.site-name",
    title: "The start page tells the name of the site",
    failure_title: "",
    severity: Minor,
    why: "Google shows the site's name with each result. It takes it first from `WebSite` on the start page, if its \
          `url` is that page; else it guesses.",
    fix: "On the start page: `{\"@context\": \"https://schema.org\", \"@type\": \"WebSite\", \"name\": \"…\", \"url\": \
          \"…\"}`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/site-names")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite", "name":
            "Mugs", "url": "https://example.com"}</script>"#,
        ),
        Pass(r#"<meta property="og:site_name" content="Mugs">"#),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite", "name":
            "Mugs", "url": "https://staging.example.net/"}</script>"#,
        ),
        Fail(r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite"}</script>"#),
        Fail("<title>Mugs</title>"),
        Inapplicable("GET https://example.com/mugs\n200\n\n<title>Mugs</title>"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    if page.url().path() != "/" || page.url().query().is_some() {
        return inapplicable();
    }
    if page.items().any(|item| item.is("WebSite") && item.is_main()) {
        return each_item(page.main_items("WebSite"), |site| {
            let is_own = |address: &str| page.resolve(address).is_some_and(|url| page.is_own(&url));
            match site.missing(&["name", "url"]) {
                Some(missing) => wrong(format!("missing: {missing}")),
                None if site.texts("url").all(is_own) => None,
                None => wrong("its url is not this site's"),
            }
        });
    }
    match page.meta_text("og:site_name") {
        Some(_) => pass(),
        None => fail("Neither WebSite nor og:site_name tells the site's name").as_severity(Info),
    }
}
