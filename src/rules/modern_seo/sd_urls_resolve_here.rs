//! Structured data that names another host as this page's describes someone else's page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-urls-resolve-here",
    title: "Structured data gives this site's address for the page",
    failure_title: "",
    severity: Minor,
    why: "After a move or a launch from a staging host, `url` and `mainEntityOfPage` often still name the old host. \
          Search engines then tie the data to another page.",
    fix: "Fill `url`, `mainEntityOfPage` and `@id` from the canonical URL of the page.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/sd-policies")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article",
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://www.example.com/a"}, "url": "/a"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article",
            "mainEntityOfPage": "https://staging.example.net/a"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebPage", "url":
            "http://localhost:3000/a"}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "SoftwareApplication",
            "url": "https://vendor.example.org/"}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article"}</script>"#,
        ),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_about_page = |item: &Item<'_>| item.is_main() && item.is_any(&["WebPage", "Article"]);
    let with_address = page.items().filter(is_about_page).filter(|item| item.has_any(&["url", "mainEntityOfPage"]));
    each_item(with_address, |item| {
        let pages = item.items("mainEntityOfPage").filter_map(|page| page.id().or_else(|| page.text("url")));
        let own = item.texts("url").chain(item.texts("mainEntityOfPage")).chain(pages);
        let urls = own.filter_map(|address| page.resolve(address)).filter(|url| url.has_host());
        let elsewhere = urls.into_iter().find(|url| !is_related(url.host_str(), page.url().host_str()))?;
        wrong(format!("its address is on {}", elsewhere.host_str().unwrap_or_default()))
    })
}

/// Whether one host is the other or stands under it, `www.` aside.
fn is_related(one: Option<&str>, other: Option<&str>) -> bool {
    let bare =
        |host: Option<&str>| host.map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned()).unwrap_or_default();
    let (one, other) = (bare(one), bare(other));
    one == other || one.ends_with(&format!(".{other}")) || other.ends_with(&format!(".{one}"))
}
