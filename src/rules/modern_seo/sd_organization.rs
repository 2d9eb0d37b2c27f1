//! Search engines learn from the start page which organization runs the site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-organization",
    title: "Organization markup on the start page has a name, URL, logo and profiles",
    failure_title: "Organization markup on the start page is incomplete",
    severity: Info,
    why: "Google takes the name and logo in its knowledge panel from this markup. None of the properties is required.",
    fix: "Complete the `Organization` on the start page: set `name`, `url`, `logo`, and `sameAs` with the URLs of its \
          profiles on other sites.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/organization")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", "name":
            "A", "url": "https://example.com/", "logo": "https://example.com/logo.png", "sameAs":
            "https://a.example/"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", "name":
            "A"}</script>"#,
        ),
        Inapplicable("<p>We are A."),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_start = page.url().path() == "/" && page.url().query().is_none();
    each_item(page.main_items("Organization").filter(|_| is_start), |item| {
        let logo = if item.has("image") { None } else { item.missing(&["logo"]) };
        let missing = item.missing(&["name", "url", "sameAs"]);
        let all: Vec<String> = missing.into_iter().chain(logo).collect();
        if all.is_empty() { None } else { mild(format!("missing {}", all.join(", "))) }
    })
}
