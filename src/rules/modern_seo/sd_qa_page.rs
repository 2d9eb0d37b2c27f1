//! A Q&A page contains one question and its answers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-qa-page",
    title: "QAPage markup has a question, the number of answers and the answers",
    failure_title: "QAPage markup is incomplete",
    severity: Minor,
    why: "Google shows answers in its results only if the markup gives the question, the number of answers and their \
          texts.",
    fix: "Set `mainEntity` to one `Question` with `name` and `answerCount`. If there are answers, add `acceptedAnswer` \
          or `suggestedAnswer` with `text`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/qapage")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "QAPage", "mainEntity":
            {"@type": "Question", "name": "Why?", "answerCount": 1, "suggestedAnswer": {"@type": "Answer", "text":
            "So."}}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "QAPage", "mainEntity":
            {"@type": "Question", "name": "Why?", "answerCount": 0}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "QAPage", "mainEntity":
            {"@type": "Question", "name": "Why?", "suggestedAnswer": {"@type": "Answer", "text": "So."}}}</script>"#,
        ),
        Fail(r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "QAPage"}</script>"#),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "FAQPage"}</script>"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("QAPage"), |qa| {
        let Some(question) = qa.items("mainEntity").next() else {
            return if qa.has("mainEntity") { None } else { wrong("mainEntity is missing") };
        };
        if let Some(missing) = question.missing(&["name", "answerCount"]) {
            return wrong(format!("its question is missing {missing}"));
        }
        let mut answers = question.items("acceptedAnswer").chain(question.items("suggestedAnswer"));
        if answers.any(|answer| !answer.has("text")) {
            return wrong("an answer has no text");
        }
        let has_some = question.number("answerCount").is_some_and(|count| count > 0.0);
        let has_answers = question.has_any(&["acceptedAnswer", "suggestedAnswer"]);
        if has_some && !has_answers { wrong("its answers are missing") } else { None }
    })
}
