//! The words that tell what a page is, in English, French, German and Spanish.
use crate::model::Category;
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Lines of `at kind/under whole within: words`, as [`Row`] explains them; the words are spelt as
/// [`super::words::plain`] spells them. A word may stand in several lines.
const LINES: &str = include_str!("vocabulary.txt");

/// Where words are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// In hosts and paths.
    Path,
    /// In titles and headings.
    Text,
}

/// What words speak for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Where they do; none where they do everywhere.
    at: Option<At>,
    /// What the page is that has one of them.
    pub(super) kind: Category,
    /// What the pages below it are.
    pub(super) under: Category,
    /// The points where nothing else stands in the segment or title.
    pub(super) whole: u32,
    /// The points where other words stand beside.
    pub(super) within: u32,
}

impl Row {
    fn read(line: &str) -> Option<Self> {
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
            kind: category(kind)?,
            under: category(under)?,
            whole: parts.next()?.parse().ok()?,
            within: parts.next()?.parse().ok()?,
        };
        parts.next().is_none().then_some(row)
    }

    /// Whether it counts there.
    pub(super) fn fits(&self, at: At) -> bool {
        self.at.is_none_or(|each| each == at)
    }
}

fn category(word: &str) -> Option<Category> {
    Category::deserialize(StrDeserializer::<Error>::new(word)).ok()
}

/// Lines with their words; none where a line is put together wrongly.
fn rows() -> impl Iterator<Item = Option<(Row, &'static str)>> {
    let lines = LINES.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(": ").and_then(|(row, words)| Some((Row::read(row)?, words))))
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

/// Whether the vocabulary has this word, wherever it counts.
pub(super) fn is_known(word: &str) -> bool {
    TABLE.contains_key(word)
}

/// What the word speaks for there.
pub(super) fn look_up(word: &str, at: At) -> impl Iterator<Item = &'static Row> {
    TABLE.get(word).into_iter().flatten().filter(move |row| row.fits(at))
}

#[cfg(test)]
mod tests {
    use super::super::words::{LONGEST_PHRASE, plain};
    use super::rows;

    #[test]
    fn every_line_is_read_and_spelt_as_texts_are() {
        for row in rows() {
            let (_, words) = row.unwrap();
            for word in words.split(' ') {
                assert_eq!(word, plain(word));
                assert!(word.split('-').count() <= LONGEST_PHRASE, "{word}");
            }
        }
    }
}
