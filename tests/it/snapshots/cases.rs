//! `tests/cases.md` lists every numbered case and its test. It is generated from the tests.
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Sections, and the numbers in them that must have a test.
const SECTIONS: [(&str, std::ops::RangeInclusive<u32>); 7] = [
    ("Target URLs", 1..=22),
    ("API input", 62..=70),
    ("Keys and accounts", 71..=78),
    ("Cache", 79..=85),
    ("Idempotency and races", 86..=90),
    ("Time", 106..=106),
    ("Webhooks", 107..=110),
];

const HEAD: &str = "# Cases\n\nAttacks and faults that the service must withstand, with the test of each. \
Generated from the names of the tests by `make snapshots`.\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Numbered tests by number: description and file.
fn tests() -> BTreeMap<u32, Vec<(String, String)>> {
    let mut found: BTreeMap<u32, Vec<(String, String)>> = BTreeMap::new();
    let mut folders: Vec<PathBuf> = ["src", "tests"].iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            for line in text.lines() {
                if let Some((number, words)) = named(line.trim()) {
                    let file = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
                    found.entry(number).or_default().push((words, file));
                }
            }
        }
    }
    found.values_mut().for_each(|tests| tests.sort_by(|one, other| one.1.cmp(&other.1)));
    found
}

/// `fn case_7_words()` in Rust, `test("case 7: words"` in JavaScript.
fn named(line: &str) -> Option<(u32, String)> {
    let (number, words) = match line.strip_prefix("fn case_") {
        Some(rest) => rest.strip_suffix("() {")?.split_once('_')?,
        None => line.strip_prefix("test(\"case ")?.split_once("\",")?.0.split_once(": ")?,
    };
    Some((number.parse().ok()?, words.replace('_', " ")))
}

fn table() -> String {
    let (tests, mut text) = (tests(), HEAD.to_owned());
    for (section, numbers) in SECTIONS {
        let _ = write!(text, "\n## {section}\n\n| case | what | test |\n|---|---|---|\n");
        for number in numbers {
            for (words, file) in tests.get(&number).into_iter().flatten() {
                let _ = writeln!(text, "| {number} | {words} | `{file}` |");
            }
        }
    }
    text
}

#[test]
fn every_case_has_a_test() {
    let tests = tests();
    let missing: Vec<_> =
        SECTIONS.into_iter().flat_map(|(_, numbers)| numbers).filter(|number| !tests.contains_key(number)).collect();
    assert_eq!(missing, Vec::<u32>::new(), "these numbers have no test");
}

#[test]
fn the_list_matches_the_tests() {
    let kept = fs::read_to_string(root().join("tests/cases.md")).unwrap_or_default();
    assert!(kept == table(), "tests/cases.md does not match the tests: run make snapshots");
}

#[test]
#[ignore = "writes a file"]
fn write_the_list() {
    fs::write(root().join("tests/cases.md"), table()).expect("the file can be written");
}
