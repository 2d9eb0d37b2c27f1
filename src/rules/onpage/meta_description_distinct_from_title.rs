//! A meta description that repeats the title wastes two lines of a search result.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.meta-description-distinct-from-title",
    title: "The meta description differs from the title",
    failure_title: "The meta description repeats the title",
    severity: Minor,
    why: "Search results show the title and the description one below the other. A repeated title gives no further \
          reason to click, and Google picks other text instead.",
    fix: "Summarize in one or two sentences what visitors find on the page.",
    references: &[Url("https://developers.google.com/search/docs/appearance/snippet")],
    examples: &[
        Pass(r#"<title>Cats</title><meta name="description" content="What cats eat and where they sleep.">"#),
        Fail(r#"<title>All about cats</title><meta name="description" content="All about Cats ">"#),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let meta = page.meta_elements("description").find(|meta| meta.attr_text("content").is_some());
    let (Some(meta), Some(title)) = (meta, page.title()) else { return inapplicable() };
    let text = collapse(meta.get("content").unwrap_or_default()).to_lowercase();
    if text == title.to_lowercase() {
        fail("The meta description and the title have the same text").at(meta)
    } else {
        pass()
    }
}
