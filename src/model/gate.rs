//! Gate: the scores below which whoever asked for an audit wants it to fail.
use serde::{Deserialize, Serialize};

/// Limits on the score of an audit, and what became of them once it has completed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gate {
    /// Whether a limit is broken.
    pub breached: bool,
    /// The overall score must not be below this, 0 to 100.
    pub fail_on_score: Option<f64>,
    /// The overall score must not have dropped by more than this since the audit before, 0 to 100.
    pub fail_on_drop: Option<f64>,
    /// The overall score.
    pub overall: Option<u8>,
    /// The overall score of the last completed audit of the same URL before this one.
    pub previous_overall: Option<u8>,
    /// Which limit is broken, for people.
    pub reason: Option<String>,
}

impl Gate {
    /// Decides about these limits. What cannot be told breaks nothing: no score, or no audit before.
    pub fn decide(self, overall: Option<u8>, previous_overall: Option<u8>) -> Self {
        let below = self.fail_on_score.zip(overall).filter(|(least, score)| f64::from(*score) < *least);
        let drop = overall.zip(previous_overall).map(|(now, then)| f64::from(then) - f64::from(now));
        let dropped = self.fail_on_drop.zip(drop).filter(|(most, drop)| drop > most);
        let reason = match (below, dropped) {
            (Some((least, score)), _) => Some(format!("The overall score {score} is below fail_on_score {least}")),
            (None, Some((most, drop))) => Some(format!(
                "The overall score dropped by {drop} since the audit before, more than fail_on_drop {most}"
            )),
            (None, None) => None,
        };
        Self { breached: reason.is_some(), overall, previous_overall, reason, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_broken_from_one_point_beyond() {
        let decide = |score, drop, now, then| {
            let limits = Gate { fail_on_score: score, fail_on_drop: drop, ..Gate::default() };
            limits.decide(now, then).breached
        };
        assert!(!decide(Some(80.0), None, Some(80), None) && decide(Some(80.5), None, Some(80), None));
        assert!(!decide(None, Some(5.0), Some(75), Some(80)) && decide(None, Some(4.5), Some(75), Some(80)));
        assert!(!decide(None, Some(0.0), Some(75), None), "there is no audit before");
        assert!(!decide(Some(100.0), None, None, None), "there is no score");
        assert!(!decide(None, Some(0.0), Some(81), Some(80)), "it rose");
    }
}
