//! With noimageindex, the page's images do not lead visitors to it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.noimageindex",
    title: "Search engines may index the images of the page",
    failure_title: "Search engines may not index the images of the page",
    severity: Info,
    why: "With `noimageindex`, image search does not show the page as the source of its images. That may be intended; \
          often the directive was copied from another page.",
    fix: "Remove `noimageindex` from the robots meta tag or the `X-Robots-Tag` header if image search should bring \
          visitors.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#noimageindex")],
    examples: &[
        Pass("<img src=a.jpg alt=Cat>"),
        Fail(r#"<meta name="robots" content="noimageindex"><img src=a.jpg alt=Cat>"#),
        Fail("GET https://example.com/\n200\nx-robots-tag: noimageindex\n\n<img src=a.jpg alt=Cat>"),
        Inapplicable("<p>No image"),
        Inapplicable(r#"<meta name="robots" content="noindex, noimageindex"><img src=a.jpg alt=Cat>"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    if page.content_images().next().is_none() {
        return inapplicable();
    }
    match page.directives().for_agent("googlebot").find(|directive| directive.name == "noimageindex") {
        None => pass(),
        Some(found) => {
            fail("A robots directive keeps the page's images out of image search").with_text_evidence(&found.name)
        }
    }
}
