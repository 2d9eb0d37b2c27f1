//! Users with very low vision must be able to zoom to 500%.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.meta-viewport-zoom-large",
    title: "The viewport allows zooming to 500%",
    failure_title: "The viewport prevents zooming to 500%",
    severity: Minor,
    why: "Users with very low vision need three to five times the normal size. In browsers that apply the limit, they \
        cannot zoom in far enough.",
    fix: "Remove `maximum-scale`: `<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">`.",
    references: &[
        Wcag("1.4.4"),
        Url("https://drafts.csswg.org/css-viewport/#viewport-meta"),
        Url("https://dequeuniversity.com/rules/axe/4.10/meta-viewport-large"),
    ],
    examples: &[
        Pass(r#"<meta name="viewport" content="width=device-width, maximum-scale=5">"#),
        Fail(r#"<meta name="viewport" content="width=device-width, maximum-scale=3">"#),
        Inapplicable(r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#),
        Inapplicable(r#"<meta name="viewport" content="width=device-width, maximum-scale=1">"#),
        Inapplicable(r#"<meta name="viewport" content="maximum-scale=3, user-scalable=no">"#),
    ],
    check: Page(check),
};

/// Lower limits are reported by `meta-viewport-zoom`.
const LOWEST_CHECKED_ZOOM: f64 = 2.0;
/// The zoom factor that users must be able to reach: 500%.
const MIN_ZOOM: f64 = 5.0;

fn check(page: &PageFacts) -> Verdict {
    let zoom = page.zoom().filter(|zoom| !zoom.is_forbidden);
    let largest =
        zoom.and_then(|zoom| Some((zoom.element, zoom.largest.filter(|scale| *scale >= LOWEST_CHECKED_ZOOM)?)));
    let Some((element, scale)) = largest else { return inapplicable() };
    if scale >= MIN_ZOOM {
        return pass();
    }
    fail(format!("The viewport limits zooming to {}%", (scale * 100.0).round())).at(element)
}
