//! Gate: limits on the score and on new issues that a caller sets for an audit, and their result.
use super::{Base, Severity, SeverityCounts};
use serde::{Deserialize, Serialize};

/// Limits of an audit and, once it has completed, their result. The serialized limits are part of the fingerprints of
/// stored requests, so that a limit that came later is left out where it is not set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gate {
    /// True if a limit is breached.
    pub breached: bool,
    /// Minimum overall score, 0 to 100.
    pub fail_on_score: Option<f64>,
    /// Maximum drop of the overall score since the base, 0 to 100.
    pub fail_on_drop: Option<f64>,
    /// Lowest severity of which no issue may be new or worse since the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fail_on_new: Option<Severity>,
    /// Overall score.
    pub overall: Option<u8>,
    /// Overall score of the base.
    pub previous_overall: Option<u8>,
    /// Sentence that names the breached limit.
    pub reason: Option<String>,
    /// The audit that this one is judged against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    /// Numbers of issues that are new or worse since the base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<SeverityCounts>,
}

/// Values that the limits are compared with. Those of the base are `None` if there is none.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Overall score.
    pub overall: Option<u8>,
    /// Overall score of the base.
    pub previous_overall: Option<u8>,
    /// Numbers of issues that are new or worse since the base.
    pub new: Option<SeverityCounts>,
    /// The base.
    pub base: Base,
}

impl Gate {
    /// Returns true if there is a limit.
    pub const fn has_limits(&self) -> bool {
        self.fail_on_score.is_some() || self.fail_on_drop.is_some() || self.fail_on_new.is_some()
    }

    /// Evaluates the limits. Without a score, or without a base, the limit that needs it is not breached.
    pub fn decide(self, measured: Measured) -> Self {
        let Measured { overall, previous_overall, new, base } = measured;
        let reason = self.breach(overall, previous_overall, new);
        Self { breached: reason.is_some(), overall, previous_overall, reason, base: Some(base), new, ..self }
    }

    /// Returns the sentence about the first limit that is breached.
    fn breach(&self, overall: Option<u8>, previous: Option<u8>, new: Option<SeverityCounts>) -> Option<String> {
        if let Some((min, score)) = self.fail_on_score.zip(overall).filter(|(min, score)| f64::from(*score) < *min) {
            return Some(format!("The overall score {score} is below fail_on_score {min}"));
        }
        let drop = overall.zip(previous).map(|(now, then)| f64::from(then) - f64::from(now));
        if let Some((max, drop)) = self.fail_on_drop.zip(drop).filter(|(max, drop)| drop > max) {
            return Some(format!(
                "The overall score dropped by {drop} since the previous audit, more than fail_on_drop {max}"
            ));
        }
        let severity = self.fail_on_new?;
        let count = new?.at_least(severity);
        let issues = if count == 1 { "issue is" } else { "issues are" };
        let word = severity.as_str();
        (count > 0).then(|| format!("{count} {issues} new or worse at fail_on_new {word} since the previous audit"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_equal_to_its_threshold_is_no_breach() {
        let is_breached = |score, drop, now, then| {
            let limits = Gate { fail_on_score: score, fail_on_drop: drop, ..Gate::default() };
            let base = Base { job_id: None, why: String::new() };
            limits.decide(Measured { overall: now, previous_overall: then, new: None, base }).breached
        };
        assert!(!is_breached(Some(80.0), None, Some(80), None) && is_breached(Some(80.5), None, Some(80), None));
        assert!(!is_breached(None, Some(5.0), Some(75), Some(80)) && is_breached(None, Some(4.5), Some(75), Some(80)));
        assert!(!is_breached(None, Some(0.0), Some(75), None), "there is no previous audit");
        assert!(!is_breached(Some(100.0), None, None, None), "there is no score");
        assert!(!is_breached(None, Some(0.0), Some(81), Some(80)), "the score rose");
    }

    #[test]
    fn new_issues_of_the_severity_or_above_breach() {
        let is_breached = |severity, new: Option<[u32; 4]>| {
            let limits = Gate { fail_on_new: Some(severity), ..Gate::default() };
            let base = Base { job_id: Some("x".to_owned()), why: String::new() };
            let new = new.map(SeverityCounts::of);
            limits.decide(Measured { overall: None, previous_overall: None, new, base }).breached
        };
        assert!(is_breached(Severity::Major, Some([0, 0, 1, 0])) && is_breached(Severity::Major, Some([0, 0, 0, 1])));
        assert!(!is_breached(Severity::Major, Some([9, 9, 0, 0])) && !is_breached(Severity::Minor, None));
    }

    #[test]
    fn a_limit_that_is_not_set_is_not_serialized() {
        let text = serde_json::to_string(&Gate::default()).unwrap();
        assert!(!text.contains("fail_on_new") && !text.contains("base") && !text.contains("\"new\""));
    }
}
