//! Audit: one run over a website or over selected pages of it.
use super::{AccountId, AuditOptions, CategoryScores, Changes, Gate, Scores, StopReason, Timestamp};
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// Id of an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AuditId(pub i64);

/// One run over a website or over selected pages of it: the options it was created with and its state.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// Numeric id, used by the Hikoo and MetricSpot dialects.
    pub id: AuditId,
    /// Public id of 24 random hexadecimal digits, used by the VertaaUX dialect.
    pub job_id: String,
    /// Account that owns the audit.
    pub account: AccountId,
    /// Id of the website that the start page belongs to.
    pub website: i64,
    /// Start URL, as accepted.
    pub url: String,
    /// Options that the caller chose.
    pub options: AuditOptions,
    /// Current status.
    pub status: Status,
    /// Current phase of the work.
    pub phase: Phase,
    /// Version of the rules that judge the audit.
    pub ruleset: String,
    /// Score thresholds, evaluated on completion; `None` if the caller set none.
    pub gate: Option<Gate>,
    /// Maximum number of pages to judge.
    pub max_pages: u32,
    /// Reason why the crawl ended; `None` while it runs.
    pub stop_reason: Option<StopReason>,
    /// Scores; `None` until the audit has completed.
    pub scores: Option<Scores>,
    /// Scores of the selected score categories; `None` until the audit has completed, and if it did before they were
    /// stored.
    pub category_scores: Option<CategoryScores>,
    /// Differences from its base; `None` unless it has completed.
    pub changes: Option<Changes>,
    /// Reason for the failure, for the caller; `None` unless the audit has failed.
    pub error: Option<String>,
    /// Time of creation.
    pub created_at: Timestamp,
    /// Time at which work started; `None` while the audit is queued.
    pub started_at: Option<Timestamp>,
    /// Time of completion or failure.
    pub completed_at: Option<Timestamp>,
}

impl Audit {
    /// Returns true if the audit completed with scores that breach its gate.
    pub fn is_breached(&self) -> bool {
        self.gate.as_ref().is_some_and(|gate| gate.breached)
    }
}

/// Status of an audit. It only moves forward; `Completed` and `Failed` are final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Status {
    /// Accepted; work has not started.
    Queued,
    /// In progress.
    Running,
    /// Completed; the audit does not change any more.
    Completed,
    /// Failed; `error` has the reason.
    Failed,
}

impl Status {
    /// Returns the status as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns true if the audit has ended.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Failed)
    }
}

/// Phase of the work on an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Fetching robots.txt and the site's other files.
    Start,
    /// Fetching and judging pages.
    Pages,
    /// Selecting the next pages.
    Plan,
    /// Judging the site as a whole, scoring and closing.
    Finish,
}
