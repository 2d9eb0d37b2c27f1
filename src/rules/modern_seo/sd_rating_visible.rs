//! A rating that readers cannot see breaks the rules for rich results.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-rating-visible",
    title: "Ratings in structured data are shown on the page",
    failure_title: "A rating in structured data is not shown on the page",
    severity: Minor,
    why: "Google requires that readers see the rating on the page that marks it up, and may take all rich results away \
          from a site that hides it. A rating in a site-wide template ends up on legal and contact pages too.",
    fix: "Show the value and the number of reviews in the text, or remove `aggregateRating` from pages without reviews.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/structured-data/review-snippet#guidelines"),
        Url("https://developers.google.com/search/docs/appearance/structured-data/sd-policies"),
    ],
    examples: &[
        Pass(
            r#"<h1>Mug</h1><p>4,5 von 5</p><script type="application/ld+json">{"@context": "https://schema.org",
            "@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.46, "ratingCount":
            1234}}</script>"#,
        ),
        Pass(
            r#"<h1>Mug</h1><p>1,234 customers liked it</p><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.7,
            "ratingCount": 1234}}</script>"#,
        ),
        Pass(
            r#"<p>★★★★☆<script type="application/ld+json">{"@context": "https://schema.org", "@type": "AggregateRating", "ratingValue": 4}</script>"#,
        ),
        Fail(
            r#"<title>Terms</title><h1>Terms</h1><p>These terms apply.</p><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "Organization", "aggregateRating": {"@type": "AggregateRating", "ratingValue":
            "4.9", "reviewCount": "1287"}}</script>"#,
        ),
        CannotTell(
            r#"<h1>Mug</h1><div class="product-stars"></div><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.7,
            "ratingCount": 31}}</script>"#,
        ),
        CannotTell(
            r#"<h1>Mug</h1><script src=https://widget.trustpilot.com/b.js></script><script type="application/ld+json">
            {"@context": "https://schema.org", "@type": "AggregateRating", "ratingValue": 4.7, "ratingCount": 31}</script>"#,
        ),
        Inapplicable(r#"<p itemscope itemtype="https://schema.org/AggregateRating"><b itemprop="ratingValue">4.7</b>"#),
        Inapplicable("<p>4.5 of 5"),
    ],
    check: Page(check),
};

/// Parts of class names, ids and attributes of ratings, and of the hosts of review services.
const MARKS: [&str; 19] = [
    "star",
    "rating",
    "review",
    "rate",
    "score",
    "bewert",
    "stern",
    "avis",
    "note",
    "reseñ",
    "opinion",
    "recens",
    "valora",
    "feedback",
    "trust",
    "ocen",
    "beoordel",
    "omdome",
    "testimonial",
];

/// Most ratings that are looked for in the text.
const MAX_RATINGS: usize = 5;
/// Most elements whose attributes are searched.
const MAX_ELEMENTS: usize = 20_000;

fn check(page: &PageFacts) -> Verdict {
    let is_in_script = |item: &Item<'_>| item.element().is_some_and(|element| element.is("script"));
    let ratings: Vec<_> =
        page.items().filter(|item| item.is("AggregateRating")).filter(is_in_script).take(MAX_RATINGS + 1).collect();
    let Some(first) = ratings.first() else { return inapplicable() };
    let text = page.document.text();
    if contains_any(text, &["★", "⭐", "☆"])
        || ratings.iter().take(MAX_RATINGS).any(|rating| rating.is_written_in(text))
    {
        return pass();
    }
    let is_marked = |element: Element<'_>| {
        let words = element.attributes().filter(|(name, _)| !matches!(*name, "href" | "content" | "style" | "alt"));
        words.into_iter().any(|(name, value)| {
            let value = clip(value, 300).to_ascii_lowercase();
            name.starts_with("data-") && contains_any(name, &MARKS) || contains_any(&value, &MARKS)
        })
    };
    let is_scripted =
        || page.inline_scripts().any(|script| contains_any(script.text(), &["rating", "review", "Review"]));
    let is_too_much = ratings.len() > MAX_RATINGS || page.document.len() > MAX_ELEMENTS;
    if is_too_much || page.is_app_shell() || page.document.elements().any(is_marked) || is_scripted() {
        return cannot_tell("Scripts or style sheets may show the rating");
    }
    let value = first.text("ratingValue").unwrap_or_default();
    fail(format!("The markup gives a rating of {}, but the page shows none", shorten(value, 20)))
        .with("count", ratings.len())
        .at_all(first.element())
}
