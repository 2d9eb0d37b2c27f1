//! The end of an audit: the only SQL that sets a final status, with everything that follows an end.
use super::audits::{AuditClaim, StoredScores};
use super::named_sql::NamedSql;
use super::{last, to_json};
use crate::model::finding::{issues, suppressed_issues};
use crate::model::{
    AuditId, CategoryScores, Changes, Finding, Gate, PageDigest, Points, Scores, Status, StopReason, Timestamp,
    WebhookEventKind,
};
use crate::ports::{Database, PortError, Statement};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The end of an audit. Each kind has its own condition; if it is not met, the audit does not change.
#[derive(Clone, Copy, Debug)]
pub enum AuditEnd<'a> {
    /// It completes with results. Condition: the claim is valid and the audit is in phase `finish`.
    Completed {
        /// The claim on the audit.
        claim: &'a AuditClaim,
        /// The site-wide results.
        results: SiteResults<'a>,
    },
    /// It fails with this error, and its allowance is refunded. Condition: it has not ended.
    Failed {
        /// The audit.
        audit: AuditId,
        /// Error text for its owner.
        error: &'a str,
    },
    /// Its owner cancels it before its crawl begins; the allowance is not refunded. Condition: it has not ended and is in
    /// phase `start`.
    Cancelled {
        /// The audit.
        audit: AuditId,
        /// Error text for its owner.
        error: &'a str,
    },
}

/// The results of an audit beside those of its pages.
#[derive(Clone, Copy, Debug)]
pub struct SiteResults<'a> {
    /// Origin of the site.
    pub site: &'a str,
    /// Findings about the site as a whole.
    pub findings: &'a [Finding],
    /// Scores of the audit.
    pub scores: &'a Scores,
    /// Scores of the selected score categories.
    pub category_scores: CategoryScores,
    /// The decision about the limits on the score, if the audit has any.
    pub gate: Option<&'a Gate>,
    /// Digest of the site's findings.
    pub digest: &'a PageDigest,
    /// Differences from the base.
    pub changes: &'a Changes,
    /// Ids of the suppressions that applied to a page or to the site.
    pub suppressions: &'a BTreeSet<String>,
}

impl SiteResults<'_> {
    fn stored_scores(&self) -> StoredScores {
        StoredScores { scores: self.scores.clone(), categories: Some(self.category_scores) }
    }
}

/// The condition of an end: the audit has not ended, and has this claim and this phase unless they are null. Every
/// statement of the transaction checks it; the one that sets the final status comes last.
macro_rules! may_end {
    () => {
        "id = :audit and status in ('queued', 'running') and (:attempt is null or attempt = :attempt)
           and (:phase is null or phase = :phase)"
    };
}

impl AuditEnd<'_> {
    const fn audit(&self) -> AuditId {
        match self {
            Self::Completed { claim, .. } => claim.audit.id,
            Self::Failed { audit, .. } | Self::Cancelled { audit, .. } => *audit,
        }
    }

    /// Returns the parameters of `may_end!`.
    fn condition(&self) -> [(&'static str, Value); 3] {
        let (attempt, phase) = match self {
            Self::Completed { claim, .. } => (Some(claim.attempt), Some("finish")),
            Self::Failed { .. } => (None, None),
            Self::Cancelled { .. } => (None, Some("start")),
        };
        [("audit", self.audit().0.into()), ("attempt", attempt.into()), ("phase", phase.into())]
    }

    const fn is_refunded(&self) -> bool {
        matches!(self, Self::Failed { .. })
    }
}

/// Ends an audit, and does everything that follows: stores the site's findings, refunds the allowance, writes the events
/// and their deliveries to the outbox. Returns true if this call ended it; the caller then sends the deliveries. One transaction: exactly one concurrent caller ends the audit, so that what follows is done once;
/// a second call changes nothing.
///
/// # Errors
/// Returns an error if the database fails or the results cannot be serialized.
pub async fn end(database: &dyn Database, end: AuditEnd<'_>, now: Timestamp) -> Result<bool, PortError> {
    let mut statements = Vec::new();
    if let AuditEnd::Completed { results, .. } = &end {
        statements.push(site_findings(&end, results)?);
    }
    if end.is_refunded() {
        statements.push(REFUND.bind(end.condition())?);
    }
    if !matches!(end, AuditEnd::Completed { .. }) {
        statements.push(COOLDOWN.bind(end.condition())?);
    }
    statements.push(events(&end, now)?);
    statements.push(DELIVERIES.bind(end.condition().into_iter().chain([("now", now.0.into())]))?);
    statements.push(final_status(&end, now)?);
    let mut results = database.run(statements).await?;
    Ok(!last(&mut results).is_empty())
}

/// Stores the findings about the site as a whole in a page of category `global`.
static SITE_FINDINGS: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "insert into pages (audit_id, url, host, category, state, points, issues, suppressed, digest, findings)
         select id, :site, '', 'global', 'done', :points, :issues, :suppressed, :digest, :findings from audits where ",
        may_end!(),
        " on conflict do update set points = excluded.points, issues = excluded.issues, suppressed = excluded.suppressed,
                                    digest = excluded.digest, findings = excluded.findings"
    ))
});

fn site_findings(end: &AuditEnd<'_>, results: &SiteResults<'_>) -> Result<Statement, PortError> {
    let values = [
        ("site", results.site.into()),
        ("points", to_json(&Points::of(results.findings))?),
        ("issues", to_json(&issues(results.findings))?),
        ("suppressed", to_json(&suppressed_issues(results.findings))?),
        ("digest", to_json(results.digest)?),
        ("findings", to_json(&results.findings)?),
    ];
    SITE_FINDINGS.bind(end.condition().into_iter().chain(values))
}

