//! Text of inline style sheets, as far as rules ask for it.

/// A style sheet without its comments.
pub fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        kept.push(' ');
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// Whether a style sheet has this at-rule (`@import`), comments aside.
pub fn has_at_rule(css: &str, rule: &str) -> bool {
    let is_here = |css: &str, at: usize| css.get(at..at + rule.len()).is_some_and(|it| it.eq_ignore_ascii_case(rule));
    let has = |css: &str| memchr::memchr_iter(b'@', css.as_bytes()).any(|at| is_here(css, at));
    has(css) && has(&without_comments(css))
}

/// The declarations of every `@font-face` of a style sheet.
pub fn font_faces(css: &str) -> Vec<String> {
    let css = without_comments(css).to_ascii_lowercase();
    css.split("@font-face")
        .skip(1)
        .filter_map(|rule| Some(rule.split_once('{')?.1.split('}').next()?.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_style_sheets() {
        assert_eq!(without_comments("a/*b*/c/*d"), "a c ");
        assert!(has_at_rule("p{} @Import 'a'", "@import") && !has_at_rule("/*@import*/ import", "@import"));
        assert_eq!(
            font_faces("/* @font-face{} */ @FONT-FACE { src: url(a) } p{} @font-face{x}"),
            [" src: url(a) ", "x"]
        );
    }
}
