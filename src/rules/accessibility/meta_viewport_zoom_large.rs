//! Who sees very little zooms in far.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.meta-viewport-zoom-large",
    title: "The viewport lets people zoom to five times the size",
    failure_title: "",
    severity: Minor,
    why: "People with very low vision need three to five times the size. Where browsers heed the limit, they cannot get \
        there.",
    fix: "Leave `maximum-scale` out: `<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">`.",
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

/// Below this another rule speaks.
const LEAST: f64 = 2.0;
const NEEDED: f64 = 5.0;

fn check(page: &PageFacts) -> Verdict {
    let zoom = page.zoom().filter(|zoom| !zoom.is_forbidden);
    let largest = zoom.and_then(|zoom| Some((zoom.element, zoom.largest.filter(|scale| *scale >= LEAST)?)));
    let Some((element, scale)) = largest else { return inapplicable() };
    if scale >= NEEDED {
        return pass();
    }
    fail(format!("The viewport stops zooming at {} %", (scale * 100.0).round())).at(element)
}
