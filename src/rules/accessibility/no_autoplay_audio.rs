//! Sound that plays automatically drowns out screen readers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.no-autoplay-audio",
    title: "Autoplaying sound lasts at most three seconds or can be stopped",
    failure_title: "Sound plays automatically and cannot be stopped",
    severity: Major,
    why: "Screen-reader users hear the sound instead of the page. To stop it, they first have to find out how, while \
        the sound is playing.",
    fix: "Let users start the sound: remove `autoplay` and add `controls`. For a video without sound, add `muted`.",
    references: &[
        Wcag("1.4.2"),
        Act("80f0bf"),
        Url("https://html.spec.whatwg.org/multipage/media.html#attr-media-autoplay"),
    ],
    examples: &[
        Pass(r#"<audio src="rain.mp3" autoplay loop controls></audio>"#),
        Pass(r#"<audio src="bell.mp3#t=0,2" autoplay></audio>"#),
        Fail(r#"<audio src="rain.mp3" autoplay loop></audio>"#),
        Fail(r#"<audio autoplay><source src="rain.mp3#t=8,60"></audio>"#),
        Inapplicable(r#"<video src="cats.mp4" autoplay muted loop></video>"#),
        Inapplicable(r#"<audio src="rain.mp3" controls></audio>"#),
        CannotTell(r#"<audio src="bell.mp3" autoplay></audio>"#),
        CannotTell(r#"<video src="cats.mp4" autoplay loop></video>"#),
        CannotTell(r#"<audio src="rain.mp3" autoplay loop></audio><button>Sound off</button>"#),
    ],
    check: Page(check),
};

/// Maximum duration of automatically playing sound, in seconds.
const MAX_SECONDS: f64 = 3.0;

fn check(page: &PageFacts) -> Verdict {
    let media = page.all("audio").chain(page.all("video"));
    let playing: Vec<_> = media.filter(|player| player.has("autoplay") && !player.has("muted")).collect();
    if playing.is_empty() {
        return inapplicable();
    }
    let has_switch = may_have_switch(page);
    let is_acceptable = |player: Element<'_>| {
        let source =
            player.attr_text("src").or_else(|| player.children().take(16).find_map(|child| child.attr_text("src")))?;
        let is_short = seconds(source).is_some_and(|seconds| seconds <= MAX_SECONDS) && !player.has("loop");
        let is_long = seconds(source).map_or(player.has("loop"), |seconds| seconds > MAX_SECONDS);
        if is_short || player.has("controls") && !player.is_hidden() {
            Some(true)
        } else if is_long && player.is("audio") && !has_switch {
            Some(false)
        } else {
            // A video may have no sound.
            None
        }
    };
    each_or_unknown(playing, is_acceptable, "Sound plays automatically and the page has no control to stop it")
}

/// Returns how many seconds of a file are played if a media fragment specifies it: `#t=10,20`.
fn seconds(source: &str) -> Option<f64> {
    let (_, range) = source.rsplit_once("#t=")?;
    let (start, end) = range.split_once(',')?;
    let start = if start.is_empty() { 0.0 } else { start.parse::<f64>().ok()? };
    Some(end.parse::<f64>().ok()? - start)
}

/// Returns true if the page has a button or link that may stop the sound.
fn may_have_switch(page: &PageFacts) -> bool {
    let is_script_link = |link: Element<'_>| {
        let url = link.get("href").unwrap_or_default().trim();
        url.is_empty() || url.starts_with('#') || url.starts_with("javascript:")
    };
    page.with_role("button").next().is_some()
        || page.having("onclick").next().is_some()
        || page.all("a").any(is_script_link)
}
