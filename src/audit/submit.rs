//! A request for an audit: check it, keep it, enqueue it.
use crate::model::{
    Account, Audit, Gate, Job, Kind, Language, Mode, Scope, ScoreCategory, Status, StopReason, Target, TargetError,
    Timestamp, sha256,
};
use crate::ports::{Event, PortError, Services, UrlParts};
use crate::rules::RULESET;
use crate::store::create::{self, Accepted, NewAudit};
use crate::store::{audits, plan};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// What a caller asks for, in no dialect's words.
#[derive(Clone, Debug, Default)]
pub struct AuditRequest {
    /// The page to start at.
    pub url: String,
    /// Which pages.
    pub kind: Kind,
    /// How far.
    pub mode: Mode,
    /// How many; none: as many as the mode reaches.
    pub max_pages: Option<u32>,
    /// The pages themselves, where only those are wanted.
    pub urls: Vec<String>,
    /// Only pages whose path fits one of these patterns, if there are any.
    pub include: Vec<String>,
    /// No pages whose path fits one of these patterns.
    pub exclude: Vec<String>,
    /// For which language.
    pub language: Language,
    /// Requests of an account with the same key and the same content are one.
    pub idempotency_key: Option<String>,
    /// Milliseconds for a page; none: the service's own.
    pub timeout_ms: Option<u32>,
    /// Who to say one is; none: only who one is.
    pub user_agent: Option<String>,
    /// The score_categories that count; none: all.
    pub score_categories: Option<Vec<ScoreCategory>>,
    /// Limits on the score.
    pub gate: Gate,
    /// Whether it is only tried out: one page, at no cost.
    pub is_sandbox: bool,
    /// What the caller wants to find again.
    pub metadata: Map<String, Value>,
    /// Milliseconds that the URL has to rest between two audits that ask for it; none: it need not.
    pub cooldown_ms: Option<i64>,
}

/// Why there will be no audit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A URL is no target.
    #[error("{url}: {error}")]
    Target {
        /// As it was given.
        url: String,
        /// Why not.
        error: TargetError,
    },
    /// More pages than the plan has in one audit.
    #[error("an audit of your plan has at most {0} pages")]
    TooManyPages(u32),
    /// The idempotency key stands for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// The month's audits are used up.
    #[error("the plan's audits for this month are used up")]
    AllowanceSpent,
    /// The same URL has to rest after its last audit.
    #[error("this URL was audited a short while ago; it may be audited again at {ready_at}")]
    Resting {
        /// When it may be audited again.
        ready_at: Timestamp,
        /// What time it is.
        now: Timestamp,
    },
    /// We, or the platform, are to blame.
    #[error("{0}")]
    Port(#[from] PortError),
}

/// Accepts an audit within the account's plan. Its message may be lost; the sweeper sends it again.
///
/// # Errors
/// Where a URL may not be audited, the plan is used up, or the database does not answer.
pub async fn audit(services: &Services<'_>, account: &Account, request: AuditRequest) -> Result<Audit, Refusal> {
    let most = if request.is_sandbox { 1 } else { account.plan.pages_an_audit() };
    accept(services, account, request, most).await
}

