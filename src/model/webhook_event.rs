//! WebhookEventKind: the events that webhooks report.
use serde::{Deserialize, Serialize};
use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// Maximum length of the body of an event, in bytes.
pub const MAX_BODY: usize = 20_000;
/// Number of times that a request has already passed through this service. Webhooks send it; the API refuses requests
/// that have it, so that two hooks that call each other do not run forever.
pub const HOP_HEADER: &str = "x-sitegauge-hop";

/// A kind of webhook event.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray, EnumCount,
)]
pub enum WebhookEventKind {
    /// An audit completed.
    #[serde(rename = "audit.completed")]
    #[strum(serialize = "audit.completed")]
    AuditCompleted,
    /// An audit failed.
    #[serde(rename = "audit.failed")]
    #[strum(serialize = "audit.failed")]
    AuditFailed,
    /// An audit was canceled by its owner.
    #[serde(rename = "audit.canceled")]
    #[strum(serialize = "audit.canceled")]
    AuditCanceled,
    /// A completed audit breached its gate; sent in addition to [`AuditCompleted`](Self::AuditCompleted).
    #[serde(rename = "audit.regressed")]
    #[strum(serialize = "audit.regressed")]
    AuditRegressed,
    /// A schedule did not start an audit when it was due.
    #[serde(rename = "schedule.skipped")]
    #[strum(serialize = "schedule.skipped")]
    ScheduleSkipped,
    /// Another endpoint of the account was disabled because it failed for too long.
    #[serde(rename = "endpoint.disabled")]
    #[strum(serialize = "endpoint.disabled")]
    EndpointDisabled,
    /// A test, sent on request to one endpoint.
    #[serde(rename = "ping")]
    #[strum(serialize = "ping")]
    Ping,
}

impl WebhookEventKind {
    /// All kinds.
    pub const ALL: [Self; Self::COUNT] = super::all_variants();

    /// Returns the kind as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
