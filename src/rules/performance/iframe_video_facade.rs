//! An embedded video player loads many files even if the visitor never plays the video.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.iframe-video-facade",
    title: "Embedded video players load on demand",
    failure_title: "An embedded video player loads immediately",
    severity: Info,
    why: "The YouTube player alone loads over half a megabyte of scripts before the visitor presses play.",
    fix: "Show an image with a play button and insert the iframe on click, or at least add `loading=\"lazy\"`.",
    references: &[Url("https://developer.chrome.com/docs/lighthouse/performance/third-party-facades")],
    examples: &[
        Pass("<iframe src=https://www.youtube.com/embed/1 loading=lazy title=Cats></iframe>"),
        Fail("<iframe src=https://www.youtube.com/embed/1 title=Cats></iframe>"),
        Inapplicable("<iframe src=/map title=Map></iframe>"),
        Inapplicable("<iframe src=https://www.youtube.com/embed/1 width=0 height=0></iframe>"),
    ],
    check: Page(check),
};

const PLAYERS: [&str; 5] = [
    "youtube.com/embed/",
    "youtube-nocookie.com/embed/",
    "player.vimeo.com/video/",
    "dailymotion.com/embed/",
    "fast.wistia.net/embed/",
];

fn check(page: &PageFacts) -> Verdict {
    let is_player = |frame: &Element<'_>| {
        let source = clip(frame.get("src").unwrap_or_default(), 200);
        contains_any(source, &PLAYERS) && !frame.is_invisible_by_size()
    };
    each(
        page.all("iframe").filter(is_player),
        |frame| frame.attr_is("loading", "lazy"),
        "An embedded video player loads immediately",
    )
}
