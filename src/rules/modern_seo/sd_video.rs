//! Google does not show a video without a thumbnail or an upload date.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-video",
    title: "Video structured data has a name, a thumbnail and an upload date",
    failure_title: "Video structured data is incomplete",
    severity: Minor,
    why: "Google requires a name, a thumbnail and an upload date before it shows a page's video in its results.",
    fix: "Set `name`, `thumbnailUrl` and `uploadDate`. Add `contentUrl` or `embedUrl` so that search engines can fetch \
          the video.",
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
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_shown = |item: &Item<'_>| item.is_main() || item.parent().is_some_and(|(_, name)| name == "video");
    each_item(page.items().filter(|item| item.is("VideoObject")).filter(is_shown), |video| {
        let thumbnail = if video.has("thumbnail") { None } else { video.missing(&["thumbnailUrl"]) };
        let missing: Vec<String> = video.missing(&["name", "uploadDate"]).into_iter().chain(thumbnail).collect();
        if !missing.is_empty() {
            wrong(format!("missing {}", missing.join(", ")))
        } else if video.has_any(&["contentUrl", "embedUrl"]) {
            None
        } else {
            mild("contentUrl and embedUrl are missing")
        }
    })
}
