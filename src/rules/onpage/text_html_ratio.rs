//! How much of the page is text.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.text-html-ratio",
    title: "The share of text in the HTML is known",
    failure_title: "",
    severity: Info,
    why: "No search engine judges a page by it. It tells how much is markup, scripts and styles.",
    fix: "Nothing is to be done.",
    references: &[Url("https://developers.google.com/search/docs/fundamentals/seo-starter-guide")],
    examples: &[Pass("<p>Cats sleep for most of the day.")],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let percent = page.document.text().len() * 100 / page.document.length.max(1);
    pass().with("text_percent", percent.min(100))
}
