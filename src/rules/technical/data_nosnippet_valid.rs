//! data-nosnippet works on three elements only.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.data-nosnippet-valid",
    title: "data-nosnippet stands on elements where it works",
    failure_title: "",
    severity: Minor,
    why: "Google heeds `data-nosnippet` on `span`, `div` and `section`. Anywhere else the text that was to be kept out \
          of search results is shown.",
    fix: "Wrap the text: `<span data-nosnippet>not for snippets</span>`.",
    references: &[Url(
        "https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#data-nosnippet-attr",
    )],
    examples: &[
        Pass("<p>Cats <span data-nosnippet>and prices</span></p><div data-nosnippet=false>Cats</div>"),
        Fail("<p data-nosnippet>Prices</p>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(|page| {
        each(
            page.document.having("data-nosnippet"),
            |element| element.is_any(&["div", "section", "span"]),
            "An element has data-nosnippet where it has no effect",
        )
    }),
};
