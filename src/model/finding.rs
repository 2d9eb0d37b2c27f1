//! Finding: one rule's outcome on one page, with its evidence.
use super::{Data, Module, Outcome, Severity};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Maximum number of evidence entries in one finding; `data.count` has the total.
pub const MAX_EVIDENCE: usize = 10;
/// Maximum length of a snippet, in characters.
pub const MAX_SNIPPET: usize = 160;
/// Maximum length of a selector, in bytes.
pub const MAX_SELECTOR: usize = 1_000;
/// Maximum length of a message, in characters.
pub const MAX_MESSAGE: usize = 400;

/// Message of an inapplicable finding of a rule about search results, on a page that has `noindex`. Other inapplicable
/// findings have no message.
pub const NOT_JUDGED: &str = "Not judged: noindex";

/// Stored outcome of one rule. It contains everything a report needs of the rule's verdict, so that a stored audit does
/// not change when the rules do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Rule id: `<module>.<name>`.
    pub rule: Cow<'static, str>,
    /// Severity of a failure in this case; a rule may lower its usual severity.
    pub severity: Severity,
    /// Points at stake.
    pub weight: u32,
    /// Outcome of the rule.
    pub outcome: Outcome,
    /// One sentence about the case, at most [`MAX_MESSAGE`] characters; a passed rule may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Locations on the page, at most [`MAX_EVIDENCE`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Measured values.
    #[serde(default, skip_serializing_if = "Data::is_empty")]
    pub data: Data,
    /// The suppression that keeps a failure from counting, as it was when the page was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppressed: Option<Suppressed>,
}

/// The suppression of a finding or of one piece of its evidence: it is still listed, but does not count in scores, totals
/// and gates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppressed {
    /// Id of the suppression.
    pub id: String,
    /// Its reason, as its owner gave it.
    pub reason: String,
    /// Time from which it no longer applies to new audits, as RFC 3339; `None` for never.
    pub expires_at: Option<String>,
}

impl Finding {
    /// Returns the module in the rule id; `None` if this version does not know it.
    pub fn module(&self) -> Option<Module> {
        Module::from_key(self.rule.split_once('.')?.0)
    }

    /// Returns true if the rule was left out because it is about search results and the page has `noindex`.
    pub fn is_not_judged(&self) -> bool {
        self.outcome == Outcome::Inapplicable && self.message.is_some()
    }

    /// Returns the number of its issues, one for each evidence entry and at least one, and how many are suppressed.
    fn issues(&self) -> (usize, usize) {
        let all = self.evidence.len().max(1);
        let suppressed = match self.suppressed {
            Some(_) => all,
            None => self.evidence.iter().filter(|evidence| evidence.suppressed.is_some()).count(),
        };
        (all, suppressed)
    }
}

/// Rules that were left out of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotJudged {
    /// The cause: `noindex`.
    pub reason: &'static str,
    /// Ids of the rules.
    pub rules: Vec<Cow<'static, str>>,
}

impl NotJudged {
    /// Returns the rules that were left out; `None` if there are none.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Option<Self> {
        let left_out = findings.into_iter().filter(|finding| finding.is_not_judged());
        let rules: Vec<_> = left_out.map(|finding| finding.rule.clone()).collect();
        (!rules.is_empty()).then_some(Self { reason: "noindex", rules })
    }

    /// Returns it as one line without a full stop: `5 search rules not judged: noindex`.
    pub fn line(&self) -> String {
        let count = self.rules.len();
        format!("{count} search {} not judged: {}", if count == 1 { "rule" } else { "rules" }, self.reason)
    }
}

/// Severities from the mildest, as issues are counted.
const SEVERITIES: [Severity; 4] = [Severity::Info, Severity::Minor, Severity::Major, Severity::Critical];

/// Counts issues by severity, mildest first. A failed finding counts once for each evidence entry, and once if it has
/// none. Suppressed ones do not count.
pub fn issues(findings: &[Finding]) -> [u32; 4] {
    count(findings, |(all, suppressed)| all - suppressed)
}

/// Counts suppressed issues by severity, mildest first.
pub fn suppressed_issues(findings: &[Finding]) -> [u32; 4] {
    count(findings, |(_, suppressed)| suppressed)
}

fn count(findings: &[Finding], counted: impl Fn((usize, usize)) -> usize) -> [u32; 4] {
    SEVERITIES.map(|severity| {
        let failed =
            findings.iter().filter(|finding| finding.outcome == Outcome::Failed && finding.severity == severity);
        // Saturates; a finding has at most `MAX_EVIDENCE` entries.
        failed.map(|finding| u32::try_from(counted(finding.issues())).unwrap_or(u32::MAX)).sum()
    })
}

/// One location on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// CSS selector of the element; empty if the evidence is not an element. A selector longer than [`MAX_SELECTOR`]
    /// loses its beginning.
    pub selector: String,
    /// Beginning of the markup or text at this location, at most [`MAX_SNIPPET`] characters.
    pub snippet: String,
    /// The suppression that keeps this location from counting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppressed: Option<Suppressed>,
}
