//! The classifier of pages against pages whose kinds are known.

use crate::support::page_of;
use sitegauge::crawl;
use sitegauge::model::Category;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The pages that the classifier may be tuned with.
const TRAIN: &str = include_str!("../../data/categories/train.txt");
/// The pages that only measure it.
const TEST: &str = include_str!("../../data/categories/test.txt");

/// What must be reached at least, in percent; these can only be raised.
const TRAIN_FLOOR: usize = 95;
const TEST_FLOOR: usize = 93;

/// The kinds that judged pages have.
const KINDS: usize = 27;

#[test]
fn the_pages_to_tune_with_are_told() {
    let right = measure("train", TRAIN);
    assert!(right >= TRAIN_FLOOR, "{right} % of the train half are right, {TRAIN_FLOOR} % are needed");
}

#[test]
fn the_pages_kept_apart_are_told() {
    let right = measure("test", TEST);
    assert!(right >= TEST_FLOOR, "{right} % of the test half are right, {TEST_FLOOR} % are needed");
}

#[test]
fn every_kind_has_pages_in_both_halves_and_no_page_is_in_both() {
    for half in [TRAIN, TEST] {
        let kinds: BTreeSet<&str> = pages(half).map(|(kind, ..)| kind).collect();
        assert_eq!(kinds.len(), KINDS, "{kinds:?}");
    }
    let urls: BTreeSet<&str> = pages(TRAIN).chain(pages(TEST)).map(|(_, url, _)| url).collect();
    let count = pages(TRAIN).count() + pages(TEST).count();
    assert_eq!(urls.len(), count, "an address stands twice");
    assert!(count >= 150, "{count} pages");
}

/// Kind, address and HTML of each page.
fn pages(half: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    half.split("\n== ").skip(1).map(|page| {
        let (line, html) = page.split_once('\n').unwrap_or((page, ""));
        let (kind, url) = line.split_once(' ').unwrap_or((line, ""));
        (kind, url.trim(), html)
    })
}

/// The part of the pages that is told rightly, in whole percent; prints what is taken for what.
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
            let _ = writeln!(wrong, "  {expected} was taken for {found}: {url}");
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
