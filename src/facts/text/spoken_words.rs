//! Words as people say them: what is written differently may sound the same.

/// Whether the words of a part follow one another among the words of a text. Capitals and punctuation are not heard,
/// and neither is what stands in brackets in the part, unless it is in the text too.
pub fn contains_words(text: &str, part: &str) -> bool {
    let follow = |text: Vec<String>, part: Vec<String>| {
        part.is_empty() || text.windows(part.len()).any(|window| window == part.as_slice())
    };
    let holds = |part: &str| {
        follow(spoken_words(text), spoken_words(part)) || follow(undivided_words(text), undivided_words(part))
    };
    holds(part) || holds(&without_brackets(part))
}

/// The words in lower case. Of scripts without spaces each character is one.
pub fn spoken_words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len());
    for each in text.chars().flat_map(char::to_lowercase) {
        match each {
            '&' => spaced.push_str(" and "),
            // Thai and Lao, Burmese, Japanese and Chinese, Korean.
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
fn undivided_words(text: &str) -> Vec<String> {
    let bare: String = text.chars().filter(|each| each.is_alphanumeric() || each.is_whitespace()).collect();
    spoken_words(&bare)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let is_outside = |each: &char| {
        match each {
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
    fn words_are_compared_as_they_sound() {
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
