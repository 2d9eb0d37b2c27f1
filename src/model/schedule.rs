//! Schedule: an audit that starts by itself, and its runs.
use super::{AccountId, AuditId, Mode, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use strum::{IntoStaticStr, VariantArray};

/// An audit that starts by itself at the due times of a [`Recurrence`](super::Recurrence).
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// Public id: `sch_` and 32 random hexadecimal digits.
    pub id: String,
    /// Account that owns the schedule.
    pub account: AccountId,
    /// Choices of its owner.
    pub settings: ScheduleSettings,
    /// True if it was created with a test key: its audits are sandbox audits.
    pub is_sandbox: bool,
    /// Number of changes so far.
    pub version: i64,
    /// Time of creation.
    pub created_at: Timestamp,
    /// Start of its last audit.
    pub last_run_at: Option<Timestamp>,
    /// Next due time; `None` while it is disabled.
    pub next_run_at: Option<Timestamp>,
}

impl Schedule {
    /// Builds the data of the event that a run due at this time was skipped.
    pub fn skipped_event(&self, due_at: Timestamp, reason: &RunSkip) -> Value {
        json!({
            "schedule_id": self.id,
            "name": self.settings.name,
            "url": self.settings.url,
            "due_at": due_at.to_seconds(),
            "reason": reason.as_str(),
            "message": reason.message(),
            "next_run_at": self.next_run_at.map(Timestamp::to_seconds),
        })
    }
}

/// The choices of a schedule's owner.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduleSettings {
    /// Start page of the audits.
    pub url: String,
    /// Number of pages to audit, as a named size.
    pub mode: Mode,
    /// Cron expression.
    pub cron_expression: String,
    /// Name of the time zone of the cron expression.
    pub time_zone: String,
    /// Display name.
    pub name: String,
    /// False while the schedule is paused.
    pub is_enabled: bool,
    /// Alert when an audit fails.
    pub alert_on_fail: bool,
    /// Alert when the score drops by more than `score_threshold` points.
    pub alert_on_score_drop: bool,
    /// Largest drop of the score without an alert, 0 to 100 points.
    pub score_threshold: f64,
    /// URL that receives the events of the audits.
    pub webhook_url: Option<String>,
    /// E-mail addresses, separated by commas. They are stored; no mail is sent.
    pub email_recipients: Option<String>,
}

impl ScheduleSettings {
    /// Default of `score_threshold`, in points.
    pub const DEFAULT_SCORE_THRESHOLD: f64 = 5.0;

    /// Returns the score drop at which an audit of the schedule fails, if drops matter.
    pub fn fail_on_drop(&self) -> Option<f64> {
        self.alert_on_score_drop.then_some(self.score_threshold)
    }

    /// Returns the URL that receives the events of the schedule's audits: its webhook, while at least one alert is on.
    pub fn alert_url(&self) -> Option<&str> {
        self.webhook_url.as_deref().filter(|_| self.alert_on_fail || self.alert_on_score_drop)
    }
}

/// A run of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleRun {
    /// Public id of the run.
    pub id: String,
    /// Public id of its schedule.
    pub schedule: String,
    /// State of the run.
    pub state: RunState,
    /// Due time that the run is for.
    pub due_at: Timestamp,
    /// Public id of its audit; `None` if none was started.
    pub job_id: Option<String>,
    /// Overall score of the audit.
    pub score: Option<u8>,
    /// Difference to the last score of the schedule before this run.
    pub score_delta: Option<i16>,
    /// Start of the audit.
    pub started_at: Option<Timestamp>,
    /// End of the audit.
    pub completed_at: Option<Timestamp>,
    /// Reason why the run was skipped or the audit failed.
    pub error: Option<String>,
}

/// State of a run. It only moves forward; the last three are final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum RunState {
    /// Due; its audit was not started yet.
    Waiting,
    /// Its audit was started.
    Started,
    /// No audit was started.
    Skipped,
    /// Its audit completed.
    Completed,
    /// Its audit failed, or breached a threshold.
    Failed,
}

impl RunState {
    /// Returns the state as written in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Reason why a run starts no audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunSkip {
    /// The audit of an earlier run has not ended.
    Running,
    /// The plan's audits are used up.
    AllowanceSpent,
    /// The URL may not be audited any more.
    Refused(String),
    /// The service could not start the audit for almost a day.
    Fault,
}

impl RunSkip {
    /// Returns the reason as a word, for events.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::AllowanceSpent => "allowance_spent",
            Self::Refused(_) => "refused",
            Self::Fault => "fault",
        }
    }

    /// Returns the reason as a sentence, for the owner.
    pub fn message(&self) -> String {
        match self {
            Self::Running => "The audit of the run before was still running".to_owned(),
            Self::AllowanceSpent => "The plan's audits were used up".to_owned(),
            Self::Refused(reason) => format!("The URL could not be audited: {reason}"),
            Self::Fault => "The audit could not be started because of a fault of this service".to_owned(),
        }
    }
}

/// The result of an audit that a run started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunResult {
    /// The audit; `None` if it was deleted.
    pub audit: Option<AuditId>,
    /// True if the audit completed without a breach.
    pub has_passed: bool,
    /// Reason for a failure.
    pub error: Option<String>,
    /// End of the audit.
    pub completed_at: Option<Timestamp>,
}
