//! A video without thumbnail or date is not shown as a video.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-video",
    title: "Videos have name, thumbnail and date of upload",
    failure_title: "",
    severity: Minor,
    why: "Google requires these three before it shows a page's video in its results.",
    fix: "Give `name`, `thumbnailUrl` and `uploadDate`, and `contentUrl` or `embedUrl` so that the video can be \
          fetched.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/video")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "VideoObject", "name":
            "A", "thumbnailUrl": "https://example.com/a.jpg", "uploadDate": "2026-11-21", "embedUrl":
            "https://v.example/a"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "video":
            {"@type": "VideoObject", "name": "A", "contentUrl": "https://example.com/a.mp4"}}</script>"#,
        ),
        Inapplicable("<video src=a.mp4></video>"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_shown = |item: &Item<'_>| item.is_main() || item.holder().is_some_and(|(_, name)| name == "video");
    each_item(page.items().filter(|item| item.is("VideoObject")).filter(is_shown), |video| {
        let thumbnail = if video.has("thumbnail") { None } else { video.missing(&["thumbnailUrl"]) };
        let missing: Vec<String> = video.missing(&["name", "uploadDate"]).into_iter().chain(thumbnail).collect();
        if !missing.is_empty() {
            wrong(format!("missing: {}", missing.join(", ")))
        } else if video.has_any(&["contentUrl", "embedUrl"]) {
            None
        } else {
            mild("contentUrl and embedUrl are missing")
        }
    })
}
