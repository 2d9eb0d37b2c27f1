//! data-nosnippet works only on span, div and section elements.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.data-nosnippet-valid",
    title: "data-nosnippet is used on elements that support it",
    failure_title: "data-nosnippet is used on elements that do not support it",
    severity: Minor,
    why: "Google supports `data-nosnippet` on `span`, `div` and `section` elements. On any other element, the text \
          that was meant to be hidden is still shown in search results.",
    fix: "Wrap the text in a supported element: `<span data-nosnippet>not for snippets</span>`.",
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
            "An element has data-nosnippet but does not support it",
        )
    }),
};
