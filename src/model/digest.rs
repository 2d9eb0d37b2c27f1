//! PageDigest: the failures of a page by fingerprint, stored when the page ends, so that audits are compared without findings.
use super::fingerprint;
use super::urls::page_key;
use super::{Finding, Outcome, Severity};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The failures of a page, and the rules that could not be decided on it. Serialized with short names: a page has dozens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageDigest {
    /// Failures by rule.
    #[serde(rename = "f")]
    pub failed: BTreeMap<String, Failure>,
    /// Rules that could not be decided.
    #[serde(rename = "u", default, skip_serializing_if = "BTreeSet::is_empty")]
    pub undecided: BTreeSet<String>,
    /// Ids of the suppressions that applied.
    #[serde(rename = "m", default, skip_serializing_if = "BTreeSet::is_empty")]
    pub suppressions: BTreeSet<String>,
}

/// The failure of one rule on one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Its severity.
    #[serde(rename = "s")]
    pub severity: Severity,
    /// Number of places at which the rule failed; more than there is evidence if that was cut.
    #[serde(rename = "n")]
    pub places: u32,
    /// Number of pieces of evidence by fingerprint.
    #[serde(rename = "e", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<String, u32>,
    /// Those of them that are suppressed.
    #[serde(rename = "x", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub suppressed: BTreeMap<String, u32>,
    /// True if the finding as a whole is suppressed.
    #[serde(rename = "z", default, skip_serializing_if = "std::ops::Not::not")]
    pub is_suppressed: bool,
}

impl PageDigest {
    /// Builds the digest of a page's findings.
    pub fn of(findings: &[Finding], url: &str) -> Self {
        let key = page_key(url);
        let mut digest = Self::default();
        for finding in findings {
            match finding.outcome {
                Outcome::Failed => {
                    digest.failed.insert(finding.rule.to_string(), Failure::of(finding, &key));
                    let of_evidence = finding.evidence.iter().filter_map(|evidence| evidence.suppressed.as_ref());
                    let suppressions = finding.suppressed.iter().chain(of_evidence);
                    digest.suppressions.extend(suppressions.map(|suppressed| suppressed.id.clone()));
                }
                Outcome::CannotTell => {
                    digest.undecided.insert(finding.rule.to_string());
                }
                Outcome::Passed | Outcome::Inapplicable => {}
            }
        }
        digest
    }
}

impl Failure {
    fn of(finding: &Finding, page_key: &str) -> Self {
        let (mut evidence, mut suppressed) = (BTreeMap::new(), BTreeMap::new());
        for piece in &finding.evidence {
            let fingerprint = fingerprint::of_evidence(&finding.rule, page_key, piece);
            if piece.suppressed.is_some() {
                *suppressed.entry(fingerprint.clone()).or_default() += 1;
            }
            *evidence.entry(fingerprint).or_default() += 1;
        }
        Self {
            severity: finding.severity,
            places: u32::try_from(places(finding)).unwrap_or(u32::MAX),
            evidence,
            suppressed,
            is_suppressed: finding.suppressed.is_some(),
        }
    }

    /// Returns true if there is evidence of every place, so that places can be compared one by one.
    pub fn is_complete(&self) -> bool {
        !self.evidence.is_empty() && self.evidence.values().sum::<u32>() == self.places
    }
}

/// Returns the number of places at which a rule failed: `data.count` if evidence was cut, else one for each piece of
/// evidence, and one for a finding without evidence.
pub fn places(finding: &Finding) -> usize {
    let shown = finding.evidence.len();
    let count = finding.data.get("count").and_then(serde_json::Value::as_u64).filter(|_| shown > 0);
    let count = count.and_then(|count| usize::try_from(count).ok()).unwrap_or_default();
    count.max(shown).max(1)
}
