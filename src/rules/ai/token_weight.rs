//! A page that is nearly all markup is cut off before its text is read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.token-weight",
    title: "The page is no heavier than what readers of text can take in",
    failure_title: "",
    severity: Info,
    why: "Assistants read a limited number of tokens, about four bytes each. Of a page over 100,000 tokens that is \
          mostly scripts, styles and markup they may never reach the text.",
    fix: "Move inline scripts, styles, SVG and data into files of their own.",
    references: &[Url(
        "https://developers.google.com/search/docs/crawling-indexing/googlebot#how-googlebot-accesses-your-site",
    )],
    examples: &[Pass("<main><p>Blue mugs for all.</main>")],
    check: Indexable(check),
};

/// Bytes of about 100,000 tokens.
const HEAVY: usize = 400_000;

fn check(page: &PageFacts) -> Verdict {
    let bytes = page.document.length.max(1);
    let percent = page.document.text().len() * 100 / bytes;
    let verdict = match bytes > HEAVY {
        true if percent < 15 => fail("The page has over 100,000 tokens, and few of them are text")
            .seen(&format!("{bytes} bytes, {percent} % text")),
        _ => pass(),
    };
    verdict.with("tokens", bytes / 4).with("text_percent", percent)
}
