//! Users with low vision must be able to zoom to 200%.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.meta-viewport-zoom",
    title: "The viewport allows zooming to 200%",
    failure_title: "The viewport prevents zooming to 200%",
    severity: Major,
    why: "Users with low vision zoom in to read. In browsers that apply the limit, the text stays too small for them.",
    fix: "Remove `user-scalable` and `maximum-scale`: \
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

/// The zoom factor that users must be able to reach: 200%.
const MIN_ZOOM: f64 = 2.0;

fn check(page: &PageFacts) -> Verdict {
    let Some(zoom) = page.zoom() else { return inapplicable() };
    if zoom.is_forbidden {
        return fail("The viewport disables zooming").at(zoom.element);
    }
    match zoom.largest {
        Some(scale) if scale < MIN_ZOOM => {
            fail(format!("The viewport limits zooming to {}%", (scale * 100.0).round())).at(zoom.element)
        }
        _ => pass(),
    }
}
