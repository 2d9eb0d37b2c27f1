//! A frame that Tab passes by keeps what is in it from people without a mouse.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.iframe-negative-tabindex",
    title: "Frames with controls can be reached by Tab",
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
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_off = |frame: Element<'_>| frame.tab_index().is_some_and(|index| index < 0);
    let holds_controls = |frame: Element<'_>| {
        let inside = page.page_in(frame);
        inside.map(|inside| inside.document.elements().any(|each| inside.is_tab_stop(each)))
    };
    let frames =
        page.all("iframe").filter(|frame| page.is_focusable(*frame) && (is_off(*frame) || frame.has("srcdoc")));
    let frames = frames.filter(|frame| holds_controls(*frame) != Some(false));
    let is_open = |frame: Element<'_>| if is_off(frame) { holds_controls(frame).map(|_| false) } else { Some(true) };
    each_tells(frames, is_open, "Some frames with controls cannot be reached by Tab")
}
