//! A video player can follow people who never press play.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.youtube-nocookie",
    title: "Video players keep to themselves until they are used",
    failure_title: "",
    severity: Minor,
    why: "An embedded player of youtube.com sets cookies and reports the visit when the page loads, watched or not. \
          YouTube's privacy-enhanced player, and Vimeo's with dnt=1, do less.",
    fix: "Write `https://www.youtube-nocookie.com/embed/…` or `https://player.vimeo.com/video/…?dnt=1`, or show a \
          picture that becomes the player when somebody clicks on it.",
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
    let (mut checked, mut followed) = (0_usize, Vec::new());
    for frame in frames {
        let is_good = match frame.url.host_str().unwrap_or_default() {
            "www.youtube-nocookie.com" => true,
            "www.youtube.com" | "youtube.com" if frame.url.path().starts_with("/embed/") => false,
            "player.vimeo.com" => {
                frame.url.query_pairs().any(|(name, value)| name == "dnt" && matches!(&*value, "1" | "true"))
            }
            _ => continue,
        };
        checked += 1;
        followed.extend(frame.element(&page.document).filter(|_| !is_good));
    }
    match followed.len() {
        0 if checked == 0 => inapplicable(),
        0 => pass(),
        count => fail("A video player may follow people before they press play").with("count", count).at_all(followed),
    }
}
