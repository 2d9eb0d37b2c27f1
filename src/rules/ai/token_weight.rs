//! AI assistants may cut off a page that is mostly markup before they reach its text.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.token-weight",
    title: "The page is not too large for AI assistants",
    failure_title: "The page is too large for AI assistants and has little text",
    severity: Info,
    why: "AI assistants read a limited number of tokens, at about four bytes each. If a page has over 100,000 tokens \
          and consists mostly of scripts, styles and markup, they may never reach the text.",
    fix: "Move inline scripts, styles, SVG and data into separate files.",
    references: &[Url(
        "https://developers.google.com/search/docs/crawling-indexing/googlebot#how-googlebot-accesses-your-site",
    )],
    examples: &[Pass("<main><p>Blue mugs for all.</main>")],
    check: Page(check),
};

/// Size in bytes of about 100,000 tokens.
const MAX_BYTES: usize = 400_000;

fn check(page: &PageFacts) -> Verdict {
    let bytes = page.document.length.max(1);
    let percent = page.document.text().len() * 100 / bytes;
    let verdict = match bytes > MAX_BYTES {
        true if percent < 15 => fail("The page has over 100,000 tokens, and little of it is text")
            .with_text_evidence(&format!("{bytes} bytes, {percent}% text")),
        _ => pass(),
    };
    verdict.with("tokens", bytes / 4).with("text_percent", percent)
}
