//! Reads fields of a delivery's body, whose form nothing guarantees.
use serde_json::{Map, Value};

/// Returns the text at a path such as `deployment.sha`; `None` if it is absent, empty or no text.
pub(super) fn text<'a>(payload: &'a Map<String, Value>, path: &str) -> Option<&'a str> {
    at(payload, path)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// Returns the text or whole number at a path, as text.
pub(super) fn id(payload: &Map<String, Value>, path: &str) -> Option<String> {
    match at(payload, path)? {
        Value::Number(number) => Some(number.to_string()),
        _ => text(payload, path).map(str::to_owned),
    }
}

/// Returns the value at a path.
pub(super) fn at<'a>(payload: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut names = path.split('.');
    let first = payload.get(names.next()?)?;
    names.try_fold(first, |value, name| value.get(name))
}

/// Returns the first text at one of these paths.
pub(super) fn first<'a>(payload: &'a Map<String, Value>, paths: &[&str]) -> Option<&'a str> {
    paths.iter().find_map(|path| text(payload, path))
}
