//! The test cases of the W3C's ACT Rules that static HTML can decide: nothing good may fail, and little bad may pass.
mod support;

use serde::Deserialize;
use sitegauge::model::Outcome;
use sitegauge::rule::Reference;
use sitegauge::{engine, rules};
use std::collections::BTreeMap;

/// Of all cases that must fail, at least this part is seen to fail. It may only rise.
const RECALL: f64 = 1.0;

#[derive(Deserialize)]
struct Case {
    rule_id: String,
    rule_name: String,
    expected: String,
    title: String,
    file: String,
    content_type: String,
}

#[derive(Default)]
struct Row {
    name: String,
    rules: Vec<&'static str>,
    cases: usize,
    caught: usize,
    false_alarms: usize,
    missed: usize,
    quiet: usize,
    undecided: usize,
}

#[test]
fn outcomes_fit_the_cases() {
    let Some(index) = support::data::read("act/index.json") else { return };
    let cases: Vec<Case> = serde_json::from_str(&index).unwrap();
    let mut table: BTreeMap<String, Row> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in &cases {
        let Some(html) = support::data::read(&format!("act/{}", case.file)) else { return };
        let page = support::page_of(&format!(
            "GET https://example.com/{}\n200\ncontent-type: {}\n\n{html}",
            case.file, case.content_type
        ));
        let ours = rules_of(&case.rule_id);
        let outcomes: Vec<Outcome> =
            engine::page(&page).iter().filter(|each| ours.contains(&&*each.rule)).map(|each| each.outcome).collect();
        let row = table.entry(case.rule_id.clone()).or_default();
        row.name.clone_from(&case.rule_name);
        row.cases += 1;
        row.undecided += usize::from(outcomes.contains(&Outcome::CannotTell));
        match (case.expected == "failed", outcomes.contains(&Outcome::Failed)) {
            (true, true) => row.caught += 1,
            (false, false) => row.quiet += 1,
            (false, true) => row.false_alarms += 1,
            (true, false) => row.missed += 1,
        }
        if (case.expected == "failed") != outcomes.contains(&Outcome::Failed) {
            wrong.push(format!(
                "{} {} expected {}, found {outcomes:?}: {}",
                case.rule_id, case.title, case.expected, case.file
            ));
        }
        row.rules = ours;
    }
    let sum = |count: fn(&Row) -> usize| table.values().map(count).sum::<usize>();
    let (caught, false_alarms, missed) = (sum(|row| row.caught), sum(|row| row.false_alarms), sum(|row| row.missed));
    let recall = caught as f64 / (caught + missed) as f64;
    let precision = caught as f64 / (caught + false_alarms) as f64;
    wrong.push(format!("precision {precision:.3}, recall {recall:.3}, {} cases", cases.len()));
    print(&table, &wrong);
    assert_eq!(false_alarms, 0, "no false alarm");
    assert!(recall >= RECALL, "recall {recall:.3} is below {RECALL}");
    for (id, row) in &table {
        assert!(!row.rules.is_empty(), "no rule names {id}");
    }
}

fn rules_of(act: &str) -> Vec<&'static str> {
    let names = |reference: &Reference| matches!(reference, Reference::Act(id) if *id == act);
    rules::all().filter(|rule| rule.references.iter().any(names)).map(|rule| rule.id).collect()
}

#[expect(clippy::print_stdout, reason = "the table is what the test is run for")]
fn print(table: &BTreeMap<String, Row>, wrong: &[String]) {
    println!(
        "{:<8}{:>6}{:>8}{:>7}{:>8}{:>7}{:>11}  rule",
        "ACT", "cases", "caught", "false", "missed", "quiet", "undecided"
    );
    for (id, row) in table {
        let Row { name, cases, caught, false_alarms, missed, quiet, undecided, .. } = row;
        println!("{id:<8}{cases:>6}{caught:>8}{false_alarms:>7}{missed:>8}{quiet:>7}{undecided:>11}  {name}");
    }
    println!("{}", wrong.join("\n"));
}
