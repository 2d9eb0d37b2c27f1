//! Frames need a name that says what they show.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.iframe-title",
    title: "Frames have an accessible name",
    failure_title: "Frames have no accessible name",
    severity: Major,
    why: "Screen readers announce a frame by its name and let users skip it. Without a name, users have to enter the \
        frame to find out what it is.",
    fix: "Describe in `title` what the frame shows: `<iframe src=\"/map\" title=\"Map of our shops\"></iframe>`.",
    references: &[Wcag("4.1.2"), Wcag("2.4.1"), Act("cae760")],
    examples: &[
        Pass(r#"<iframe src="/map" title="Map of our shops"></iframe>"#),
        Pass(r#"<iframe src="/map" aria-label="Map of our shops"></iframe>"#),
        Fail(r#"<iframe src="/map"></iframe>"#),
        Fail(r#"<iframe src="/map" name="map"></iframe>"#),
        Fail(r#"<iframe src="/map" title=" "></iframe>"#),
        Inapplicable("<p>Cats</p>"),
        Inapplicable(r#"<iframe src="/pixel" style="display:none"></iframe>"#),
        Inapplicable(r#"<iframe src="/pixel" width="0" height="0"></iframe>"#),
        Inapplicable(r#"<iframe src="/pixel" style="width: 1px; height: 1px"></iframe>"#),
        Inapplicable(r#"<style>.pixel { display: none }</style><iframe src="/pixel" class="pixel"></iframe>"#),
        Inapplicable(r#"<iframe src="/map" role="presentation"></iframe>"#),
        Inapplicable(r#"<iframe src="/map" tabindex="-1"></iframe>"#),
        CannotTell(r#"<iframe id="later"></iframe>"#),
        CannotTell(r#"<iframe src="/pay" class="hidden"></iframe>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let frames = page.all("iframe").filter(|frame| {
        page.is_exposed(*frame)
            && page.is_tab_stop(*frame)
            && page.role(*frame) != Some("none")
            && !frame.is_invisible_by_size()
    });
    let is_named = |frame: Element<'_>| {
        let has_content = ["src", "srcdoc", "data-src"].iter().any(|name| {
            frame.attr_text(name).is_some_and(|value| !value.starts_with("about:") && !value.starts_with("javascript:"))
        });
        page.name(frame).exists().filter(|named| *named || has_content && !page.class_may_hide(frame))
    };
    each_or_unknown(frames, is_named, "Some frames have no accessible name")
}
