//! Words that tell the kind of a page, in English, French, German and Spanish.
use crate::model::Category;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Lines of `at kind/under whole within: words`; [`Row`] explains the fields. The words are in the form that
/// [`super::words::plain`] returns. A word may be in several lines.
const LINES: &str = include_str!("vocabulary.txt");

/// Location of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// In the host or the path.
    Path,
    /// In the title or a heading.
    Text,
}

/// Meaning of the words in one line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Location where the words count; `None` for every location.
    at: Option<At>,
    /// Kind of a page that has one of the words.
    pub(super) kind: Category,
    /// Kind of the pages below such a page.
    pub(super) under: Category,
    /// Points if the segment or title consists of the word alone.
    pub(super) whole: u32,
    /// Points if there are other words.
    pub(super) within: u32,
}

impl Row {
    /// Parses the part of a line before the colon.
    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.split(' ');
        let at = match parts.next()? {
            "path" => Some(At::Path),
            "text" => Some(At::Text),
            "any" => None,
            _ => return None,
        };
        let kinds = parts.next()?;
        let (kind, under) = kinds.split_once('/').unwrap_or((kinds, kinds));
        let row = Self {
            at,
            kind: kind.parse().ok()?,
            under: under.parse().ok()?,
            whole: parts.next()?.parse().ok()?,
            within: parts.next()?.parse().ok()?,
        };
        parts.next().is_none().then_some(row)
    }

    /// Returns true if the words count at this location.
    pub(super) fn fits(&self, at: At) -> bool {
        self.at.is_none_or(|only| only == at)
    }
}

/// Returns the rows with their words; `None` for a malformed line, which a test rules out.
fn rows() -> impl Iterator<Item = Option<(Row, &'static str)>> {
    let lines = LINES.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(": ").and_then(|(row, words)| Some((Row::parse(row)?, words))))
}

type Table = HashMap<&'static str, Vec<Row>, foldhash::fast::FixedState>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (row, words) in rows().flatten() {
        for word in words.split(' ') {
            table.entry(word).or_default().push(row);
        }
    }
    table
});

/// Returns true if the vocabulary has this word, at any location.
pub(super) fn is_known(word: &str) -> bool {
    TABLE.contains_key(word)
}

/// Returns the rows of a word that count at this location.
pub(super) fn look_up(word: &str, at: At) -> impl Iterator<Item = &'static Row> {
    TABLE.get(word).into_iter().flatten().filter(move |row| row.fits(at))
}

#[cfg(test)]
mod tests {
    use super::super::words::{MAX_PHRASE_WORDS, plain};
    use super::rows;

    #[test]
    fn every_line_is_valid_and_in_plain_form() {
        for row in rows() {
            let (_, words) = row.unwrap();
            for word in words.split(' ') {
                assert_eq!(word, plain(word));
                assert!(word.split('-').count() <= MAX_PHRASE_WORDS, "{word}");
            }
        }
    }
}
