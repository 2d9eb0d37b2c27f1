//! Dates in the formats of HTTP, email and ISO 8601, to the day.

/// Returns the days from 1970-01-01 to the date at the start of a text. Times and time zones are ignored.
pub fn day_of(text: &str) -> Option<i64> {
    let words: Vec<&str> = text
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(12)
        .collect();
    let number = |index: usize| words.get(index).and_then(|word| word.parse::<i64>().ok());
    let is_year = |index: usize| words.get(index).is_some_and(|word| word.len() == 4) && number(index).is_some();
    if is_year(0) {
        // `2026-01-02`, which T and a time may follow directly.
        let day = words.get(2)?.get(..2)?.parse().ok()?;
        return days(number(0)?, number(1)?, day);
    }
    let index = words.iter().position(|word| month(word).is_some()).filter(|index| *index <= 2)?;
    let month = month(words.get(index)?)?;
    // `25 Jun 2010`, `25-Aug-2007` or `Jun 25 08:49:37 2010`.
    if let Some(day) = index.checked_sub(1).and_then(number) {
        return days(full_year(words.get(index + 1)?)?, month, day);
    }
    let year = (index + 2..words.len()).rev().find(|index| is_year(*index))?;
    days(number(year)?, month, number(index + 1)?)
}

fn full_year(word: &str) -> Option<i64> {
    let year: i64 = word.parse().ok()?;
    match word.len() {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn month(word: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = word.get(..3)?.to_ascii_lowercase();
    (MONTHS.iter().position(|month| *month == start)? + 1).try_into().ok()
}

/// Returns the days since 1970-01-01. `None` if a number is out of range.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some(super::iso8601::days(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_formats() {
        for (text, day) in [
            ("1970-01-01", 0),
            ("2000-03-01", 11_017),
            ("2026-11-21T08:49:37Z", 20_778),
            ("20 Nov 2026 15:00:00 PST", 20_777),
            ("Sat, 21 Nov 2026 08:49:37 GMT", 20_778),
            ("Saturday, 21-Nov-26 08:49:37 GMT", 20_778),
            ("Sat Nov 21 08:49:37 2026", 20_778),
            ("21-November-2026", 20_778),
        ] {
            assert_eq!(day_of(text), Some(day), "{text}");
        }
        for text in ["", "soon", "2026", "2026-13-01", "40 Jan 2026", "Jan", "1 Jan é", "2026-01-é"] {
            assert_eq!(day_of(text), None, "{text}");
        }
    }
}
