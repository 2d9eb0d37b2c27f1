//! A player that nobody started is heavy all the same.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.iframe-video-facade",
    title: "Embedded players load when they are wanted",
    failure_title: "",
    severity: Info,
    why: "The player of YouTube alone loads over half a megabyte of scripts before anybody presses play.",
    fix: "Show a picture with a button and put the frame in on click, or at least `loading=\"lazy\"`.",
    references: &[Url("https://developer.chrome.com/docs/lighthouse/performance/third-party-facades")],
    examples: &[
        Pass("<iframe src=https://www.youtube.com/embed/1 loading=lazy title=Cats></iframe>"),
        Fail("<iframe src=https://www.youtube.com/embed/1 title=Cats></iframe>"),
        Inapplicable("<iframe src=/map title=Map></iframe>"),
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
        contains_any(source, &PLAYERS)
    };
    each(page.all("iframe").filter(is_player), |frame| frame.attr_is("loading", "lazy"), "A player is loaded at once")
}
