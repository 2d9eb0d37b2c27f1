//! A video that waits for a click shows an empty frame without a poster.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.video-poster",
    title: "Videos that do not preload have a poster image",
    failure_title: "A video that does not preload has no poster image",
    severity: Info,
    why: "With `preload=\"none\"`, browsers load nothing of the video and show an empty frame until somebody presses \
          play. Search engines also take the poster as a preview.",
    fix: "Add `poster=\"/preview.jpg\"` to the `video` element.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/media.html#attr-video-poster"),
        Url("https://web.dev/learn/performance/video-performance"),
    ],
    examples: &[
        Pass("<video controls preload=none poster=a.jpg src=a.mp4></video>"),
        Fail("<video controls preload=none src=a.mp4></video>"),
        Inapplicable("<video controls src=a.mp4></video>"),
        Inapplicable("<video autoplay muted preload=none src=a.mp4></video>"),
        Inapplicable("<video preload=none class=player></video>"),
        Inapplicable("<audio controls preload=none src=a.mp3></audio>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_source = |video: &Element<'_>| {
        video.attr_text("src").is_some() || video.children().any(|child| child.is("source") && child.has("src"))
    };
    let waits = |video: &Element<'_>| {
        video.has("controls") && video.attr_is("preload", "none") && !video.has("autoplay") && !video.is_hidden()
    };
    let videos = page.all("video").filter(waits).filter(has_source);
    each(videos, |video| video.attr_text("poster").is_some(), "A video that does not preload has no poster image")
}
