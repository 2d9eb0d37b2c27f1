//! The fuzz targets without a fuzzer: on seeds, on regressions and, for pages, on all examples.
#[path = "../../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, reason = "see fuzz/")]
mod fuzz;

use crate::support::with_keyphrase;
use fuzz::TARGETS;
use sitegauge::rule::Example;
use sitegauge::rules;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(kind: &str, target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(kind).join(target)
}

fn files(kind: &str, target: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(kind, target)).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect()
}

#[test]
fn seeds_and_regressions_pass() {
    for (name, run) in TARGETS {
        let (seeds, regressions) = (files("seeds", name), files("regressions", name));
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for path in seeds.iter().chain(&regressions) {
            println!("{}", path.display());
            run(&fs::read(path).expect("it is there"));
        }
        println!("{name}: {} seeds, {} regressions", seeds.len(), regressions.len());
    }
    let known: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    for kind in ["seeds", "regressions"] {
        for entry in fs::read_dir(folder(kind, "")).expect("it is there").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            assert!(known.contains(&name.as_str()), "fuzz/{kind}/{name} belongs to no target");
        }
    }
}

#[test]
fn rule_examples_pass_the_page_target() {
    let examples = examples();
    assert!(examples.len() > 500, "{} examples", examples.len());
    for (index, example) in examples.iter().enumerate() {
        println!("{example}");
        fuzz::page::run(&fuzz::page::input(index as u8, b'<', example));
    }
}

/// Writes the corpus that `make fuzz` starts from.
#[test]
#[ignore = "writes files"]
fn write_the_corpus() {
    let folder = folder("corpus", "page");
    fs::create_dir_all(&folder).expect("a folder can be made");
    for (index, example) in examples().iter().enumerate() {
        let input = fuzz::page::input(index as u8, b'<', example);
        fs::write(folder.join(format!("example-{index}")), input).expect("a file can be written");
    }
}

/// The pages among the rules' examples and the parser's cases.
fn examples() -> Vec<String> {
    let of_rules = rules::all().flat_map(|rule| rule.examples).map(|example| match *example {
        Example::Pass(text) | Example::Fail(text) | Example::Inapplicable(text) | Example::CannotTell(text) => text,
    });
    let of_facts = include_str!("../../data/facts.txt").split("\n### ").skip(1).filter_map(|case| {
        let (_, case) = case.split_once('\n')?;
        Some(case.split_once("\n---\n")?.0)
    });
    of_rules
        .chain(of_facts)
        .map(|text| with_keyphrase(text).1)
        .filter(|text| !text.starts_with("GET ") && text.len() < 8 << 10)
        .map(str::to_owned)
        .collect()
}
