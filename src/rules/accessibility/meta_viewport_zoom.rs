//! People with low vision must be able to zoom.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.meta-viewport-zoom",
    title: "The viewport lets people zoom to twice the size",
    failure_title: "",
    severity: Major,
    why: "People with low vision zoom in to read. Where browsers heed the limit, the text stays too small for them.",
    fix: "Leave `user-scalable` and `maximum-scale` out: \
        `<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">`.",
    references: &[Wcag("1.4.4"), Act("b4f0c3"), Url("https://drafts.csswg.org/css-viewport/#viewport-meta")],
    examples: &[
        Pass(r#"<meta name="viewport" content="width=device-width, maximum-scale=5">"#),
        Pass(r#"<meta name="viewport" content="user-scalable=yes">"#),
        Pass(r#"<meta name="viewport" content="maximum-scale=-1">"#),
        Fail(r#"<meta name="viewport" content="width=device-width, user-scalable=no">"#),
        Fail(r#"<meta name="viewport" content="width=device-width; maximum-scale = 1.0">"#),
        Fail(r#"<meta name="viewport" content="maximum-scale=yes">"#),
        Inapplicable(r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

/// What people must be able to reach: 200 %.
const NEEDED: f64 = 2.0;

fn check(page: &PageFacts) -> Verdict {
    let Some(zoom) = page.zoom() else { return inapplicable() };
    if zoom.is_forbidden {
        return fail("The viewport forbids zooming").at(zoom.element);
    }
    match zoom.largest {
        Some(scale) if scale < NEEDED => {
            fail(format!("The viewport stops zooming at {} %", (scale * 100.0).round())).at(zoom.element)
        }
        _ => pass(),
    }
}
