//! A request for an audit: check it, keep it, enqueue it.
use crate::model::{Account, Audit, Job, Kind, Language, Mode, Target, TargetError};
use crate::ports::{PortError, Services};
use crate::rules::RULESET;
use crate::store::audits::{self, NewAudit};
use serde_json::{Map, Value};

/// What a caller asks for, in no dialect's words.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The page to start at.
    pub url: String,
    /// Which pages.
    pub kind: Kind,
    /// How many.
    pub mode: Mode,
    /// For which language.
    pub language: Language,
    /// Milliseconds for a page; none: the service's own.
    pub timeout_ms: Option<u32>,
    /// What the caller wants to find again.
    pub metadata: Map<String, Value>,
}

/// Why there will be no audit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The URL is no target.
    #[error("{0}")]
    Target(#[from] TargetError),
    /// The month's audits are used up.
    #[error("the plan's audits for this month are used up")]
    AllowanceSpent,
    /// We, or the platform, are to blame.
    #[error("{0}")]
    Port(#[from] PortError),
}

/// Accepts an audit. Its message may be lost; the sweeper sends it again.
///
/// # Errors
/// Where the URL may not be audited, the plan is used up, or the database does not answer.
pub async fn audit(services: &Services<'_>, account: &Account, request: Request) -> Result<Audit, Refusal> {
    let target = Target::parse(&request.url, services.settings.policy)?;
    let now = services.clock.now();
    let new = NewAudit {
        account: account.id,
        url: request.url.trim().to_owned(),
        target,
        kind: request.kind,
        mode: request.mode,
        language: request.language,
        timeout_ms: request.timeout_ms.unwrap_or(services.settings.page_timeout_ms),
        ruleset: RULESET,
        metadata: request.metadata,
        allowance: account.plan.audits_a_month(),
        month_start: now.month_start(),
        now,
    };
    let audit = audits::insert(services.database, &new).await?.ok_or(Refusal::AllowanceSpent)?;
    // A queue that is down must not lose an accepted audit: the row is there, and the sweeper sends what was not sent.
    let _ = services.queue.send(&[Job::Start { audit: audit.id }], 0).await;
    Ok(audit)
}
