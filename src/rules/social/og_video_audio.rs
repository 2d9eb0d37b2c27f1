//! A preview plays only what it can fetch.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-video-audio",
    title: "Videos and sounds of the preview have full addresses over https",
    failure_title: "",
    severity: Info,
    why: "Networks skip media with a relative address, or of plain http.",
    fix: "`<meta property=\"og:video\" content=\"https://example.com/cats.mp4\">`, and `og:video:type`.",
    references: &[Url("https://ogp.me/#structured")],
    examples: &[
        Pass("<meta property=og:video content=https://example.com/cats.mp4>"),
        Fail("<meta property=og:video content=/cats.mp4>"),
        Fail("<meta property=og:audio content=http://example.com/cats.mp3>"),
        Inapplicable("<p>Cats"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names = ["og:video", "og:video:url", "og:video:secure_url", "og:audio", "og:audio:secure_url"];
    let is_plain =
        |meta: Element<'_>| meta.get("property").is_some_and(|name| matches!(name.trim(), "og:video" | "og:audio"));
    let has_secure = ["og:video:secure_url", "og:audio:secure_url"].map(|name| page.meta_text(name).is_some());
    let holds = |meta: Element<'_>| {
        let address = meta.text_of("content").unwrap_or_default();
        let kind = meta.get("property").or_else(|| meta.get("name")).unwrap_or_default();
        let [of_video, of_audio] = has_secure;
        let has_secure = if kind.contains("audio") { of_audio } else { of_video };
        address.starts_with("https://") || is_plain(meta) && address.starts_with("http://") && has_secure
    };
    each(names.iter().flat_map(|name| page.metas(name)), holds, "Media of the preview have no full https address")
}
