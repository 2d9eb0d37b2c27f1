//! Search results show the site name above the URL.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.site-name",
    title: "The start page states the site name",
    failure_title: "The start page has no valid markup for the site name",
    severity: Minor,
    why: "Google shows the site name with each result. Its first source is the `WebSite` markup on the start page, if \
          the `url` there is the start page. Otherwise, Google guesses the name.",
    fix: "Add this JSON-LD to the start page: `{\"@context\": \"https://schema.org\", \"@type\": \"WebSite\", \
          \"name\": \"…\", \"url\": \"…\"}`.",
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
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", "name":
            "Mugs"}</script>"#,
        ),
        Inapplicable(r#"<meta property="og:title" content="Without a site name: social.og-site-name reports it">"#),
        Inapplicable("<title>Without structured data: modern_seo.sd-present reports it</title>"),
        Inapplicable("GET https://example.com/mugs\n200\n\n<title>Mugs</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if page.url().path() != "/" || page.url().query().is_some() {
        return inapplicable();
    }
    if page.items().any(|item| item.is("WebSite") && item.is_main()) {
        return each_item(page.main_items("WebSite"), |site| {
            let is_of_canonical = |url: &url::Url| page.canonical().is_some_and(|canonical| same_site(url, &canonical));
            let is_own = |text: &str| page.resolve(text).is_some_and(|url| page.is_own(&url) || is_of_canonical(&url));
            match site.missing(&["name", "url"]) {
                Some(missing) => wrong(format!("missing {missing}")),
                None if site.texts("url").all(is_own) => None,
                None => wrong("its url points to another site"),
            }
        });
    }
    match page.meta_text("og:site_name") {
        Some(_) => pass(),
        // Other rules report Open Graph tags without a site name, and a page without structured data.
        None if page.has_open_graph() || page.structured_data().is_empty() => inapplicable(),
        None => fail("Neither WebSite markup nor og:site_name states the site name").as_severity(Info),
    }
}
