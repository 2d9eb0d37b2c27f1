//! html5ever: our documents have the same elements with the same parents, attributes and text.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "an unexpected tree fails the suite")]
mod generator;
mod key_facts;
mod trees;

use super::data_path;
use generator::Random;
use key_facts::KeyFacts;
use libtest_mimic::Failed;
use sitegauge::facts::{self, Extractor, MAX_BODY};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use trees::Row;

const SEED: u64 = 20_261_121;
const GENERATED: usize = 4_000;
/// The most real documents that are compared; of more, an evenly spaced sample is taken.
const MAX_REAL: usize = 500;
/// The sizes of real documents, in bytes.
const REAL_SIZES: std::ops::Range<u64> = 4 << 10..2 << 20;

/// The known reasons for which a document may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Exception {
    /// The standard moves content that is misplaced in a table in front of the table. We do not move elements: they are
    /// the same elements in another order.
    FosterParenting,
    /// lol_html counts tags to decide whether it is in SVG or MathML, and so whether `<style>` begins raw text. Its
    /// count is wrong after unclosed tags, and after tags that have another meaning in their context.
    RawTextAfterForeign,
    /// html5ever omits the MathML and SVG elements from the standard's category "special".
    SpecialForeignElement,
    /// In a template that contains table parts, html5ever does not end `thead` at the next part, and does not treat
    /// white space directly in the template as white space in a table.
    TableInTemplate,
    /// The standard ignores `<title>` in a column group and parses what follows as markup; lol_html parses raw text.
    IgnoredRawText,
}

/// Generated pages, with mistakes and without; one that differs is shrunk before it is reported.
pub(super) fn generated_documents() -> Result<String, Failed> {
    let mut random = Random(SEED);
    let mut tally = Tally::default();
    for _ in 0..GENERATED {
        let tokens = generator::document(&mut random);
        let html = tokens.concat();
        let size = 1 + random.below(40);
        assert_eq!(rows_in_pieces(&html, size), rows(&html), "in pieces of {size}: {html:?}");
        let judgement = judge(&rows(&html), &trees::theirs(&trees::parse(&html)));
        if judgement.is_err() && tally.failures.len() < 10 {
            let small = shrink(tokens);
            let (ours, theirs) = (rows(&small), trees::theirs(&trees::parse(&small)));
            tally.failures.push(format!("{small:?}\nours:\n{}theirs:\n{}", trees::print(&ours), trees::print(&theirs)));
        }
        tally.count(judgement);
    }
    tally.check(0.15)?;
    Ok(format!("generated with seed {SEED}: {tally}"))
}

/// The pages of the W3C's ACT test cases.
pub(super) fn act_cases() -> Result<String, Failed> {
    let mut tally = Tally::default();
    for path in html_files(&data_path("act/cases")) {
        compare_file(&path, &mut tally, &mut KeyFacts::default());
    }
    if tally.documents == 0 {
        return Err("act/cases has no HTML files".into());
    }
    tally.check(0.01)?;
    Ok(format!("W3C ACT cases: {tally}"))
}

/// The HTML files of this machine, such as documentation, and those in `benches/pages`.
pub(super) fn real_documents() -> Result<String, Failed> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let folders = [
        PathBuf::from("/usr/share"),
        PathBuf::from("/usr/lib"),
        home.join(".rustup/toolchains"),
        home.join(".pyenv/versions"),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/pages"),
    ];
    let mut paths: Vec<PathBuf> = folders.iter().flat_map(|folder| html_files(folder)).collect();
    paths.retain(|path| path.metadata().is_ok_and(|file| REAL_SIZES.contains(&file.len())));
    paths.sort();
    let (mut tally, mut facts) = (Tally::default(), KeyFacts::default());
    // Half of the sample comes from Rust's documentation, which has thousands of similar files, half from all others.
    let (rust, others): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.starts_with(home.join(".rustup")));
    for paths in [rust, others] {
        for path in paths.iter().step_by(paths.len().div_ceil(MAX_REAL / 2).max(1)) {
            compare_file(path, &mut tally, &mut facts);
        }
    }
    tally.check(0.01)?;
    facts.check()?;
    Ok(format!("real documents: {tally}\n{facts}"))
}

fn rows(html: &str) -> Vec<Row> {
    trees::ours(&facts::document(html.as_bytes(), Some("text/html; charset=utf-8")))
}

fn rows_in_pieces(html: &str, size: usize) -> Vec<Row> {
    let mut extractor = Extractor::new(Some("text/html; charset=utf-8"), MAX_BODY);
    for piece in html.as_bytes().chunks(size) {
        extractor.write(piece);
    }
    trees::ours(&extractor.end())
}

fn compare_file(path: &Path, tally: &mut Tally, facts: &mut KeyFacts) {
    let Ok(bytes) = std::fs::read(path) else { return };
    let document = facts::document(&bytes, None);
    if document.truncated {
        tally.too_long += 1;
        return;
    }
    let encoding = encoding_rs::Encoding::for_label(document.encoding.as_bytes()).expect("it has a label");
    let html = encoding.decode(&bytes).0;
    let (ours, theirs) = (trees::ours(&document), trees::theirs(&trees::parse(&html)));
    let judgement = judge(&ours, &theirs);
    if judgement.is_err() {
        tally.failures.push(format!("{}: {}", path.display(), trees::first_difference(&ours, &theirs)));
    }
    tally.count(judgement);
    facts.compare(&ours, &theirs, path);
}

