//! A frame that Tab passes by keeps what is in it from people without a mouse.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.iframe-negative-tabindex",
    title: "Frames with controls can be reached by Tab",
    failure_title: "",
    severity: Major,
    why: "Who uses the keyboard cannot get to the links and fields in such a frame.",
    fix: "Remove `tabindex=\"-1\"` from the frame.",
    references: &[Wcag("2.1.1"), Act("akn7bn")],
    examples: &[
        Pass(r#"<iframe srcdoc="<a href='/'>Home</a>"></iframe>"#),
        Fail(r#"<iframe tabindex="-1" srcdoc="<a href='/'>Home</a>"></iframe>"#),
        Inapplicable(r#"<iframe tabindex="-1" srcdoc="<h1>Home</h1>"></iframe>"#),
        Inapplicable(r#"<iframe tabindex="-1" srcdoc="<a href='/' tabindex='-1'>Home</a>"></iframe>"#),
        Inapplicable(r#"<iframe tabindex="-1" inert srcdoc="<a href='/'>Home</a>"></iframe>"#),
        Inapplicable(r#"<iframe src="/map"></iframe>"#),
        CannotTell(r#"<iframe tabindex="-1" src="/map"></iframe>"#),
        CannotTell(r#"<iframe tabindex="-1" srcdoc="<iframe src='/map'></iframe>"></iframe>"#),
        CannotTell(r#"<iframe tabindex="-1" srcdoc="<a href='/' style='opacity: 0'>Home</a>"></iframe>"#),
    ],
    check: Page(check),
};

/// Most frames that are looked into.
const MOST: usize = 50;

fn check(page: &PageFacts) -> Verdict {
    let is_off = |frame: &Element<'_>| frame.tab_index().is_some_and(|index| index < 0);
    let frames = page.all("iframe").filter(|frame| page.is_focusable(*frame) && (is_off(frame) || frame.has("srcdoc")));
    let holds_controls = |frame: Element<'_>| {
        let inside = page.page_in(frame)?;
        let mut stops = inside.document.elements().filter(|each| inside.is_tab_stop(*each)).peekable();
        if stops.peek().is_none() {
            return Some(false);
        }
        // What is in further frames is not known, and what is not to be seen does not count.
        stops.any(|stop| !stop.is("iframe") && !stop.is_out_of_sight()).then_some(true)
    };
    let frames: Vec<_> = frames.take(MOST).map(|frame| (frame, holds_controls(frame))).collect();
    let with_controls = || frames.iter().filter(|(_, holds)| *holds != Some(false));
    let offenders: Vec<_> = with_controls().filter(|(frame, holds)| is_off(frame) && holds.is_some()).collect();
    match (with_controls().count(), offenders.len()) {
        (0, _) => inapplicable(),
        (_, 0) if with_controls().any(|(frame, _)| is_off(frame)) => cannot_tell("What the frame holds is not known"),
        (checked, 0) => pass().with("checked", checked),
        (checked, count) => fail("Some frames with controls cannot be reached by Tab")
            .with("checked", checked)
            .with("count", count)
            .at_all(offenders.into_iter().map(|(frame, _)| *frame)),
    }
}
