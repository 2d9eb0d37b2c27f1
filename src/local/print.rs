//! Text output of `check` and `rules`: failed rules, the most severe first, scores, and the list of rules.
use super::check::{CheckFinding, CheckReport};
use crate::audit::unknown_url::UNKNOWN;
use crate::catalog::Catalog;
use crate::model::{Outcome, Severity};
use std::cmp::Reverse;
use std::fmt::Write as _;

/// Formats a report for a terminal. Text of the page is sanitized: control characters do not reach the terminal.
pub fn human(report: &CheckReport) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}", report.url.as_deref().map_or_else(|| "A file without a URL".to_owned(), printable));
    if report.truncated {
        let _ = writeln!(
            text,
            "The page was truncated: only its first part was checked, and reported problems may be solved in the rest."
        );
    }
    if report.judged_in_part {
        let _ = writeln!(text, "The page was too costly to judge in full: some rules have no result.");
    }
    let mut failures: Vec<&CheckFinding> =
        report.findings.iter().filter(|finding| finding.outcome == Outcome::Failed).collect();
    failures.sort_by_key(|finding| Reverse(finding.severity));
    for finding in &failures {
        let _ = writeln!(
            text,
            "\n{:<8}  {}",
            finding.severity.as_str(),
            printable(finding.message.as_deref().unwrap_or(finding.title))
        );
        let _ = writeln!(text, "          {}", finding.rule);
        for location in finding.evidence.iter().take(3) {
            let _ = writeln!(text, "          > {}", printable(&location.snippet));
        }
        if finding.evidence.len() > 3 {
            let _ = writeln!(text, "          > and {} more", finding.evidence.len() - 3);
        }
        let _ = writeln!(text, "          Fix: {}", finding.fix);
    }
    let count = |outcome| report.findings.iter().filter(|finding| finding.outcome == outcome).count();
    let serious = failures.iter().filter(|finding| finding.severity >= Severity::Major).count();
    let _ = writeln!(text);
    for (module, score) in &report.modules {
        let score = score.as_u64().map_or_else(|| "  –".to_owned(), |score| format!("{score:>3}"));
        let _ = writeln!(text, "{module:<16} {score}");
    }
    let score = report.score.map_or_else(|| "none".to_owned(), |score| format!("{score} of 100"));
    let _ = writeln!(
        text,
        "\nScore: {score}. {} failed ({serious} of them critical or major), {} passed, {} not applicable, {} undetermined.",
        failures.len(),
        count(Outcome::Passed),
        count(Outcome::Inapplicable),
        count(Outcome::CannotTell),
    );
    let unknown = report.findings.iter().filter(|finding| finding.message.as_deref() == Some(UNKNOWN)).count();
    if unknown > 0 {
        let _ = writeln!(text, "{unknown} depend on the URL of the page, which is not known: set it with --url.");
    }
    if let Some(not_judged) = &report.not_judged {
        let _ = writeln!(text, "{}.", not_judged.line());
    }
    text
}

/// Formats the list of rules for a terminal.
pub fn rules(catalog: &Catalog) -> String {
    let mut text = String::new();
    for rule in &catalog.rules {
        let _ = writeln!(text, "{:<9} {:<44} {}", rule.severity.as_str(), rule.id, rule.title);
    }
    let _ = writeln!(text, "\n{} rules, ruleset {}", catalog.rules.len(), catalog.ruleset);
    text
}

/// Replaces control characters and characters that override the text direction.
pub(super) fn printable(text: &str) -> String {
    let is_harmful = |character: char| {
        character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|character| if is_harmful(character) { '\u{fffd}' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_of_a_page_do_not_reach_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\r\nc\u{202e}d"), "a\u{fffd}[31mb\u{fffd}\u{fffd}c\u{fffd}d");
    }
}
