//! Networks play preview media only if they can fetch it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-video-audio",
    title: "Preview videos and audio files have absolute HTTPS URLs",
    failure_title: "Preview videos or audio files have no absolute HTTPS URL",
    severity: Info,
    why: "Networks skip media with a relative URL or with a plain HTTP URL.",
    fix: "Use an absolute HTTPS URL, such as `<meta property=\"og:video\" content=\"https://example.com/cats.mp4\">`, \
          and add `og:video:type`.",
    references: &[Url("https://ogp.me/#structured")],
    examples: &[
        Pass("<meta property=og:video content=https://example.com/cats.mp4>"),
        Fail("<meta property=og:video content=/cats.mp4>"),
        Fail("<meta property=og:audio content=http://example.com/cats.mp3>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names = ["og:video", "og:video:url", "og:video:secure_url", "og:audio", "og:audio:secure_url"];
    let is_plain =
        |meta: Element<'_>| meta.get("property").is_some_and(|name| matches!(name.trim(), "og:video" | "og:audio"));
    let has_secure = ["og:video:secure_url", "og:audio:secure_url"].map(|name| page.meta_text(name).is_some());
    let has_https_url = |meta: Element<'_>| {
        let url = meta.attr_text("content").unwrap_or_default();
        let kind = meta.get("property").or_else(|| meta.get("name")).unwrap_or_default();
        let [of_video, of_audio] = has_secure;
        let has_secure = if kind.contains("audio") { of_audio } else { of_video };
        url.starts_with("https://") || is_plain(meta) && url.starts_with("http://") && has_secure
    };
    each(
        names.iter().flat_map(|name| page.meta_elements(name)),
        has_https_url,
        "Preview media have no absolute HTTPS URL",
    )
}
