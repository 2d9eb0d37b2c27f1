//! The page classifier, measured on labeled pages.
use crate::support::page_of;
use sitegauge::crawl;
use sitegauge::model::Category;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Pages that the classifier may be tuned on.
const TRAIN: &str = include_str!("../../data/categories/train.txt");
/// Pages that are only used to measure it.
const TEST: &str = include_str!("../../data/categories/test.txt");

/// The least accuracy in percent. It may only be raised.
const MIN_TRAIN_PERCENT: usize = 95;
const MIN_TEST_PERCENT: usize = 93;

/// The number of categories.
const KINDS: usize = 27;

#[test]
fn the_training_pages_are_classified() {
    let right = measure("train", TRAIN);
    assert!(right >= MIN_TRAIN_PERCENT, "{right} % of the train half are right, {MIN_TRAIN_PERCENT} % are needed");
}

#[test]
fn the_test_pages_are_classified() {
    let right = measure("test", TEST);
    assert!(right >= MIN_TEST_PERCENT, "{right} % of the test half are right, {MIN_TEST_PERCENT} % are needed");
}

#[test]
fn every_kind_has_pages_in_both_halves_and_no_page_is_in_both() {
    for half in [TRAIN, TEST] {
        let kinds: BTreeSet<&str> = pages(half).map(|(kind, ..)| kind).collect();
        assert_eq!(kinds.len(), KINDS, "{kinds:?}");
    }
    let urls: BTreeSet<&str> = pages(TRAIN).chain(pages(TEST)).map(|(_, url, _)| url).collect();
    let count = pages(TRAIN).count() + pages(TEST).count();
    assert_eq!(urls.len(), count, "a URL is there twice");
    assert!(count >= 150, "{count} pages");
}

/// Category, URL and HTML of each page.
fn pages(half: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    half.split("\n== ").skip(1).map(|page| {
        let (line, html) = page.split_once('\n').unwrap_or((page, ""));
        let (kind, url) = line.split_once(' ').unwrap_or((line, ""));
        (kind, url.trim(), html)
    })
}

/// The accuracy in whole percent. Prints the confusion matrix.
fn measure(name: &str, half: &str) -> usize {
    let mut table: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    let (mut right, mut all, mut wrong) = (0, 0, String::new());
    for (expected, url, html) in pages(half) {
        let page = page_of(&format!("GET {url}\n200\ncontent-type: text/html; charset=utf-8\n\n<!doctype html>{html}"));
        let found = word(crawl::category(&page));
        all += 1;
        if found == expected {
            right += 1;
        } else {
            let _ = writeln!(wrong, "  {expected} was classified as {found}: {url}");
        }
        *table.entry(expected).or_default().entry(found).or_default() += 1;
    }
    let mut report = format!("{name}: {right} of {all} right\n");
    for (expected, row) in &table {
        let cells: Vec<String> = row.iter().map(|(found, count)| format!("{found} {count}")).collect();
        let _ = writeln!(report, "{expected:>24} | {}", cells.join(", "));
    }
    println!("{report}{wrong}");
    right * 100 / all
}

fn word(kind: Category) -> String {
    serde_json::to_value(kind).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}
