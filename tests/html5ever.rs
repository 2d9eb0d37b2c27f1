//! Our documents against html5ever's: the same elements with the same parents, attributes and text.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test prints what it measures, and stops where it cannot go on"
)]
#[path = "support/peer.rs"]
mod peer;
#[path = "support/soup.rs"]
mod soup;

use peer::Row;
use sitegauge::facts::{self, Extractor, MAX_BODY};
use soup::Random;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const SEED: u64 = 20_261_121;
const GENERATED: usize = 4_000;
/// Most real documents that are compared; where there are more, every so manieth is taken.
const REAL: usize = 500;

/// Why a document may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Exception {
    /// The standard moves what stands wrongly in a table in front of it. Our elements never move; they are the same
    /// elements, in another order.
    FosterParenting,
    /// lol_html counts tags to know whether it is in SVG or MathML, and with that whether `<style>` begins raw text.
    /// Where tags there are not closed, or stand where they have another meaning, it counts wrong.
    RawTextAfterForeign,
    /// html5ever leaves the elements of MathML and SVG out of those that the standard calls special.
    SpecialForeignElement,
    /// Where a template stands in for a table, html5ever does not take `thead` for a part that the next part ends, nor
    /// white space right in the template for white space in a table.
    TableInTemplate,
    /// The standard ignores `<title>` in a column group, and what follows is markup; lol_html has begun raw text.
    IgnoredRawText,
}

#[test]
fn generated_documents_agree() {
    let mut random = Random(SEED);
    let mut tally = Tally::default();
    for _ in 0..GENERATED {
        let tokens = soup::document(&mut random);
        let html = tokens.concat();
        let size = 1 + random.below(40);
        assert_eq!(rows_in_pieces(&html, size), rows(&html), "in pieces of {size}: {html:?}");
        let judgement = judge(&rows(&html), &peer::theirs(&peer::parse(&html)));
        if judgement.is_err() && tally.failures.len() < 10 {
            let small = shrink(tokens);
            let (ours, theirs) = (rows(&small), peer::theirs(&peer::parse(&small)));
            tally.failures.push(format!("{small:?}\nours:\n{}theirs:\n{}", peer::print(&ours), peer::print(&theirs)));
        }
        tally.count(judgement);
    }
    println!("generated with seed {SEED}: {tally}");
    tally.check(0.15);
}

#[test]
fn act_cases_agree() {
    let folder = data_folder().join("act/cases");
    let mut tally = Tally::default();
    for path in html_files(&folder) {
        compare_file(&path, &mut tally, &mut Facts::default());
    }
    if tally.documents == 0 {
        println!("skipped: there is nothing in {}", folder.display());
        return;
    }
    println!("W3C ACT cases: {tally}");
    tally.check(0.01);
}

#[test]
fn real_documents_agree() {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let mut paths: Vec<PathBuf> = [
        Path::new("/usr/share"),
        Path::new("/usr/lib"),
        &home.join(".rustup/toolchains"),
        &home.join(".pyenv/versions"),
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/pages"),
    ]
    .into_iter()
    .flat_map(html_files)
    .filter(|path| path.metadata().is_ok_and(|file| (4 << 10..2 << 20).contains(&file.len())))
    .collect();
    if paths.is_empty() {
        println!("skipped: there are no HTML files on this machine");
        return;
    }
    paths.sort();
    let (mut tally, mut facts) = (Tally::default(), Facts::default());
    // Half of them from documentation in thousands of like files, half from all the rest.
    let (many, few): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.starts_with(home.join(".rustup")));
    for paths in [many, few] {
        for path in paths.iter().step_by(paths.len().div_ceil(REAL / 2).max(1)) {
            compare_file(path, &mut tally, &mut facts);
        }
    }
    println!("real documents: {tally}\n{facts}");
    tally.check(0.01);
    facts.check();
}

fn rows(html: &str) -> Vec<Row> {
    peer::ours(&facts::document(html.as_bytes(), Some("text/html; charset=utf-8")))
}

fn rows_in_pieces(html: &str, size: usize) -> Vec<Row> {
    let mut extractor = Extractor::new(Some("text/html; charset=utf-8"), MAX_BODY);
    for piece in html.as_bytes().chunks(size) {
        extractor.write(piece);
    }
    peer::ours(&extractor.end())
}

fn compare_file(path: &Path, tally: &mut Tally, facts: &mut Facts) {
    let Ok(bytes) = std::fs::read(path) else { return };
    let document = facts::document(&bytes, None);
    if document.truncated {
        println!("left out, too long: {}", path.display());
        return;
    }
    let encoding = encoding_rs::Encoding::for_label(document.encoding.as_bytes()).expect("it has a label");
    let html = encoding.decode(&bytes).0;
    let (ours, theirs) = (peer::ours(&document), peer::theirs(&peer::parse(&html)));
    let judgement = judge(&ours, &theirs);
    if judgement.is_err() {
        tally.failures.push(format!("{}: {}", path.display(), peer::first_difference(&ours, &theirs)));
    }
    tally.count(judgement);
    facts.compare(&ours, &theirs, path);
}

/// Whether the two are the same, or differ for a reason that is known.
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

