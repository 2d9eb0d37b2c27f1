//! Telephone numbers in text that a word before them marks as such.
use super::search::positions;

/// Starts of words that stand before telephone numbers.
const LABELS: [&str; 13] =
    ["Tel", "tel", "TEL", "Tél", "tél", "Phone", "phone", "PHONE", "☎", "📞", "电话", "電話", "Тел"];
/// Most characters between the start of the label and the number.
const MAX_GAP: usize = 16;
/// Most characters of a number with its separators.
const MAX_NUMBER: usize = 30;
/// Most numbers that are read from a text.
const MAX_NUMBERS: usize = 100;

/// Returns the telephone numbers of a text that follow a word such as “Phone:” or “Tel.”, in no particular order.
pub fn labeled_phone_numbers(text: &str) -> Vec<&str> {
    let mut numbers = Vec::new();
    for label in LABELS {
        for start in positions(text, label) {
            let before = text.get(..start).unwrap_or_default().chars().next_back();
            if before.is_some_and(char::is_alphanumeric) && label.is_ascii() {
                continue;
            }
            numbers.extend(number_after(text.get(start + label.len()..).unwrap_or_default()));
            if numbers.len() >= MAX_NUMBERS {
                return numbers;
            }
        }
    }
    numbers
}

/// Returns the number that follows the start of a label, after the rest of the word and punctuation.
fn number_after(text: &str) -> Option<&str> {
    let is_gap = |character: &char| {
        character.is_alphabetic() || matches!(character, ' ' | '\u{a0}' | '.' | ':' | '：' | '–' | '\n' | '\t')
    };
    let gap: usize = text.chars().take(MAX_GAP).take_while(is_gap).map(char::len_utf8).sum();
    let rest = text.get(gap..)?;
    // “Telefax”, “phone book”, “telephone support since”: only words for the telephone itself may stand between.
    let words = text.get(..gap)?.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty());
    if !words.into_iter().all(|word| WORDS.contains(&word.to_lowercase().as_str())) {
        return None;
    }
    let is_part = |character: &char| {
        character.is_ascii_digit()
            || matches!(character, '+' | '(' | ')' | ' ' | '-' | '.' | '/' | '\u{a0}' | '–' | '‑')
    };
    let length: usize = rest.chars().take(MAX_NUMBER).take_while(is_part).map(char::len_utf8).sum();
    let number = rest.get(..length)?.trim_end_matches(|last: char| !last.is_ascii_digit());
    is_phone_number(number).then_some(number)
}

/// Words, or ends of words after a label, that may stand between the label and the number.
const WORDS: [&str; 27] = [
    "e",
    "éfono",
    "efon",
    "efone",
    "efono",
    "efoon",
    "ephone",
    "éphone",
    "us",
    "at",
    "on",
    "number",
    "no",
    "nr",
    "nummer",
    "num",
    "ph",
    "efonnummer",
    "ефон",
    "ephon",
    "call",
    "is",
    "s",
    "efonicznie",
    "efonnr",
    "número",
    "numéro",
];

fn is_phone_number(number: &str) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let begins =
        number.starts_with('+') || number.starts_with('0') || number.starts_with("(0") || number.starts_with("(+");
    let groups: Vec<usize> = number
        .split(|character: char| !character.is_ascii_digit())
        .map(str::len)
        .filter(|length| *length > 0)
        .collect();
    let is_american = matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4]);
    (8..=15).contains(&digits) && (begins && groups.len() > 1 || number.starts_with('+')) || is_american
}

#[cfg(test)]
mod tests {
    use super::labeled_phone_numbers;

    #[test]
    fn finds_labeled_numbers_only() {
        for (text, expected) in [
            ("Tel.: 030 / 123 45 67, Fax 030 1234568", vec!["030 / 123 45 67"]),
            ("Phone: (555) 123-4567.", vec!["(555) 123-4567"]),
            ("Telefon +49 (0)30 1234567", vec!["+49 (0)30 1234567"]),
            ("Teléfono: 0034 912 345 678", vec!["0034 912 345 678"]),
            ("Téléphone : 01 23 45 67 89", vec!["01 23 45 67 89"]),
            ("☎ 0123 456789", vec!["0123 456789"]),
            ("电话：+86 10 1234 5678", vec!["+86 10 1234 5678"]),
            ("Phone us at 020 7946 0000", vec!["020 7946 0000"]),
            ("Telefax: 030 1234567", vec![]),
            ("Hotel. 030 1234567", vec![]),
            ("phone 2024-11-21", vec![]),
            ("Phone: from 199.00 EUR", vec![]),
            ("The phone has 12 000 000 users", vec![]),
            ("phone 0123456789012345678", vec![]),
            ("Phone model 030 1234567", vec![]),
            ("telephone support since 2012 - 2014", vec![]),
        ] {
            assert_eq!(labeled_phone_numbers(text), expected, "{text}");
        }
    }
}
