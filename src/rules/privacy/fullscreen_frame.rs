//! A frame of another party that covers the page can imitate a sign-in dialog.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.fullscreen-frame",
    title: "No frame of another party covers the whole page",
    failure_title: "A frame of another party covers the whole page",
    severity: Info,
    why: "Everything that visitors see and type belongs to the other party, while the address bar shows this site. \
          Injected code uses such frames for false sign-in dialogs and advertisements.",
    fix: "Check that the frame is yours. If it is, give it a place in the page instead of `position: fixed`, or link \
          to the other page.",
    references: &[
        Url("https://owasp.org/www-community/attacks/Cross_Frame_Scripting"),
        Url("https://cheatsheetseries.owasp.org/cheatsheets/Clickjacking_Defense_Cheat_Sheet.html"),
    ],
    examples: &[
        Pass("<iframe src=https://video.test/1 width=640 height=360></iframe>"),
        Pass(
            "<iframe src=https://chat.test/ style='position:fixed;bottom:0;right:0;width:400px;height:600px'></iframe>",
        ),
        Pass("<iframe src=https://t.test/ style='display:none;position:fixed;width:100%;height:100%'></iframe>"),
        Pass("<iframe src=/app style='position:fixed;inset:0;width:100%;height:100%'></iframe>"),
        Fail(
            "<iframe src=https://login.test/ style='position:fixed;top:0;left:0;width:100%;height:100%;border:0'></iframe>",
        ),
        Fail("<iframe src=https://login.test/ style='position: fixed; width: 100vw; height: 100vh'></iframe>"),
        Inapplicable("<p>No frame"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_full = |frame: Element<'_>, property: &str, units: &[&str]| {
        frame
            .declared(property)
            .and_then(Declaration::number)
            .is_some_and(|(value, unit)| value >= 100.0 && units.iter().any(|full| unit.eq_ignore_ascii_case(full)))
    };
    let covers = |frame: Element<'_>| {
        frame.declared("position").is_some_and(|position| position.is_word("fixed"))
            && is_full(frame, "width", &["%", "vw"])
            && is_full(frame, "height", &["%", "vh"])
            && !frame.is_hidden()
    };
    let frames = page.resources().iter().filter(|resource| resource.kind == ResourceKind::Frame);
    let (mut checked, mut found) = (0, Vec::new());
    for frame in frames {
        checked += 1;
        let element = frame.element(&page.document).filter(|_| page.is_third_party(&frame.url));
        found.extend(element.filter(|frame| covers(*frame)));
    }
    match (checked, found.len()) {
        (0, _) => inapplicable(),
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail("A frame of another party covers the whole page").with("count", count).at_all(found),
    }
}
