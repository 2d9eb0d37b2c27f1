//! The width of a text on a line.

/// Returns the width of a text in columns: 2 for each Chinese, Japanese and Korean character, 1 for all others. That is
/// also about what they say: a limit of 60 characters for English is one of 30 for Chinese.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(|character| 1 + usize::from(is_wide(character))).sum() }
}

/// Returns true for characters of double width (Unicode Standard Annex 11).
const fn is_wide(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn characters_of_east_asia_are_wide() {
        for (text, columns) in
            [("", 0), ("Cats", 4), ("Käse", 4), ("猫とネコ", 8), ("ﾈｺ", 2), ("고양이", 6), ("！a", 3)]
        {
            assert_eq!(width(text), columns, "{text}");
        }
    }
}
