//! Search engines may take an undeclared paywall for cloaking.
use crate::rule::*;
use std::cell::LazyCell;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.paywall-markup",
    title: "Paywall markup identifies the paywalled content",
    failure_title: "Paywall markup does not identify the paywalled content",
    severity: Minor,
    why: "Google uses this markup to distinguish a paywall from cloaking. If the markup does not identify the \
          paywalled content, or does so in a way that Google does not understand, Google may treat the page as \
          deceptive.",
    fix: "Add `\"isAccessibleForFree\": false, \"hasPart\": {\"@type\": \"WebPageElement\", \"isAccessibleForFree\": \
          false, \"cssSelector\": \".paywall\"}`, and set the class `paywall` on the element around the paywalled \
          content.",
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
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let classes = LazyCell::new(|| -> HashSet<&str> {
        let lists = page.having("class").filter_map(|element| element.get("class"));
        lists.flat_map(str::split_ascii_whitespace).collect()
    });
    each_item(page.main_items("CreativeWork").filter(|item| is_paid(*item)), |item| {
        let paid: Vec<_> = item.items("hasPart").filter(|part| is_paid(*part)).collect();
        if paid.is_empty() {
            let refers = item.has_external_reference("hasPart");
            return if refers { None } else { mild("hasPart does not identify the paywalled content") };
        }
        let selectors: Vec<&str> = paid.iter().flat_map(|part| part.texts("cssSelector")).collect();
        let unsupported = selectors.iter().find(|selector| !selector.starts_with('.'));
        if paid.iter().any(|part| !part.has_any(&["cssSelector", "xpath"])) {
            return wrong("hasPart has no cssSelector");
        }
        if let Some(selector) = unsupported {
            return wrong(format!("cssSelector “{}” is not a class selector", shorten(selector, 60)));
        }
        let is_found = |selector: &&str| {
            let class = selector.trim_start_matches('.');
            // Selectors that are more than a single class are not checked.
            class.contains(|character: char| !character.is_alphanumeric() && !matches!(character, '-' | '_'))
                || classes.contains(class)
        };
        let absent = selectors.iter().find(|selector| !is_found(selector))?;
        mild(format!("no element in the served HTML matches “{}”", shorten(absent, 60)))
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