/// Compares two documents.
///
/// # Errors
/// Returns an error if they differ and none of the known exceptions applies.
fn judge(ours: &[Row], theirs: &[Row]) -> Result<Option<Exception>, ()> {
    if ours == theirs {
        return Ok(None);
    }
    let named = |row: &Row, names: &[&str]| row.namespace == "html" && names.contains(&row.name.as_str());
    let has = |names: &[&str]| theirs.iter().chain(ours).any(|row| named(row, names));
    let raw_text = ["title", "style", "script", "noscript", "textarea", "iframe"];
    let is_in_foreign = |row: &Row| ours.get(row.parent).is_some_and(|parent| parent.namespace != "html");
    if is_fostered(ours) && same_elements(ours, theirs) {
        Ok(Some(Exception::FosterParenting))
    } else if ours.iter().any(|row| row.namespace != "html")
        && theirs.iter().chain(ours).any(|row| raw_text.contains(&row.name.as_str()))
    {
        Ok(Some(Exception::RawTextAfterForeign))
    } else if ours.iter().any(|row| row.namespace == "html" && is_in_foreign(row)) {
        Ok(Some(Exception::SpecialForeignElement))
    } else if has(&["template"]) && has(&["col", "colgroup"]) {
        Ok(Some(Exception::IgnoredRawText))
    } else if has(&["template"]) && has(&["thead", "tbody", "tr", "td", "th"]) {
        Ok(Some(Exception::TableInTemplate))
    } else {
        Err(())
    }
}

/// Returns true if a table contains text or elements that the standard would foster-parent.
fn is_fostered(rows: &[Row]) -> bool {
    const TABLE: [&str; 5] = ["table", "tbody", "tfoot", "thead", "tr"];
    const MAY: [&str; 12] =
        ["caption", "colgroup", "form", "script", "style", "tbody", "td", "template", "tfoot", "th", "thead", "tr"];
    let is_hidden = |(name, value): &(String, String)| name == "type" && value.eq_ignore_ascii_case("hidden");
    let may =
        |row: &Row| MAY.contains(&row.name.as_str()) || row.name == "input" && row.attributes.iter().any(is_hidden);
    let mut own: Vec<usize> = rows.iter().map(|row| row.text.len()).collect();
    for row in rows.iter().skip(1).filter(|row| !trees::is_raw(row)) {
        own[row.parent] = own[row.parent].saturating_sub(row.text.len());
    }
    rows.iter().enumerate().any(|(index, row)| {
        let parent = &rows[row.parent];
        let is_part = |row: &Row| row.namespace == "html" && TABLE.contains(&row.name.as_str());
        is_part(row) && own[index] > 0 || is_part(parent) && !may(row)
    })
}

/// Returns true if both have the same elements and characters in any order. Formatting elements are ignored: how often
/// they are reconstructed depends on their position.
fn same_elements(ours: &[Row], theirs: &[Row]) -> bool {
    let elements = |rows: &[Row]| {
        let kept = rows.iter().filter(|row| {
            !["a", "b", "em", "font", "i", "nobr", "small", "strong", "u", "code"].contains(&row.name.as_str())
        });
        let mut all: Vec<_> = kept.map(|row| (row.name.clone(), row.attributes.clone())).collect();
        all.sort();
        all
    };
    let characters = |rows: &[Row]| {
        // The text of ruby readings is not that of the page; fostering moves text between the two.
        let is_in_reading = |row: &Row| {
            std::iter::successors(rows.get(row.parent), |row| {
                rows.get(row.parent).filter(|outer| !std::ptr::eq(*outer, *row))
            })
            .any(trees::is_reading)
        };
        let readings = rows.iter().filter(|row| trees::is_reading(row) && !is_in_reading(row));
        let mut all: Vec<char> = rows.iter().take(1).chain(readings).flat_map(|row| row.text.chars()).collect();
        all.sort_unstable();
        all
    };
    elements(ours) == elements(theirs) && characters(ours) == characters(theirs)
}

/// Removes tokens for as long as the document still differs.
fn shrink(mut tokens: Vec<String>) -> String {
    let differs = |tokens: &[String]| {
        let html = tokens.concat();
        judge(&rows(&html), &trees::theirs(&trees::parse(&html))).is_err()
    };
    let mut index = 0;
    while index < tokens.len() {
        let mut fewer = tokens.clone();
        fewer.remove(index);
        if differs(&fewer) {
            (tokens, index) = (fewer, 0);
        } else {
            index += 1;
        }
    }
    tokens.concat()
}

#[derive(Default)]
struct Tally {
    documents: usize,
    exceptions: BTreeMap<Exception, usize>,
    differing: usize,
    /// Documents that were not compared because the parser truncated them.
    too_long: usize,
    failures: Vec<String>,
}

impl Tally {
    fn count(&mut self, judgement: Result<Option<Exception>, ()>) {
        self.documents += 1;
        match judgement {
            Ok(None) => {}
            Ok(Some(exception)) => *self.exceptions.entry(exception).or_default() += 1,
            Err(()) => self.differing += 1,
        }
    }

    /// Fails if a document differs without a known reason, or if more than this share needs an exception.
    fn check(&self, max_share: f64) -> Result<(), Failed> {
        if self.differing > 0 {
            return Err(self.failures.join("\n").into());
        }
        let excepted: usize = self.exceptions.values().sum();
        if excepted as f64 > max_share * self.documents as f64 + 1.0 {
            return Err(format!("too many exceptions: {self}").into());
        }
        Ok(())
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} documents, {} differ, exceptions {:?}, {} too long",
            self.documents, self.differing, self.exceptions, self.too_long
        )
    }
}

/// The HTML files in a folder and its subfolders, sorted.
fn html_files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() && path.extension().is_some_and(|end| end == "html" || end == "htm") => {
                    found.push(path)
                }
                _ => {}
            }
        }
    }
    found.sort();
    found
}
