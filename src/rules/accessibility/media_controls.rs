//! What cannot be started cannot be heard.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.media-controls",
    title: "Audio and video have controls",
    failure_title: "",
    severity: Minor,
    why: "Without controls nobody can start the recording, stop it, or make it louder, be it by mouse, keyboard or screen \
        reader.",
    fix: "Add the browser's own: `<video src=\"cats.mp4\" controls>`. They work with the keyboard.",
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
    let media = page.all("audio").chain(page.all("video")).filter(|each| {
        let has_source = each.text_of("src").is_some() || each.children().take(16).any(|child| child.is("source"));
        has_source && !each.is_hidden()
    });
    let has_scripts = page.has_scripts();
    let can_be_played = |each: Element<'_>| match () {
        () if each.has("controls") => Some(true),
        // A script may bring a player; a picture that only moves needs none.
        () if has_scripts || each.has("autoplay") => None,
        () => Some(false),
    };
    each_tells(media, can_be_played, "Some audio or video has no controls")
}
