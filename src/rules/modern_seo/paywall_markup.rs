//! A paywall that is not declared looks like cloaking.
use crate::rule::*;
use std::cell::LazyCell;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.paywall-markup",
    title: "Markup for paywalled text says which part is paid for",
    failure_title: "",
    severity: Minor,
    why: "Google tells a paywall from cloaking by this markup. If it does not name the part, or names it in a way that is \
          not understood, the page may be taken for one that deceives.",
    fix: "`\"isAccessibleForFree\": false, \"hasPart\": {\"@type\": \"WebPageElement\", \"isAccessibleForFree\": false, \
          \"cssSelector\": \".paywall\"}`, and the class `paywall` on the element around that part.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/paywalled-content")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "isAccessibleForFree": false, "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False",
            "cssSelector": ".paywall"}}</script><div class="text paywall">Mugs</div>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "isAccessibleForFree": false, "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false}}</script>"#,
        ),
        Fail(
            r##"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "isAccessibleForFree": "False", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False",
            "cssSelector": "#paywall"}}</script>"##,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "isAccessibleForFree": true}</script>"#,
        ),
        Inapplicable("<p>Mugs"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let classes = LazyCell::new(|| -> HashSet<&str> {
        let lists = page.having("class").filter_map(|each| each.get("class"));
        lists.flat_map(str::split_ascii_whitespace).collect()
    });
    each_item(page.main_items("CreativeWork").filter(|item| is_paid(*item)), |item| {
        let paid: Vec<_> = item.items("hasPart").filter(|part| is_paid(*part)).collect();
        if paid.is_empty() {
            let refers = item.is_elsewhere("hasPart");
            return if refers { None } else { mild("hasPart does not say which part is paid for") };
        }
        let selectors: Vec<&str> = paid.iter().flat_map(|part| part.texts("cssSelector")).collect();
        let strange = selectors.iter().find(|selector| !selector.starts_with('.'));
        if paid.iter().any(|part| !part.has_any(&["cssSelector", "xpath"])) {
            return wrong("hasPart lacks cssSelector");
        }
        if let Some(selector) = strange {
            return wrong(format!("cssSelector “{}” is no class", shorten(selector, 60)));
        }
        let is_there = |selector: &&str| {
            let class = selector.trim_start_matches('.');
            // What is more than one class is not looked for.
            class.contains(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '-' | '_'))
                || classes.contains(class)
        };
        let absent = selectors.iter().find(|selector| !is_there(selector))?;
        mild(format!("no element of the served page has the class of “{}”", shorten(absent, 60)))
    })
}

fn is_paid(item: Item<'_>) -> bool {
    item.values("isAccessibleForFree").iter().any(|value| match value {
        ItemValue::Bool(is_free) => !is_free,
        other => other
            .text()
            .is_some_and(|text| text.rsplit('/').next().is_some_and(|word| word.eq_ignore_ascii_case("false"))),
    })
}