/// Refunds the audit to the allowance of the month in which it was accepted, if it was charged.
static REFUND: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "update allowances set used = used - 1 where used > 0 and (account_id, month) in
           (select account_id, cast(unixepoch(created_at / 1000, 'unixepoch', 'start of month') as integer) * 1000
            from audits where charged = 1 and ",
        may_end!(),
        ")"
    ))
});

/// Ends the cooldown that the audit began: an audit that failed does not count.
static COOLDOWN: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "delete from cooldowns where (account_id, sandbox, url_key) in
           (select account_id, sandbox, url_key from audits where rest_ms is not null and ",
        may_end!(),
        ")"
    ))
});

/// Inserts the events of the end, if anyone may be told. The first kind becomes `audit.canceled` if the owner stopped the
/// audit.
static EVENTS: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "insert into events (account_id, kind, audit_id, sequence, created_at)
         select account_id, case when kinds.key = 0 and ended.reason = 'cancelled' then 'audit.canceled' else kinds.value end,
                ended.audit, kinds.key + 1 + (select count(*) from events where audit_id = ended.audit), :now
         from (select id as audit, account_id, webhook_url, coalesce(stop_reason, :stop_reason) as reason from audits where ",
        may_end!(),
        ") as ended join json_each(:kinds) as kinds
         where webhook_url is not null or exists (select 1 from webhooks where webhooks.account_id = ended.account_id)"
    ))
});

fn events(end: &AuditEnd<'_>, now: Timestamp) -> Result<Statement, PortError> {
    let first = match end {
        AuditEnd::Completed { .. } => WebhookEventKind::AuditCompleted,
        AuditEnd::Failed { .. } => WebhookEventKind::AuditFailed,
        AuditEnd::Cancelled { .. } => WebhookEventKind::AuditCanceled,
    };
    let is_breached = match end {
        AuditEnd::Completed { results, .. } => results.gate.is_some_and(|gate| gate.breached),
        AuditEnd::Failed { .. } | AuditEnd::Cancelled { .. } => false,
    };
    let kinds: Vec<_> =
        [Some(first), is_breached.then_some(WebhookEventKind::AuditRegressed)].into_iter().flatten().collect();
    let stop_reason = matches!(end, AuditEnd::Cancelled { .. }).then_some(StopReason::Cancelled);
    let values = [
        ("kinds", to_json(&kinds)?),
        ("stop_reason", stop_reason.map(StopReason::as_str).into()),
        ("now", now.0.into()),
    ];
    EVENTS.bind(end.condition().into_iter().chain(values))
}

/// Inserts the deliveries of the events: to every enabled endpoint that wants the kind, and to the audit's own URL, which
/// hears of the end only.
static DELIVERIES: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "insert into deliveries (event_id, webhook_id, url, due_at)
         select events.id, webhooks.id, null, :now from events join webhooks on webhooks.account_id = events.account_id
         where events.audit_id = (select id from audits where ",
        may_end!(),
        ") and webhooks.enabled = 1
           and (webhooks.events is null or exists (select 1 from json_each(webhooks.events) where value = events.kind))
         union all
         select events.id, null, audits.webhook_url, :now from events join audits on audits.id = events.audit_id
         where events.audit_id = (select id from audits where ",
        may_end!(),
        ") and audits.webhook_url is not null and events.kind <> 'audit.regressed'
         on conflict do nothing"
    ))
});

/// Sets the final status. A crawl that nothing stopped early ends as `complete`, or as `page_limit` if it left URLs.
static FINAL_STATUS: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "update audits set status = :status, error = :error, scores = :scores, gate = :gate, breached = :breached,
                changes = :changes, suppressions = :suppressions,
                completed_at = :now, charged = case when :is_refunded then 0 else charged end,
                stop_reason = coalesce(stop_reason, :stop_reason,
                  case when exists (select 1 from pages where audit_id = :audit and state = 'known') then 'page_limit'
                       else 'complete' end)
         where ",
        may_end!(),
        " returning id"
    ))
});

fn final_status(end: &AuditEnd<'_>, now: Timestamp) -> Result<Statement, PortError> {
    let (status, stop_reason, error, results) = match end {
        AuditEnd::Completed { results, .. } => (Status::Completed, None, None, Some(results)),
        AuditEnd::Failed { error, .. } => (Status::Failed, Some(StopReason::Error), Some(*error), None),
        AuditEnd::Cancelled { error, .. } => (Status::Failed, Some(StopReason::Cancelled), Some(*error), None),
    };
    let gate = results.and_then(|results| results.gate);
    let values = [
        ("status", status.as_str().into()),
        ("error", error.into()),
        ("scores", results.map(|results| to_json(&results.stored_scores())).transpose()?.into()),
        ("gate", gate.map(to_json).transpose()?.into()),
        ("changes", results.map(|results| to_json(results.changes)).transpose()?.into()),
        ("suppressions", results.map(|results| to_json(results.suppressions)).transpose()?.into()),
        ("breached", gate.is_some_and(|gate| gate.breached).into()),
        ("now", now.0.into()),
        ("is_refunded", end.is_refunded().into()),
        ("stop_reason", stop_reason.map(StopReason::as_str).into()),
    ];
    FINAL_STATUS.bind(end.condition().into_iter().chain(values))
}
