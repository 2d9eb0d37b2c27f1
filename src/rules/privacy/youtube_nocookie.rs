//! An embedded video player can track visitors who never press play.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.youtube-nocookie",
    title: "Embedded video players use their privacy mode",
    failure_title: "An embedded video player may track visitors before they press play",
    severity: Minor,
    why: "An embedded youtube.com player sets cookies and reports the visit when the page loads, even if the video is \
          never played. YouTube's privacy-enhanced player, and Vimeo's with `dnt=1`, do less.",
    fix: "Use `https://www.youtube-nocookie.com/embed/…` or `https://player.vimeo.com/video/…?dnt=1`, or show a \
          picture that becomes the player when the visitor clicks it.",
    references: &[
        Url("https://support.google.com/youtube/answer/171780"),
        Url("https://help.vimeo.com/hc/en-us/articles/12426260232977-Player-parameters-overview"),
    ],
    examples: &[
        Pass("<iframe src=https://www.youtube-nocookie.com/embed/abc></iframe>"),
        Pass("<iframe src='https://player.vimeo.com/video/1?dnt=1'></iframe>"),
        Pass(
            "<iframe data-src=https://www.youtube.com/embed/abc src=https://www.youtube-nocookie.com/embed/a></iframe>",
        ),
        Fail("<iframe src=https://www.youtube.com/embed/abc></iframe>"),
        Fail("<iframe src=https://player.vimeo.com/video/1></iframe>"),
        Inapplicable("<iframe src=/map.html></iframe><a href=https://www.youtube.com/watch?v=abc>A video</a>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let frames = page.resources().iter().filter(|resource| resource.kind == ResourceKind::Frame);
    let (mut checked, mut tracking) = (0_usize, Vec::new());
    for frame in frames {
        let is_private = match frame.url.host_str().unwrap_or_default() {
            "www.youtube-nocookie.com" => true,
            "www.youtube.com" | "youtube.com" if frame.url.path().starts_with("/embed/") => false,
            "player.vimeo.com" => {
                frame.url.query_pairs().any(|(name, value)| name == "dnt" && matches!(&*value, "1" | "true"))
            }
            _ => continue,
        };
        checked += 1;
        tracking.extend(frame.element(&page.document).filter(|_| !is_private));
    }
    match tracking.len() {
        0 if checked == 0 => inapplicable(),
        0 => pass(),
        count => fail("An embedded video player may track visitors before they press play")
            .with("count", count)
            .at_all(tracking),
    }
}
