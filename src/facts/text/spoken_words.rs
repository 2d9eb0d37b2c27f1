//! Words as people say them: texts that differ only in case and punctuation are equal.

/// Returns true if the words of a part are consecutive words of a text. Case and punctuation are ignored. Text in
/// brackets in the part is optional.
pub fn contains_words(text: &str, part: &str) -> bool {
    let is_run = |text: Vec<String>, part: Vec<String>| {
        part.is_empty() || text.windows(part.len()).any(|window| window == part.as_slice())
    };
    let has = |part: &str| {
        is_run(spoken_words(text), spoken_words(part)) || is_run(undivided_words(text), undivided_words(part))
    };
    has(part) || has(&without_brackets(part))
}

/// Returns the words in lower case. In scripts without spaces, each character is a word.
pub fn spoken_words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            '&' => spaced.push_str(" and "),
            // Thai and Lao; Burmese; Japanese and Chinese; Korean.
            '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => {
                spaced.extend([' ', character, ' ']);
            }
            _ if character.is_alphanumeric() => spaced.push(character),
            _ => spaced.push(' '),
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

/// Returns the words, which punctuation does not divide.
fn undivided_words(text: &str) -> Vec<String> {
    let bare: String =
        text.chars().filter(|character| character.is_alphanumeric() || character.is_whitespace()).collect();
    spoken_words(&bare)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let is_outside = |character: &char| {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(is_outside).collect()
}

#[cfg(test)]
mod tests {
    use super::contains_words;

    #[test]
    fn ignores_case_punctuation_and_brackets() {
        for (text, part) in [
            ("Next page in the list", "Next Page"),
            ("Terms and conditions", "Terms & Conditions…"),
            ("点击搜索按钮", "搜索"),
            ("Cart", "Cart (3)"),
            ("e-mail", "email"),
            ("anything", "***"),
        ] {
            assert!(contains_words(text, part), "{part} in {text}");
        }
        for (text, part) in [("Discover Italy", "Discover It"), ("20 21", "2021"), ("WCAG", "ACT rules")] {
            assert!(!contains_words(text, part), "{part} in {text}");
        }
    }
}
