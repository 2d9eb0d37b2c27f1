//! Audit: one run over a website or some of its pages.
use super::{AccountId, AuditOptions, Gate, Scores, StopReason, Timestamp};
use serde::{Deserialize, Serialize};

/// The number of an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AuditId(pub i64);

/// One run over a website or some of its pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// Its number: what Hikoo and MetricSpot call it by.
    pub id: AuditId,
    /// Twenty-four random hexadecimal digits: what VertaaUX calls it by.
    pub job_id: String,
    /// Whose it is.
    pub account: AccountId,
    /// The number of the website it belongs to.
    pub website: i64,
    /// Where it starts, as it was accepted.
    pub url: String,
    /// The options that its caller chose.
    pub options: AuditOptions,
    /// Where it stands.
    pub status: Status,
    /// What is being done.
    pub phase: Phase,
    /// The version of the rules it is judged by.
    pub ruleset: String,
    /// Limits on its score, decided about once it has completed.
    pub gate: Option<Gate>,
    /// Pages that it may judge.
    pub max_pages: u32,
    /// Why it looked no further, once it has stopped.
    pub stop_reason: Option<StopReason>,
    /// Present once it is completed.
    pub scores: Option<Scores>,
    /// Why it failed.
    pub error: Option<String>,
    /// When it was accepted.
    pub created_at: Timestamp,
    /// When it was first taken up.
    pub started_at: Option<Timestamp>,
    /// When it completed or failed.
    pub completed_at: Option<Timestamp>,
}

impl Audit {
    /// Whether it completed and broke a limit on its score.
    pub fn is_breached(&self) -> bool {
        self.gate.as_ref().is_some_and(|gate| gate.breached)
    }
}

/// Where an audit stands. It only moves forward, and ends completed or failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Accepted.
    Queued,
    /// Taken up.
    Running,
    /// Done; it never changes again.
    Completed,
    /// Given up; `error` says why.
    Failed,
}

impl Status {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Failed => "failed",
        }
    }

    /// Whether it has ended.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Failed)
    }
}

/// What is being done for an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Reading the site's own files.
    Start,
    /// Fetching and judging pages.
    Pages,
    /// Choosing the next pages.
    Plan,
    /// Judging the site, and closing.
    Finish,
}

/// Which pages an audit covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    /// What can be reached from its first page.
    #[default]
    Full,
    /// Only the pages that were named.
    SelectedPages,
}

/// How far an audit reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// One page.
    #[default]
    Basic,
    /// Up to 5 pages.
    Standard,
    /// Up to 20 pages.
    Deep,
}

impl Mode {
    /// Pages that it reaches.
    pub const fn pages(self) -> u32 {
        match self {
            Self::Basic => 1,
            Self::Standard => 5,
            Self::Deep => 20,
        }
    }

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Standard => "standard",
            Self::Deep => "deep",
        }
    }
}

/// A language that audits can be written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}
