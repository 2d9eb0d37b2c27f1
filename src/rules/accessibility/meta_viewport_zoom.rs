//! People with low vision must be able to zoom.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.meta-viewport-zoom",
    title: "The viewport lets people zoom to twice the size",
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
    // Of several viewports browsers use the last.
    let Some(meta) = page.all("meta").rfind(|meta| meta.attr_is("name", "viewport")) else {
        return inapplicable();
    };
    let content = meta.get("content").unwrap_or_default().to_ascii_lowercase();
    let (largest, scalable) = (value_of(&content, "maximum-scale"), value_of(&content, "user-scalable"));
    if scalable.is_some_and(|value| !lets_scale(&value)) {
        return fail("The viewport forbids zooming").at(meta);
    }
    match largest.as_deref().and_then(scale) {
        Some(scale) if scale < NEEDED => {
            fail(format!("The viewport stops zooming at {} %", (scale * 100.0).round())).at(meta)
        }
        None if !content.contains("maximum-scale") && !content.contains("user-scalable") => inapplicable(),
        _ => pass(),
    }
}

/// The last value of a property that is not empty.
fn value_of(content: &str, property: &str) -> Option<String> {
    let spaced = content.replace('=', " = ").replace([',', ';'], " ; ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let is_value =
        |window: &&[&str]| matches!(window, [name, "=", value] if *name == property && !matches!(*value, ";" | "="));
    words.windows(3).rfind(is_value).and_then(|window| window.last()).map(|value| (*value).to_owned())
}

/// The scale that a value stands for; none where browsers drop it.
fn scale(value: &str) -> Option<f64> {
    match value {
        "yes" => Some(1.0),
        "device-width" | "device-height" => Some(10.0),
        _ => number(value).or(Some(0.1)).filter(|scale| *scale >= 0.0),
    }
}

fn lets_scale(value: &str) -> bool {
    matches!(value, "yes" | "device-width" | "device-height") || number(value).is_some_and(|number| number.abs() >= 1.0)
}

/// The number at the beginning.
fn number(value: &str) -> Option<f64> {
    let end =
        value.find(|each: char| !(each.is_ascii_digit() || matches!(each, '.' | '-' | '+'))).unwrap_or(value.len());
    value.get(..end)?.parse().ok()
}
