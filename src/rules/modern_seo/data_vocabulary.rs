//! Search engines no longer read the data-vocabulary.org vocabulary.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.data-vocabulary",
    title: "Microdata does not use data-vocabulary.org",
    failure_title: "Microdata uses data-vocabulary.org",
    severity: Minor,
    why: "Google stopped reading data-vocabulary.org in January 2021. Breadcrumbs and reviews marked up with it get no \
          rich results.",
    fix: "Use schema.org types instead. For example, replace `data-vocabulary.org/Breadcrumb` with a `BreadcrumbList` \
          that contains `ListItem`s.",
    references: &[Url("https://developers.google.com/search/blog/2020/01/data-vocabulary")],
    examples: &[
        Pass(r#"<div itemscope itemtype="https://schema.org/BreadcrumbList"></div>"#),
        Fail(r#"<div itemscope itemtype="http://data-vocabulary.org/Breadcrumb"></div>"#),
        Inapplicable("<p>Home › Mugs"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let typed = page.having("itemtype");
    each(
        typed,
        |item| !item.get("itemtype").unwrap_or_default().contains("//data-vocabulary.org/"),
        "Microdata uses data-vocabulary.org",
    )
}
