//! `tests/data/ruleset.txt` keeps what every rule is held to, so that no rule changes while the version of all stays.
use serde_json::{Value, json};
use sitegauge::catalog::catalog;
use sitegauge::model::sha256;
use std::fmt::Write as _;
use std::fs;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/ruleset.txt");
/// Digits of a hash that tell two sets of examples apart.
const DIGITS: usize = 12;

/// The version, then each rule: its id, its severity, what it judges, the start of the SHA-256 of its examples.
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
fn rules_are_what_their_version_says() {
    let snapshot = snapshot();
    assert!(snapshot.lines().count() > 400, "{snapshot}");
    let kept = kept();
    let changed: Vec<_> = snapshot.lines().filter(|line| !kept.lines().any(|each| each == *line)).collect();
    assert!(
        kept == snapshot,
        "rules have changed: raise RULESET in src/rules/mod.rs, then cargo test --test it snapshots::ruleset -- --ignored\n{changed:#?}"
    );
}

#[test]
#[ignore = "writes a file"]
fn write_the_ruleset() {
    let (kept, snapshot) = (kept(), snapshot());
    let is_raised = kept.lines().next() != snapshot.lines().next();
    assert!(kept == snapshot || is_raised, "other rules are another version: raise RULESET in src/rules/mod.rs first");
    fs::write(FILE, snapshot).expect("the file can be written");
}
