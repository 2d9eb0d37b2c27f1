//! Checks that FAQ markup is complete, although Google no longer shows FAQ results.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-faq",
    title: "Questions in FAQPage markup have a name and an answer",
    failure_title: "A question in FAQPage markup has no name or no answer",
    severity: Info,
    why: "Google no longer shows FAQ results, so this markup has no effect in Google Search. Other consumers of \
          structured data may still use it.",
    fix: "Keep the markup or remove it. If you keep it, give every `Question` a `name` and an `acceptedAnswer` with \
          `text`.",
    references: &[Url("https://schema.org/FAQPage"), Url("https://developers.google.com/search/updates")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "FAQPage", "mainEntity":
            [{"@type": "Question", "name": "Why?", "acceptedAnswer": {"@type": "Answer", "text": "So."}}]}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "FAQPage", "mainEntity":
            [{"@type": "Question", "name": "Why?"}]}</script>"#,
        ),
        Inapplicable("<h2>Why?</h2><p>So."),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("FAQPage"), |faq| {
        let is_answered = |question: &Item<'_>| {
            question.has("name") && question.items("acceptedAnswer").any(|answer| answer.has("text"))
        };
        match faq.items("mainEntity").find(|question| !is_answered(question)) {
            Some(question) => mild(format!("{} has no name or no answer", question.label())),
            None => None,
        }
    })
}
