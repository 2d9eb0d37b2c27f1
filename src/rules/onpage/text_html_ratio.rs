//! Measures the share of text in the HTML.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.text-html-ratio",
    title: "The text-to-HTML ratio is measured",
    failure_title: "The text-to-HTML ratio is not measured",
    severity: Info,
    why: "The ratio shows how much of the page is markup, scripts and styles. No search engine rates a page by it.",
    fix: "No action is needed.",
    references: &[Url("https://developers.google.com/search/docs/fundamentals/seo-starter-guide")],
    examples: &[Pass("<p>Cats sleep for most of the day.")],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let percent = page.document.text().len() * 100 / page.document.length.max(1);
    pass().with("text_percent", percent.min(100))
}
