//! Finds the values of structured data in the text of a page.
use super::Item;

impl Item<'_> {
    /// Returns true if the value or the count of a rating is written in a text: `4.5`, `4,5`, `1,234` or `1.234`.
    pub fn is_written_in(self, text: &str) -> bool {
        let counts = ["ratingCount", "reviewCount"].into_iter().filter_map(|name| self.number(name));
        let counts = counts.filter(|count| (1.0..1e9).contains(count)).flat_map(count_forms);
        let value = self.number("ratingValue").filter(|value| (0.0..1e6).contains(value));
        counts.chain(value.into_iter().flat_map(value_forms)).any(|form| has_number(text, &form))
    }
}

/// Returns the forms in which people write a value: with one or two decimals, with a point or a comma.
fn value_forms(value: f64) -> Vec<String> {
    let down = (value * 10.0).floor() / 10.0;
    let mut forms = vec![format!("{value:.1}"), format!("{down:.1}"), format!("{value:.2}")];
    // A whole number says little by itself.
    if value.fract() == 0.0 {
        forms.extend(
            ["/", " / ", " of ", " out of ", " von ", " sur ", " de ", " su ", " van ", " z "]
                .map(|of| format!("{value:.0}{of}")),
        );
    } else {
        forms.push(format!("{value}"));
    }
    let with_comma: Vec<String> = forms.iter().map(|form| form.replace('.', ",")).collect();
    forms.extend(with_comma);
    forms
}

/// Returns the forms in which people write a count: `1234`, `1,234`, `1.234`, `1 234`.
fn count_forms(count: f64) -> Vec<String> {
    let plain = format!("{count:.0}");
    let grouped = |separator: char| {
        let first = plain.len() % 3;
        plain.chars().enumerate().fold(String::new(), |mut grouped, (index, digit)| {
            if index > 0 && index % 3 == first {
                grouped.push(separator);
            }
            grouped.push(digit);
            grouped
        })
    };
    let mut forms: Vec<String> = [',', '.', ' ', '\u{a0}', '\u{202f}', '’', '\''].into_iter().map(grouped).collect();
    forms.push(plain);
    forms
}

/// Returns true if a text contains a number that is not part of a longer number.
fn has_number(text: &str, number: &str) -> bool {
    let is_digit = |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
    text.match_indices(number).any(|(start, _)| {
        let before = text.get(..start).unwrap_or_default().chars().next_back();
        let after = text.get(start + number.len()..).unwrap_or_default().chars().next();
        !is_digit(before) && (!is_digit(after) || !number.ends_with(|last: char| last.is_ascii_digit()))
    })
}