/// Whether something stands in a table that may not.
fn is_fostered(rows: &[Row]) -> bool {
    const TABLE: [&str; 5] = ["table", "tbody", "tfoot", "thead", "tr"];
    const MAY: [&str; 12] =
        ["caption", "colgroup", "form", "script", "style", "tbody", "td", "template", "tfoot", "th", "thead", "tr"];
    let is_hidden = |(name, value): &(String, String)| name == "type" && value.eq_ignore_ascii_case("hidden");
    let may =
        |row: &Row| MAY.contains(&row.name.as_str()) || row.name == "input" && row.attributes.iter().any(is_hidden);
    let mut own: Vec<usize> = rows.iter().map(|row| row.text.len()).collect();
    for row in rows.iter().skip(1).filter(|row| !peer::is_raw(row)) {
        own[row.parent] = own[row.parent].saturating_sub(row.text.len());
    }
    rows.iter().enumerate().any(|(index, row)| {
        let parent = &rows[row.parent];
        let is_part = |row: &Row| row.namespace == "html" && TABLE.contains(&row.name.as_str());
        is_part(row) && own[index] > 0 || is_part(parent) && !may(row)
    })
}

/// Whether both have the same elements and characters in some order, formatting aside: how often it begins again
/// depends on where it stands.
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
        let mut all: Vec<char> = rows.first().map(|root| root.text.chars().collect()).unwrap_or_default();
        all.sort_unstable();
        all
    };
    elements(ours) == elements(theirs) && characters(ours) == characters(theirs)
}

/// The shortest document that still differs, found by leaving tokens out.
fn shrink(mut tokens: Vec<String>) -> String {
    let differs = |tokens: &[String]| {
        let html = tokens.concat();
        judge(&rows(&html), &peer::theirs(&peer::parse(&html))).is_err()
    };
    let mut place = 0;
    while place < tokens.len() {
        let mut fewer = tokens.clone();
        fewer.remove(place);
        if differs(&fewer) {
            (tokens, place) = (fewer, 0);
        } else {
            place += 1;
        }
    }
    tokens.concat()
}

#[derive(Default)]
struct Tally {
    documents: usize,
    exceptions: BTreeMap<Exception, usize>,
    differing: usize,
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

    /// None differs without a reason, and reasons are needed for no more than this share.
    fn check(&self, share: f64) {
        assert_eq!(self.differing, 0, "\n{}", self.failures.join("\n"));
        let excepted: usize = self.exceptions.values().sum();
        assert!(excepted as f64 <= share * self.documents as f64 + 1.0, "too many exceptions: {self}");
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} documents, {} differ, exceptions {:?}", self.documents, self.differing, self.exceptions)
    }
}

/// How many single facts of how many agree, by their kind.
#[derive(Default)]
struct Facts(BTreeMap<&'static str, (usize, usize)>);

impl Facts {
    fn compare(&mut self, ours: &[Row], theirs: &[Row], path: &Path) {
        let (ours, theirs) = (facts_of(ours), facts_of(theirs));
        let kinds: BTreeSet<&'static str> = ours.keys().chain(theirs.keys()).copied().collect();
        for kind in kinds {
            let (mine, other) =
                (ours.get(kind).cloned().unwrap_or_default(), theirs.get(kind).cloned().unwrap_or_default());
            let same = mine.iter().zip(&other).filter(|(mine, other)| mine == other).count();
            let all = mine.len().max(other.len());
            if same < all {
                println!("{}: {kind}: {} of {all} agree", path.display(), same);
            }
            let entry = self.0.entry(kind).or_default();
            *entry = (entry.0 + same, entry.1 + all);
        }
    }

    fn check(&self) {
        for (kind, (same, all)) in &self.0 {
            assert!(*same as f64 >= 0.999 * *all as f64, "{kind}: only {same} of {all} agree");
        }
    }
}

impl std::fmt::Display for Facts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|(kind, (same, all))| writeln!(f, "  {kind}: {same} of {all} agree"))
    }
}

/// What rules ask for most, in document order by kind.
fn facts_of(rows: &[Row]) -> BTreeMap<&'static str, Vec<String>> {
    let mut facts: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.namespace == "html") {
        let get = |name: &str| row.attributes.iter().find(|(each, _)| each == name).map_or("", |(_, value)| value);
        let mut add = |kind: &'static str, fact: String| facts.entry(kind).or_default().push(fact);
        match (row.name.as_str(), get("rel"), get("name")) {
            ("html", _, _) => add("language", get("lang").to_owned()),
            ("title", _, _) => add("title", row.text.clone()),
            ("link", "canonical", _) => add("canonical", get("href").to_owned()),
            ("link", "alternate", _) => add("hreflang", format!("{} {}", get("hreflang"), get("href"))),
            ("meta", _, "description") => add("description", get("content").to_owned()),
            ("meta", _, "robots" | "googlebot") => add("robots", get("content").to_owned()),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", _, _) => add("headings", format!("{} {}", row.name, row.text)),
            ("img", _, _) if !row.attributes.iter().any(|(name, _)| name == "alt") => {
                add("images without alt", get("src").to_owned());
            }
            ("a", _, _) => add("links", format!("{} {}", get("href"), row.text)),
            ("script", _, _) if get("type") == "application/ld+json" => add("JSON-LD", row.text.clone()),
            _ => {}
        }
    }
    facts
}

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

/// Where independent test material lies, if it is on this machine.
fn data_folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    std::env::var_os("SITEGAUGE_DATA").map_or_else(beside, PathBuf::from)
}
