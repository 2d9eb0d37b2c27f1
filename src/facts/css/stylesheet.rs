//! Searching the text of inline style sheets.
use crate::facts::text::{after_each, find};

/// Returns a style sheet with a space in place of each comment.
pub fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = find(rest, "/*").and_then(|start| rest.split_at_checked(start)) {
        kept.push_str(before);
        kept.push(' ');
        let end = comment.get(2..).and_then(|inside| find(inside, "*/"));
        rest = end.and_then(|end| comment.get(end + 4..)).unwrap_or_default();
    }
    kept.push_str(rest);
    kept
}

/// Returns true if a style sheet has this at-rule, such as `@import`, outside comments.
pub fn has_at_rule(css: &str, rule: &str) -> bool {
    let is_rule = |css: &str, start: usize| {
        css.get(start..start + rule.len()).is_some_and(|name| name.eq_ignore_ascii_case(rule))
    };
    let has = |css: &str| memchr::memchr_iter(b'@', css.as_bytes()).any(|start| is_rule(css, start));
    has(css) && has(&without_comments(css))
}

/// Returns the declarations of each `@font-face` rule of a style sheet, in lower case.
pub fn font_faces(css: &str) -> Vec<String> {
    let css = without_comments(css).to_ascii_lowercase();
    after_each(&css, "@font-face")
        .filter_map(|rule| Some(rule.split_once('{')?.1.split('}').next()?.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_comments_at_rules_and_font_faces() {
        assert_eq!(without_comments("a/*b*/c/*d"), "a c ");
        assert!(has_at_rule("p{} @Import 'a'", "@import") && !has_at_rule("/*@import*/ import", "@import"));
        assert_eq!(
            font_faces("/* @font-face{} */ @FONT-FACE { src: url(a) } p{} @font-face{x}"),
            [" src: url(a) ", "x"]
        );
    }
}
