//! Search engines list a video only if they know that it is on the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-video-present",
    title: "The main video of a page is described in structured data",
    failure_title: "The main video of the page is not described in structured data",
    severity: Info,
    why: "With a `VideoObject`, Google shows the video with a preview, its length and key moments. Without one, it may \
          not find the video, or show another preview.",
    fix: "Add a `VideoObject` with `name`, `thumbnailUrl`, `uploadDate` and `contentUrl` or `embedUrl`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/video")],
    examples: &[
        Pass(
            r#"<main><h1>A</h1><video controls src=a.mp4></video></main><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "VideoObject", "name": "A"}</script>"#,
        ),
        Fail("<main><h1>A</h1><video controls src=a.mp4></video></main>"),
        Fail("<main><h1>A</h1><iframe src=https://www.youtube.com/embed/1 title=A></iframe></main>"),
        Inapplicable("<main><video autoplay muted loop src=a.mp4></video></main>"),
        Inapplicable("<main><video controls src=a.mp4></video><video controls src=b.mp4></video></main>"),
        Inapplicable("<main><h1>A</h1></main><footer><iframe src=https://www.youtube.com/embed/1></iframe></footer>"),
        CannotTell(
            r#"<div typeof="VideoObject" vocab="https://schema.org/"></div><main><video controls src=a.mp4></video></main>"#,
        ),
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
        let source = clip(frame.get("src").or_else(|| frame.get("data-src")).unwrap_or_default(), 200);
        contains_any(source, &PLAYERS) && !contains(source, "autoplay=1")
    };
    let is_own = |video: &Element<'_>| video.has("controls") && !video.has("autoplay") && !video.has("loop");
    let is_aside = |element: &Element<'_>| {
        element.ancestors().any(|above| above.is_any(&["aside", "footer", "header", "nav", "dialog", "template"]))
    };
    let main = page.main_content();
    let mut videos = page
        .all("video")
        .filter(is_own)
        .chain(page.all("iframe").filter(is_player))
        .filter(|video| main.is_some_and(|main| main.contains(*video)) && !video.is_hidden() && !is_aside(video));
    // With several videos, none can be taken as the main one.
    let Some(video) = videos.next().filter(|_| videos.next().is_none()) else { return inapplicable() };
    if page.items().any(|item| item.is_any(&["VideoObject", "Clip", "BroadcastEvent"])) {
        return pass();
    }
    if page.structured_data().is_partial || page.structured_data().has_rdfa {
        return cannot_tell("Part of the structured data could not be read");
    }
    fail("The page's video has no VideoObject").at(video)
}
