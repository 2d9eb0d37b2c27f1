//! The W3C's ACT Rules: the test cases that static HTML can decide. No false positive is allowed.
use super::{read, read_json, support};
use libtest_mimic::Failed;
use serde::Deserialize;
use sitegauge::model::Outcome;
use sitegauge::rule::Reference;
use sitegauge::{engine, rules};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The least share of the cases that must fail for which a rule fails. It may only be raised.
const MIN_RECALL: f64 = 1.0;

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

/// Compares the outcomes of our rules with those that the cases expect.
pub(super) fn run() -> Result<String, Failed> {
    let cases: Vec<Case> = read_json("act/index.json")?;
    let mut table: BTreeMap<String, Row> = BTreeMap::new();
    let mut wrong = Vec::new();
    for case in &cases {
        let html = read(&format!("act/{}", case.file))?;
        let page = support::page_of(&format!(
            "GET https://example.com/{}\n200\ncontent-type: {}\n\n{html}",
            case.file, case.content_type
        ));
        let ours = rules_of(&case.rule_id);
        let findings = engine::page(&page);
        let findings = findings.iter().filter(|finding| ours.contains(&&*finding.rule));
        let outcomes: Vec<Outcome> = findings.map(|finding| finding.outcome).collect();
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
    let mut report = table_of(&table);
    let _ =
        writeln!(report, "{}\nprecision {precision:.3}, recall {recall:.3}, {} cases", wrong.join("\n"), cases.len());
    let unnamed: Vec<&String> = table.iter().filter(|(_, row)| row.rules.is_empty()).map(|(id, _)| id).collect();
    if false_alarms > 0 || recall < MIN_RECALL || !unnamed.is_empty() {
        return Err(format!("{report}least recall {MIN_RECALL}, ACT rules that no rule names: {unnamed:?}").into());
    }
    Ok(report)
}

/// The rules that name an ACT rule as their reference.
fn rules_of(act: &str) -> Vec<&'static str> {
    let names = |reference: &Reference| matches!(reference, Reference::Act(id) if *id == act);
    rules::all().filter(|rule| rule.references.iter().any(names)).map(|rule| rule.id).collect()
}

fn table_of(table: &BTreeMap<String, Row>) -> String {
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{:<8}{:>6}{:>8}{:>7}{:>8}{:>7}{:>11}  rule",
        "ACT", "cases", "caught", "false", "missed", "quiet", "undecided"
    );
    for (id, row) in table {
        let Row { name, cases, caught, false_alarms, missed, quiet, undecided, .. } = row;
        let _ =
            writeln!(text, "{id:<8}{cases:>6}{caught:>8}{false_alarms:>7}{missed:>8}{quiet:>7}{undecided:>11}  {name}");
    }
    text
}
