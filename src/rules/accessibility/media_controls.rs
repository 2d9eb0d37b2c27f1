//! Users need controls to start and stop audio and video.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.media-controls",
    title: "Audio and video have playback controls",
    failure_title: "Audio or video has no playback controls",
    severity: Minor,
    why: "Without controls, users cannot start or stop the recording or turn up the volume, whether they use a mouse, \
        a keyboard or a screen reader.",
    fix: "Add the browser's controls: `<video src=\"cats.mp4\" controls>`. They work with the keyboard.",
    references: &[Wcag("2.1.1"), Url("https://html.spec.whatwg.org/multipage/media.html#attr-media-controls")],
    examples: &[
        Pass(r#"<video src="cats.mp4" controls></video>"#),
        Fail(r#"<video src="cats.mp4"></video>"#),
        Inapplicable(r#"<video src="cats.mp4" hidden></video>"#),
        Inapplicable("<video></video>"),
        CannotTell(r#"<video src="cats.mp4"></video><script src="/player.js"></script>"#),
        CannotTell(r#"<video src="cats.mp4" autoplay muted loop></video>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let media = page.all("audio").chain(page.all("video")).filter(|player| {
        let has_source =
            player.attr_text("src").is_some() || player.children().take(16).any(|child| child.is("source"));
        has_source && !player.is_hidden()
    });
    let has_scripts = page.has_scripts();
    let has_controls = |player: Element<'_>| {
        if player.has("controls") {
            Some(true)
        } else if has_scripts || player.has("autoplay") {
            // A script may add controls, and a video that is only a moving picture needs none.
            None
        } else {
            Some(false)
        }
    };
    each_or_unknown(media, has_controls, "Some audio or video has no playback controls")
}
