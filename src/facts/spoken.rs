//! Words as people say them.

/// Whether the words of a label follow one another among the words of a name.
pub fn is_said_in(name: &str, label: &str) -> bool {
    let follow = |name: Vec<String>, label: Vec<String>| {
        label.is_empty() || name.windows(label.len()).any(|window| window == label.as_slice())
    };
    follow(spoken_words(name), spoken_words(label)) || follow(bare_words(name), bare_words(label))
}

/// The words in lower case; scripts without spaces give one for each character.
pub fn spoken_words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len());
    for each in text.chars().flat_map(char::to_lowercase) {
        match each {
            '&' => spaced.push_str(" and "),
            '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => {
                spaced.extend([' ', each, ' ']);
            }
            _ if each.is_alphanumeric() => spaced.push(each),
            _ => spaced.push(' '),
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

/// The words, where punctuation divides none.
fn bare_words(text: &str) -> Vec<String> {
    spoken_words(&text.chars().filter(|each| each.is_alphanumeric() || each.is_whitespace()).collect::<String>())
}

/// The text without what stands in round or square brackets.
pub fn without_brackets(text: &str) -> String {
    let (mut depth, mut kept) = (0_u32, String::new());
    for each in text.chars() {
        match each {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(each),
            _ => {}
        }
    }
    kept
}
