//! A page that plays sound drowns out the screen reader.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.no-autoplay-audio",
    title: "No sound plays by itself for longer than three seconds",
    failure_title: "",
    severity: Major,
    why: "People with a screen reader hear the sound and not the page. To stop it they first have to find out how, with \
        the sound on.",
    fix: "Let people start the sound: leave `autoplay` out and give `controls`. A video without sound has `muted`.",
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

/// How long sound may play, in seconds.
const LONGEST: f64 = 3.0;

fn check(page: &PageFacts) -> Verdict {
    let media = page.all("audio").chain(page.all("video"));
    let playing: Vec<_> = media.filter(|each| each.has("autoplay") && !each.has("muted")).collect();
    if playing.is_empty() {
        return inapplicable();
    }
    let has_switch = may_be_switched_off(page);
    let is_quiet = |player: Element<'_>| {
        let source =
            player.text_of("src").or_else(|| player.children().take(16).find_map(|each| each.text_of("src")))?;
        let is_short = seconds(source).is_some_and(|seconds| seconds <= LONGEST) && !player.has("loop");
        let is_long = seconds(source).map_or(player.has("loop"), |seconds| seconds > LONGEST);
        match () {
            () if is_short || player.has("controls") && !player.is_hidden() => Some(true),
            // A video may have no sound.
            () if is_long && player.is("audio") && !has_switch => Some(false),
            () => None,
        }
    };
    each_tells(playing, is_quiet, "Sound plays by itself and nothing stops it")
}

/// How much of a file is played, where a media fragment says it: `#t=10,20`.
fn seconds(source: &str) -> Option<f64> {
    let (_, range) = source.rsplit_once("#t=")?;
    let (start, end) = range.split_once(',')?;
    let start = if start.is_empty() { 0.0 } else { start.parse::<f64>().ok()? };
    Some(end.parse::<f64>().ok()? - start)
}

/// Whether something on the page may be there to stop the sound.
fn may_be_switched_off(page: &PageFacts) -> bool {
    let is_link = |link: Element<'_>| {
        let address = link.get("href").unwrap_or_default().trim();
        address.is_empty() || address.starts_with('#') || address.starts_with("javascript:")
    };
    page.with_role("button").next().is_some() || page.having("onclick").next().is_some() || page.all("a").any(is_link)
}
