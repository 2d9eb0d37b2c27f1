//! Keyboard users cannot reach the contents of a frame outside the tab order.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.iframe-negative-tabindex",
    title: "Frames with controls are in the tab order",
    failure_title: "Frames with controls are not in the tab order",
    severity: Major,
    why: "Keyboard users cannot reach the links and fields in such a frame.",
    fix: "Remove `tabindex=\"-1\"` from the frame.",
    references: &[Wcag("2.1.1"), Act("akn7bn")],
    examples: &[
        Pass(r#"<iframe srcdoc="<a href='/'>Home</a>"></iframe>"#),
        Fail(r#"<iframe tabindex="-1" srcdoc="<a href='/'>Home</a>"></iframe>"#),
        Inapplicable(r#"<iframe tabindex="-1" srcdoc="<h1>Home</h1>"></iframe>"#),
        Inapplicable(r#"<iframe tabindex="-1" srcdoc="<a href='/' tabindex='-1'>Home</a>"></iframe>"#),
        Inapplicable(r#"<iframe tabindex="-1" inert srcdoc="<a href='/'>Home</a>"></iframe>"#),
        Inapplicable(r#"<iframe src="/map"></iframe>"#),
        Inapplicable(r#"<iframe tabindex="-1" width="0" height="0" srcdoc="<a href='/'>Home</a>"></iframe>"#),
        CannotTell(r#"<iframe tabindex="-1" src="/map"></iframe>"#),
        CannotTell(r#"<iframe tabindex="-1" srcdoc="<iframe src='/map'></iframe>"></iframe>"#),
        CannotTell(r#"<iframe tabindex="-1" srcdoc="<a href='/' style='opacity: 0'>Home</a>"></iframe>"#),
    ],
    check: Page(check),
};

/// Maximum number of frames that are checked.
const MAX_FRAMES: usize = 50;

fn check(page: &PageFacts) -> Verdict {
    let is_skipped = |frame: &Element<'_>| frame.tab_index().is_some_and(|index| index < 0);
    let frames = page.all("iframe").filter(|frame| {
        page.is_focusable(*frame) && !frame.is_invisible_by_size() && (is_skipped(frame) || frame.has("srcdoc"))
    });
    let has_controls = |frame: Element<'_>| {
        let inside = page.srcdoc_page(frame)?;
        let mut stops = inside.document.elements().filter(|element| inside.is_tab_stop(*element)).peekable();
        if stops.peek().is_none() {
            return Some(false);
        }
        // The contents of nested frames are unknown, and controls that are not visible do not count.
        stops.any(|stop| !stop.is("iframe") && !stop.is_visually_hidden_by_style()).then_some(true)
    };
    let frames: Vec<_> = frames.take(MAX_FRAMES).map(|frame| (frame, has_controls(frame))).collect();
    let with_controls = || frames.iter().filter(|(_, has_controls)| *has_controls != Some(false));
    let offenders: Vec<_> =
        with_controls().filter(|(frame, has_controls)| is_skipped(frame) && has_controls.is_some()).collect();
    match (with_controls().count(), offenders.len()) {
        (0, _) => inapplicable(),
        (_, 0) if with_controls().any(|(frame, _)| is_skipped(frame)) => {
            cannot_tell("The contents of the frame are not known")
        }
        (checked, 0) => pass().with("checked", checked),
        (checked, count) => fail("Some frames with controls cannot be reached with the Tab key")
            .with("checked", checked)
            .with("count", count)
            .at_all(offenders.into_iter().map(|(frame, _)| *frame)),
    }
}
