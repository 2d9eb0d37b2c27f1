//! A video that loads before anybody presses play is mostly loaded for nothing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.video-preload",
    title: "Videos wait until somebody plays them",
    failure_title: "",
    severity: Minor,
    why: "`preload=\"auto\"` asks browsers for the whole file. Videos are the largest files of most pages, and most are never \
          played.",
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
        // A script made the address, and what it names is loaded already.
        Inapplicable("<video preload src=blob:https://example.com/1></video>"),
        Inapplicable("<p>No video"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_made = |video: &Element<'_>| video.get("src").is_some_and(|address| address.starts_with("blob:"));
    let videos = page.all("video").filter(|video| !video.has("autoplay") && !is_made(video));
    let is_eager = |video: Element<'_>| video.attr_is("preload", "auto") || video.attr_is("preload", "");
    each(videos, |video| !is_eager(video), "A video is loaded before anybody plays it")
}
