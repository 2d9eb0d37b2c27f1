//! Gate: score thresholds that a caller sets for an audit, and their result.
use serde::{Deserialize, Serialize};

/// Score thresholds of an audit and, once it has completed, their result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gate {
    /// True if a threshold is breached.
    pub breached: bool,
    /// Minimum overall score, 0 to 100.
    pub fail_on_score: Option<f64>,
    /// Maximum drop of the overall score since the previous audit, 0 to 100.
    pub fail_on_drop: Option<f64>,
    /// Overall score.
    pub overall: Option<u8>,
    /// Overall score of the previous completed audit of the same URL.
    pub previous_overall: Option<u8>,
    /// Sentence that names the breached threshold.
    pub reason: Option<String>,
}

impl Gate {
    /// Evaluates the thresholds. Without a score, or without a previous audit, the threshold that needs it is not
    /// breached.
    pub fn decide(self, overall: Option<u8>, previous_overall: Option<u8>) -> Self {
        let below = self.fail_on_score.zip(overall).filter(|(min, score)| f64::from(*score) < *min);
        let drop = overall.zip(previous_overall).map(|(now, then)| f64::from(then) - f64::from(now));
        let dropped = self.fail_on_drop.zip(drop).filter(|(max, drop)| drop > max);
        let reason = match (below, dropped) {
            (Some((min, score)), _) => Some(format!("The overall score {score} is below fail_on_score {min}")),
            (None, Some((max, drop))) => Some(format!(
                "The overall score dropped by {drop} since the previous audit, more than fail_on_drop {max}"
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
    fn a_score_equal_to_its_threshold_is_no_breach() {
        let is_breached = |score, drop, now, then| {
            let limits = Gate { fail_on_score: score, fail_on_drop: drop, ..Gate::default() };
            limits.decide(now, then).breached
        };
        assert!(!is_breached(Some(80.0), None, Some(80), None) && is_breached(Some(80.5), None, Some(80), None));
        assert!(!is_breached(None, Some(5.0), Some(75), Some(80)) && is_breached(None, Some(4.5), Some(75), Some(80)));
        assert!(!is_breached(None, Some(0.0), Some(75), None), "there is no previous audit");
        assert!(!is_breached(Some(100.0), None, None, None), "there is no score");
        assert!(!is_breached(None, Some(0.0), Some(81), Some(80)), "the score rose");
    }
}
