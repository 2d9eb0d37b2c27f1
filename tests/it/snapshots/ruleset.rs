//! `tests/data/ruleset.txt` is a snapshot of all rules, so that no rule changes without a new ruleset version.
use serde_json::{Value, json};
use sitegauge::catalog::catalog;
use sitegauge::model::sha256;
use std::fmt::Write as _;
use std::fs;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/ruleset.txt");
/// The length of the hash of a rule's examples, in hexadecimal digits.
const DIGITS: usize = 12;

/// The version, then a line per rule: id, severity, scope and the start of the SHA-256 of its examples.
fn snapshot() -> String {
    let catalog = json!(catalog());
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut text = format!("ruleset {}\n", word(&catalog["ruleset"]));
    for rule in catalog["rules"].as_array().into_iter().flatten() {
        let examples: String = sha256(rule["examples"].to_string().as_bytes()).chars().take(DIGITS).collect();
        let [id, severity, scope] = ["id", "severity", "scope"].map(|name| word(&rule[name]));
        let _ = writeln!(text, "{id} {severity} {scope} {examples}");
    }
    text
}

fn kept() -> String {
    fs::read_to_string(FILE).unwrap_or_default()
}

#[test]
fn the_snapshot_matches_the_rules() {
    let snapshot = snapshot();
    assert!(snapshot.lines().count() > 400, "{snapshot}");
    let kept = kept();
    let changed: Vec<_> = snapshot.lines().filter(|line| !kept.lines().any(|kept| kept == *line)).collect();
    assert!(
        kept == snapshot,
        "rules have changed: raise RULESET in src/rules/mod.rs, then run make snapshots\n{changed:#?}"
    );
}

#[test]
#[ignore = "writes a file"]
fn write_the_ruleset() {
    let (kept, snapshot) = (kept(), snapshot());
    let is_raised = kept.lines().next() != snapshot.lines().next();
    assert!(kept == snapshot || is_raised, "rules have changed: raise RULESET in src/rules/mod.rs first");
    fs::write(FILE, snapshot).expect("the file can be written");
}
