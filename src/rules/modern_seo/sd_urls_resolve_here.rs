//! Structured data with a URL on another host describes another site's page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-urls-resolve-here",
    title: "Structured data gives a URL on this site for the page",
    failure_title: "Structured data gives a URL on another site for the page",
    severity: Minor,
    why: "After a move or a launch from a staging host, `url` and `mainEntityOfPage` often still contain the old host. \
          Search engines then associate the data with another page.",
    fix: "Set `url`, `mainEntityOfPage` and `@id` to the canonical URL of the page.",
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
        Pass(
            r#"<link rel="canonical" href="https://production.test/a"><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "WebPage", "url": "https://production.test/a"}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "SoftwareApplication",
            "url": "https://vendor.example.org/"}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article"}</script>"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_about_page = |item: &Item<'_>| item.is_main() && item.is_any(&["WebPage", "Article"]);
    let with_url = page.items().filter(is_about_page).filter(|item| item.has_any(&["url", "mainEntityOfPage"]));
    // A preview has the structured data of its canonical URL.
    let canonical = page.canonical();
    let own = [Some(page.url()), canonical.as_ref()].map(|url| url.and_then(url::Url::host_str));
    each_item(with_url, |item| {
        let pages = item.items("mainEntityOfPage").filter_map(|page| page.id().or_else(|| page.text("url")));
        let urls = item.texts("url").chain(item.texts("mainEntityOfPage")).chain(pages);
        let urls = urls.filter_map(|text| page.resolve(text)).filter(|url| url.has_host());
        let elsewhere = urls.into_iter().find(|url| own.iter().all(|own| !is_related(url.host_str(), *own)))?;
        wrong(format!("its URL is on {}", elsewhere.host_str().unwrap_or_default()))
    })
}

/// Returns true if the hosts are equal or one is a subdomain of the other, ignoring `www.`.
fn is_related(one: Option<&str>, other: Option<&str>) -> bool {
    let bare =
        |host: Option<&str>| host.map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned()).unwrap_or_default();
    let (one, other) = (bare(one), bare(other));
    one == other || one.ends_with(&format!(".{other}")) || other.ends_with(&format!(".{one}"))
}
