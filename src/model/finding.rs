//! Finding: one rule's outcome on one page, with its evidence.
use super::{Module, Outcome, Severity};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Most places that one finding names; `data.count` says how many there were.
pub const MAX_EVIDENCE: usize = 10;

/// What is kept of a verdict. It is complete in itself, so that an old audit never changes when rules do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// `<module>.<name>`
    pub rule: String,
    /// How bad a failure is here; a rule may find a case milder than its usual one.
    pub severity: Severity,
    /// Points at stake.
    pub weight: u32,
    /// What the rule said.
    pub outcome: Outcome,
    /// What was found, in one sentence; a passed rule may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Where it was seen, at most [`MAX_EVIDENCE`] places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Measured values.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub data: Map<String, Value>,
}

impl Finding {
    /// The module in the rule's id.
    pub fn module(&self) -> Option<Module> {
        Module::from_key(self.rule.split_once('.')?.0)
    }
}

/// One place on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// A CSS selector that finds the element again; empty where the evidence is no element.
    pub selector: String,
    /// The start of what stands there, at most 160 characters.
    pub snippet: String,
}
