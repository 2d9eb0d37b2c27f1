//! Users who cannot hear need captions.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.video-captions",
    title: "Videos with sound have captions",
    failure_title: "Videos have no caption track",
    // Captions may be part of the picture or come from a player, so the markup cannot show that there are none.
    severity: Info,
    why: "People who are deaf or hard of hearing, and anyone on a noisy train, miss what is said in a video without \
        captions.",
    fix: "Add a caption track: `<track kind=\"captions\" src=\"cats.vtt\" srclang=\"en\" label=\"English\">`.",
    references: &[
        Wcag("1.2.2"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H95"),
        Url("https://html.spec.whatwg.org/multipage/media.html#the-track-element"),
    ],
    examples: &[
        Pass(r#"<video src="cats.mp4" controls><track kind="captions" src="cats.vtt"></video>"#),
        Pass(r#"<video src="cats.mp4" controls><track src="cats.vtt" srclang="en"></video>"#),
        Inapplicable(r#"<video src="cats.mp4" autoplay muted loop></video>"#),
        CannotTell(r#"<video src="cats.mp4" controls></video>"#),
        CannotTell(r#"<video src="cats.mp4" controls><track kind="chapters" src="cats.vtt"></video>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let videos = page
        .all("video")
        .filter(|video| !video.has("muted") && !video.attr_is("aria-hidden", "true") && !video.is_hidden());
    let is_captions = |track: Element<'_>| {
        // The default kind of a track is subtitles.
        let kind = track.attr_text("kind").unwrap_or("subtitles").to_ascii_lowercase();
        track.is("track") && track.attr_text("src").is_some() && matches!(kind.as_str(), "captions" | "subtitles")
    };
    let (mut captioned, mut uncaptioned) = (Vec::new(), Vec::new());
    for video in videos {
        let has_track = video.children().take(64).any(is_captions);
        if has_track { captioned.push(video) } else { uncaptioned.push(video) }
    }
    match (captioned.len(), uncaptioned.len()) {
        (0, 0) => inapplicable(),
        (count, 0) => pass().with("checked", count),
        (_, count) => cannot_tell("Some videos have no caption track").with("undecided", count).at_all(uncaptioned),
    }
}
