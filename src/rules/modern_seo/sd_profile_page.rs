//! A profile page names the person or organization it is about.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-profile-page",
    title: "Profile pages name the person or organization",
    failure_title: "A profile page does not name the person or organization",
    severity: Minor,
    why: "Google connects posts and articles with their author through profile pages. It cannot use a profile page \
          without a name.",
    fix: "Set `mainEntity` to a `Person` or `Organization` with `name` or `alternateName`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/profile-page")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "ProfilePage",
            "mainEntity": {"@type": "Person", "name": "Ann"}}</script>"#,
        ),
        Pass(
            r##"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type":
            "ProfilePage",
            "@id": "#page"}, {"@type": "Person", "name": "Ann", "mainEntityOfPage": {"@id": "#page"}}]}</script>"##,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "ProfilePage"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "ProfilePage",
            "mainEntity": {"@type": "Person", "url": "https://example.com/ann"}}</script>"#,
        ),
        Inapplicable("<h1>Ann</h1>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("ProfilePage").take(10), |profile| {
        let names_this = |item: Item<'_>| item.items("mainEntityOfPage").any(|page| page.id() == profile.id());
        let is_named = |item: Item<'_>| item.has_any(&["name", "alternateName"]);
        let has_name = profile.items("mainEntity").any(is_named)
            || profile.has_external_reference("mainEntity")
            || profile.id().is_some() && page.items().any(|item| names_this(item) && is_named(item));
        if has_name { None } else { wrong("its mainEntity is missing or has no name") }
    })
}