/// As [`audit`], with so many pages at most, whatever the plan says.
///
/// # Errors
/// As [`audit`].
pub async fn accept(
    services: &Services<'_>,
    account: &Account,
    request: AuditRequest,
    most: u32,
) -> Result<Audit, Refusal> {
    let first = target(services, &request.url)?;
    let mut named = request.urls.iter().map(|url| target(services, url)).collect::<Result<Vec<_>, _>>()?;
    let mut seen = HashSet::new();
    named.retain(|target| seen.insert(target.clone()));
    let max_pages = match request.kind {
        Kind::SelectedPages => u32::try_from(named.len()).unwrap_or(u32::MAX),
        // What a mode reaches is cut to the plan; a number that was asked for by name is not.
        Kind::Full => request.max_pages.unwrap_or(request.mode.pages().min(most)),
    };
    if max_pages > most {
        return Err(Refusal::TooManyPages(most));
    }
    let now = services.clock.now();
    let fingerprint = fingerprint(&request, max_pages);
    let new = NewAudit {
        idempotency_key: request.idempotency_key,
        fingerprint,
        account: account.id,
        url: request.url.trim().to_owned(),
        target: first,
        named,
        scope: Scope { max_pages, include: request.include, exclude: request.exclude },
        kind: request.kind,
        mode: request.mode,
        language: request.language,
        timeout_ms: request.timeout_ms.unwrap_or(services.settings.page_timeout_ms),
        user_agent: request.user_agent,
        score_categories: request.score_categories,
        gate: request.gate,
        is_sandbox: request.is_sandbox,
        ruleset: RULESET,
        metadata: request.metadata,
        cooldown_ms: request.cooldown_ms,
        allowance: account.plan.audits_a_month(),
        month_start: now.month_start(),
        now,
    };
    let audit = match create::insert(services.database, &new).await? {
        Accepted::New(audit) => audit,
        Accepted::Before(audit) => return Ok(audit),
        Accepted::KeyReused => return Err(Refusal::KeyReused),
        Accepted::Spent => return Err(Refusal::AllowanceSpent),
        Accepted::Resting(ready_at) => return Err(Refusal::Resting { ready_at, now }),
    };
    // A queue that is down must not lose an accepted audit: the row is there, and the sweeper sends what was not sent.
    send(services, Job::Start { audit: audit.id }).await;
    services.log.log(&Event::AuditAccepted {
        audit_id: audit.id,
        job_id: &audit.job_id,
        account_id: audit.account,
        url: UrlParts::of(new.target.as_str()),
        kind: audit.kind,
        max_pages,
    });
    Ok(audit)
}

/// A URL that may be audited.
///
/// # Errors
/// Where it may not.
pub fn target(services: &Services<'_>, url: &str) -> Result<Target, Refusal> {
    let target =
        Target::parse(url, services.settings.policy).and_then(|target| match services.settings.is_own(&target) {
            true => Err(TargetError::Own),
            false => Ok(target),
        });
    target.map_err(|error| Refusal::Target { url: url.to_owned(), error })
}

/// Ends an audit early; whether it had not ended. What was judged is kept.
///
/// # Errors
/// Where the database does not answer.
pub async fn cancel(services: &Services<'_>, audit: &Audit) -> Result<bool, PortError> {
    let now = services.clock.now();
    if audit.status.is_final() {
        return Ok(false);
    }
    // The lease is over at once: whoever gets the message closes the audit.
    if plan::stop(services.database, audit.id, StopReason::Cancelled, now.plus(-1)).await?.is_some() {
        send(services, Job::Advance { audit: audit.id }).await;
        return Ok(true);
    }
    let error = "The audit was cancelled before a page was judged";
    let is_cancelled = audits::cancel(services.database, audit.id, error, now).await?;
    if is_cancelled {
        let (status, stop_reason) = (Status::Failed, StopReason::Cancelled);
        services.log.log(&Event::AuditClosed { audit_id: audit.id, status, stop_reason, crawl: None });
    }
    Ok(is_cancelled)
}

/// Sends a job. If the queue fails, the sweep sends the job later.
async fn send(services: &Services<'_>, job: Job) {
    if let Err(error) = services.queue.send(&[job], 0).await {
        services.log.log(&Event::QueueSendFailed { job: job.into(), error: &error.to_string() });
    }
}

/// What two requests have in common that ask for the same.
fn fingerprint(request: &AuditRequest, max_pages: u32) -> String {
    let parts = (
        (&request.url, request.kind, request.mode, max_pages, &request.urls),
        (&request.include, &request.exclude, request.language, request.timeout_ms, &request.metadata),
        (&request.user_agent, &request.score_categories, &request.gate, request.is_sandbox),
    );
    let text = serde_json::to_string(&parts).unwrap_or_default();
    sha256(text.as_bytes())
}
