//! Parses `meta` refresh and the `Refresh` header (HTML standard 4.2.5.3).
use super::PageFacts;
use crate::facts::html::Element;

impl PageFacts {
    /// Returns the first valid `meta` refresh and its delay in seconds.
    pub fn refresh(&self) -> Option<(Element<'_>, u32)> {
        let metas = self
            .all("meta")
            .filter(|meta| meta.get("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("refresh")));
        metas.filter_map(|meta| Some((meta, refresh(meta.get("content")?)?.0))).next()
    }
}

/// Parses a refresh: its delay in seconds and its target URL, `None` if it reloads the same page. Returns `None` if
/// browsers ignore it.
pub fn refresh(content: &str) -> Option<(u32, Option<&str>)> {
    let content = content.trim_ascii_start();
    let end = content.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(content.len());
    let (digits, rest) = content.split_at_checked(end)?;
    if digits.is_empty() && !rest.starts_with('.') {
        return None;
    }
    let seconds = if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u32::MAX) };
    let rest = rest.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.');
    let is_separator = |character: char| character.is_ascii_whitespace() || matches!(character, ';' | ',');
    if !rest.is_empty() && !rest.starts_with(is_separator) {
        return None;
    }
    let rest = rest.trim_start();
    let rest = rest.strip_prefix([';', ',']).unwrap_or(rest).trim_start();
    let target = match rest.get(..3).filter(|start| start.eq_ignore_ascii_case("url")) {
        Some(_) => rest.get(3..).and_then(|rest| rest.trim_start().strip_prefix('=')).map_or(rest, str::trim_start),
        None => rest,
    };
    let target = match target.chars().next() {
        Some(quote @ ('"' | '\'')) => target.get(1..).and_then(|rest| rest.split(quote).next()).unwrap_or_default(),
        _ => target,
    };
    Some((seconds, Some(target.trim()).filter(|target| !target.is_empty())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_as_browsers_do() {
        for (content, expected) in [
            ("5", Some((5, None))),
            (" 0;url=/a ", Some((0, Some("/a")))),
            ("0.5; URL = '/a b' x", Some((0, Some("/a b")))),
            ("3,https://a.b/", Some((3, Some("https://a.b/")))),
            ("1 /a", Some((1, Some("/a")))),
            ("99999999999", Some((u32::MAX, None))),
            ("30.9;/", Some((30, Some("/")))),
            (".5", Some((0, None))),
            ("7 /", Some((7, Some("/")))),
            ("0: /", None),
            ("-00.12 foo", None),
            ("; 30", None),
            ("+72001; /", None),
            ("5x", None),
            ("url=/a", None),
            ("", None),
            ("0;url=\"é", Some((0, Some("é")))),
        ] {
            assert_eq!(refresh(content), expected, "{content}");
        }
    }
}
