//! A post in a forum, with who wrote it and when.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-discussion-forum",
    title: "Forum posts have author, date and content",
    failure_title: "",
    severity: Minor,
    why: "Google lists discussions in a place of their own, but only posts that say who wrote what and when.",
    fix: "Give `author` with `name`, `datePublished`, and `text`, `image` or `video`.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("DiscussionForumPosting"), |post| {
        if let Some(missing) = post.missing(&["author", "datePublished"]) {
            wrong(format!("missing: {missing}"))
        } else if post.has_any(&["text", "articleBody", "image", "video", "sharedContent"]) {
            None
        } else {
            wrong("text, image or video is needed")
        }
    })
}
