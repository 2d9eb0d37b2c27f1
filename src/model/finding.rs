//! Finding: one rule's outcome on one page, with its evidence.
use super::{Data, Module, Outcome, Severity};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Most places that one finding names; `data.count` says how many there were.
pub const MAX_EVIDENCE: usize = 10;
/// Longest snippet of a place, in characters.
pub const MAX_SNIPPET: usize = 160;
/// Longest selector of a place, in bytes.
pub const MAX_SELECTOR: usize = 1_000;
/// Longest message, in characters.
pub const MAX_MESSAGE: usize = 400;

/// What is kept of a verdict. It is complete in itself, so that an old audit never changes when rules do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// `<module>.<name>`
    pub rule: Cow<'static, str>,
    /// How bad a failure is here; a rule may find a case milder than its usual one.
    pub severity: Severity,
    /// Points at stake.
    pub weight: u32,
    /// What the rule said.
    pub outcome: Outcome,
    /// What was found, in one sentence of at most [`MAX_MESSAGE`] characters; a passed rule may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Where it was seen, at most [`MAX_EVIDENCE`] places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Measured values.
    #[serde(default, skip_serializing_if = "Data::is_empty")]
    pub data: Data,
}

impl Finding {
    /// The module in the rule's id.
    pub fn module(&self) -> Option<Module> {
        Module::from_key(self.rule.split_once('.')?.0)
    }
}

/// How many issues these findings are, by severity, the mildest first: a failure is one at each place it was seen, and
/// one where it was seen at none.
pub fn issues(findings: &[Finding]) -> [u32; 4] {
    [Severity::Info, Severity::Minor, Severity::Major, Severity::Critical].map(|severity| {
        let failed = findings.iter().filter(|each| each.outcome == Outcome::Failed && each.severity == severity);
        failed.map(|finding| u32::try_from(finding.evidence.len().max(1)).unwrap_or(u32::MAX)).sum()
    })
}

/// One place on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// A CSS selector that finds the element again; empty where the evidence is no element. Where it would be longer
    /// than [`MAX_SELECTOR`], its start is left out.
    pub selector: String,
    /// The start of what stands there, at most [`MAX_SNIPPET`] characters.
    pub snippet: String,
}
