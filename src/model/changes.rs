//! Changes: the differences between an audit and its base in numbers, stored when the audit ends.
use super::comparison::{Change, Counts};
use super::{CategoryScores, Severity};
use serde::{Deserialize, Serialize};

/// The audit that another one is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// Public id of the audit; `None` if there is none to compare with.
    pub job_id: Option<String>,
    /// The reason why it was chosen, or why there is none.
    pub why: String,
}

/// The overall score before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreChange {
    /// Score of the base.
    pub before: Option<u8>,
    /// Score of this audit.
    pub after: Option<u8>,
}

/// The differences between an audit and its base. Without a base the numbers are null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// The base.
    pub base: Base,
    /// The overall score.
    pub score: ScoreChange,
    /// Places that fail now and did not.
    pub new: Option<u32>,
    /// Places that failed and do not any more.
    pub fixed: Option<u32>,
    /// Places that fail as before.
    pub still: Option<u32>,
    /// Findings with a higher severity, or at more places than can be told apart.
    pub worse: Option<u32>,
}

impl Changes {
    /// Builds the changes; `counts` is `None` without a base.
    pub fn new(
        base: Base,
        (before, after): (Option<&CategoryScores>, &CategoryScores),
        counts: Option<&Counts>,
    ) -> Self {
        let total = |change| counts.map(|counts| counts.total(change));
        Self {
            base,
            score: ScoreChange { before: before.and_then(|scores| scores.overall), after: after.overall },
            new: total(Change::New),
            fixed: total(Change::Fixed),
            still: total(Change::Still),
            worse: total(Change::Worse),
        }
    }
}

/// Numbers by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names need no explanation")]
pub struct SeverityCounts {
    pub critical: u32,
    pub major: u32,
    pub minor: u32,
    pub info: u32,
}

impl SeverityCounts {
    /// Builds the counts from numbers by severity, mildest first.
    pub const fn of([info, minor, major, critical]: [u32; 4]) -> Self {
        Self { critical, major, minor, info }
    }

    /// Returns the sum over the severities from this one upwards.
    pub fn at_least(self, severity: Severity) -> u32 {
        let all = [
            (Severity::Info, self.info),
            (Severity::Minor, self.minor),
            (Severity::Major, self.major),
            (Severity::Critical, self.critical),
        ];
        all.into_iter().filter(|(own, _)| *own >= severity).fold(0, |sum, (_, count)| sum.saturating_add(count))
    }
}

/// Returns the numbers of what is new or worse, by severity: what a limit on new issues counts.
pub fn new_or_worse(counts: &Counts) -> SeverityCounts {
    let [new, worse] = [Change::New, Change::Worse].map(|change| counts.by_severity(change));
    let mut sum = new;
    for (number, more) in sum.iter_mut().zip(worse) {
        *number = number.saturating_add(more);
    }
    SeverityCounts::of(sum)
}
