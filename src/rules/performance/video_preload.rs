//! A video that loads before the visitor plays it is mostly loaded in vain.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.video-preload",
    title: "Videos are not fully preloaded",
    failure_title: "Videos are fully preloaded",
    severity: Minor,
    why: "`preload=\"auto\"` asks browsers to load the whole file. Videos are the largest files on most pages, and \
          most of them are never played.",
    fix: "Write `<video preload=\"none\" poster=\"…\" controls>` or `preload=\"metadata\"`.",
    references: &[
        Url("https://web.dev/articles/fast-playback-with-preload"),
        Url("https://html.spec.whatwg.org/multipage/media.html#attr-media-preload"),
    ],
    examples: &[
        Pass("<video controls preload=metadata src=a.mp4></video><video controls src=b.mp4></video>"),
        Fail("<video controls preload=auto src=a.mp4></video>"),
        Fail("<video controls preload src=a.mp4></video>"),
        Inapplicable("<video autoplay muted preload=auto src=a.mp4></video>"),
        // A script created the URL, and the data behind it is already loaded.
        Inapplicable("<video preload src=blob:https://example.com/1></video>"),
        Inapplicable("<p>No video"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_blob = |video: &Element<'_>| video.get("src").is_some_and(|url| url.starts_with("blob:"));
    let videos = page.all("video").filter(|video| !video.has("autoplay") && !is_blob(video));
    let is_eager = |video: Element<'_>| video.attr_is("preload", "auto") || video.attr_is("preload", "");
    each(videos, |video| !is_eager(video), "A video is set to preload the whole file")
}
