//! Questions and answers in structured data, well-formed even though no search result shows them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-faq",
    title: "Questions of an FAQPage have their answers",
    failure_title: "",
    severity: Info,
    why: "Google no longer shows FAQ results, so this brings nothing in search; other readers of the markup may use \
          it.",
    fix: "Keep it or leave it. If it stays, give every `Question` a `name` and an `acceptedAnswer` with `text`.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("FAQPage"), |faq| {
        let is_answered =
            |question: &Item<'_>| question.has("name") && question.items("acceptedAnswer").any(|each| each.has("text"));
        match faq.items("mainEntity").find(|question| !is_answered(question)) {
            Some(question) => mild(format!("{} lacks name or answer", question.label())),
            None => None,
        }
    })
}
