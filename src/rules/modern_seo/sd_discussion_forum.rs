//! Google lists only forum posts that have an author, a date and content.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-discussion-forum",
    title: "Forum posts have an author, a date and content",
    failure_title: "A forum post has no author, no date or no content",
    severity: Minor,
    why: "Google shows discussions in their own section of its results. It includes only posts that state who wrote \
          what and when.",
    fix: "Set `author` with a `name`, `datePublished`, and one of `text`, `image` and `video`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/discussion-forum")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type":
            "DiscussionForumPosting", "author": {"@type": "Person", "name": "Ann"}, "datePublished": "2026-11-21",
            "text": "Mugs?"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type":
            "DiscussionForumPosting", "datePublished": "2026-11-21", "text": "Mugs?"}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BlogPosting"}</script>"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("DiscussionForumPosting"), |post| {
        if let Some(missing) = post.missing(&["author", "datePublished"]) {
            wrong(format!("missing {missing}"))
        } else if post.has_any(&["text", "articleBody", "image", "video", "sharedContent"]) {
            None
        } else {
            wrong("text, image and video are all missing")
        }
    })
}
