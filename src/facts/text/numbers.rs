//! Numbers that are written for people instead of programs: `4,5`, `1,299.00 €`.

/// Describes the fault of a text that should be a plain number such as `1299.00`, and the correct form if it is known. `None`
/// if the text is a plain number.
pub fn number_fault(text: &str) -> Option<String> {
    let text = text.trim();
    if text.parse::<f64>().is_ok_and(f64::is_finite) {
        return None;
    }
    let is_part = |character: char| {
        character.is_ascii_digit() || matches!(character, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}')
    };
    let start = text.find(|character: char| character.is_ascii_digit());
    let Some(rest) = start.and_then(|start| text.get(start..)) else { return Some("is not a number".to_owned()) };
    let end = rest.find(|character: char| !is_part(character)).unwrap_or(rest.len());
    let number = rest.get(..end).unwrap_or_default().trim_end_matches(|character: char| !character.is_ascii_digit());
    let before = start.and_then(|start| text.get(..start)).unwrap_or_default();
    let after = rest.get(number.len()..).unwrap_or_default();
    if after.contains(|character: char| character.is_ascii_digit()) {
        return Some("is not one number".to_owned());
    }
    let has_more = !before.trim_matches(['+', '-', ' ']).is_empty() || !after.trim().is_empty();
    let (plain, mark) = plain_number(number);
    let sign = if before.trim_end().ends_with('-') { "-" } else { "" };
    let mut faults: Vec<&str> = mark.into_iter().collect();
    if has_more {
        faults.push("more than the number");
    }
    match (plain, faults.as_slice()) {
        (Some(plain), []) => Some(format!("is not a plain number: write `{sign}{plain}`")),
        (Some(plain), faults) => Some(format!("contains {}: write `{sign}{plain}`", faults.join(" and "))),
        (None, _) => Some("contains a comma or point that may separate decimals or thousands".to_owned()),
    }
}

/// Returns the plain form of digits with separators, and the separator that is at fault. `None` for `1,234`, which may be
/// one or a thousand.
fn plain_number(number: &str) -> (Option<String>, Option<&'static str>) {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_grouped = |text: &str| text.contains(|character: char| !character.is_ascii_digit());
    let points = number.matches('.').count();
    let commas = number.matches(',').count();
    let last = number.rfind(['.', ',']);
    let decimals = last.map_or(0, |index| number.len() - index - 1);
    let whole = last.and_then(|index| number.get(..index)).unwrap_or(number);
    let fraction = last.and_then(|index| number.get(index + 1..)).unwrap_or_default();
    let joined = || Some(format!("{}.{fraction}", digits(whole)));
    match (points, commas) {
        (0, 0) => (Some(digits(number)), is_grouped(number).then_some("a thousands separator")),
        (1, 0) if is_grouped(whole) => (joined(), Some("a thousands separator")),
        (1, 0) => (Some(number.to_owned()), None),
        (0, 1) if decimals != 3 => (joined(), Some("a decimal comma")),
        (0, 1) => (None, None),
        (1, 1..) | (1.., 1)
            if last.is_some_and(|index| number.get(index..).is_some_and(|rest| rest.starts_with(','))) =>
        {
            (joined(), Some("a decimal comma"))
        }
        (1, _) => (joined(), Some("a thousands separator")),
        (0, _) | (_, 0) => (Some(digits(number)), Some("a thousands separator")),
        _ => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::number_fault;

    #[test]
    fn names_the_fault_of_a_number() {
        for text in ["4", "4.5", "-1", " 1299.00 ", "1e3", ".5"] {
            assert_eq!(number_fault(text), None, "{text}");
        }
        for (text, fault) in [
            ("4,5", "contains a decimal comma: write `4.5`"),
            ("12,50 €", "contains a decimal comma and more than the number: write `12.50`"),
            ("€ 12.50", "contains more than the number: write `12.50`"),
            ("-4,5", "contains a decimal comma: write `-4.5`"),
            ("1.299,00", "contains a decimal comma: write `1299.00`"),
            ("1,299.00", "contains a thousands separator: write `1299.00`"),
            ("1 299", "contains a thousands separator: write `1299`"),
            ("1'299.50 CHF", "contains a thousands separator and more than the number: write `1299.50`"),
            ("1.299.000", "contains a thousands separator: write `1299000`"),
            ("1,234,567", "contains a thousands separator: write `1234567`"),
            ("1,234", "contains a comma or point that may separate decimals or thousands"),
            ("10 - 20", "is not one number"),
            ("4.5/5", "is not one number"),
            ("free", "is not a number"),
            ("", "is not a number"),
            ("NaN", "is not a number"),
            ("inf", "is not a number"),
        ] {
            assert_eq!(number_fault(text).as_deref(), Some(fault), "{text}");
        }
    }
}
