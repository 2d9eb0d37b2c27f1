//! Schedules: claims what is due, starts its audits, and notes their results.
use crate::audit::submit::{self, AuditRequest, Refusal};
use crate::model::timestamp::DAY;
use crate::model::{
    Account, Audit, AuditOptions, CategoryScores, Gate, Recurrence, RunResult, RunSkip, WebhookEventKind,
};
use crate::ports::{Event, PortError, Services};
use crate::store::events::NewEvent;
use crate::store::schedule_runs::{self, DueSchedule, RunClaim};
use crate::store::{self, audit_points};
use serde_json::{Map, Value};

/// Maximum number of schedules that one sweep claims, and of runs that it starts.
const MAX_RUNS: u32 = 100;
/// Maximum number of results that one sweep notes. Each has at most the pages of the largest mode.
const MAX_RESULTS: u32 = 50;
/// Lease of a claim on a run, in milliseconds.
const LEASE_MS: i64 = 5 * 60_000;
/// Time after which a run that could not be started is given up, in milliseconds. An idempotency key, which keeps a run from
/// starting two audits, is valid for a day.
const MAX_WAIT_MS: i64 = DAY - 3_600_000;

/// Starts the audits of the schedules that are due, each due time once, and notes the results of audits that ended. After a
/// pause of this service a schedule runs once, however many of its due times were missed. May run twice at the same time.
///
/// # Errors
/// Returns an error if the database fails; the next sweep tries again.
pub(super) async fn run(services: &Services<'_>) -> Result<(), PortError> {
    let mut result = note_results(services).await.and(claim_due(services).await);
    let now = services.clock.now();
    for claim in schedule_runs::take(services.database, now, now.plus(LEASE_MS), MAX_RUNS).await? {
        // A run that fails keeps its claim until the lease expires, and does not keep the others waiting.
        if let Err(error) = run_claimed(services, &claim).await {
            let schedule_id = claim.schedule.id.as_str();
            services.log.log(&Event::ScheduleFailed { schedule_id, error: &error.to_string() });
            result = result.and(Err(error));
        }
    }
    result
}

/// Claims a run of each schedule that is due and computes the next due time after now.
async fn claim_due(services: &Services<'_>) -> Result<(), PortError> {
    let now = services.clock.now();
    let due = schedule_runs::due(services.database, now, MAX_RUNS).await?;
    if due.is_empty() {
        return Ok(());
    }
    let with_next = |schedule: DueSchedule| {
        let recurrence = Recurrence::parse(&schedule.cron_expression, &schedule.time_zone).ok();
        let next = recurrence.and_then(|recurrence| recurrence.next_after(now.max(schedule.next_run_at)));
        if next.is_none() {
            services.log.log(&Event::ScheduleStopped { schedule_id: &schedule.id });
        }
        (schedule, next)
    };
    let due: Vec<_> = due.into_iter().map(with_next).collect();
    schedule_runs::claim(services.database, &due, now).await
}

/// Starts the audit of a run, or skips the run.
async fn run_claimed(services: &Services<'_>, claim: &RunClaim) -> Result<(), PortError> {
    let idempotency_key = format!("{}-{}", claim.schedule.id, claim.due_at.0);
    if let Some(audit) = started_before(services, claim, &idempotency_key).await? {
        return schedule_runs::start(services.database, claim, &audit).await;
    }
    let outcome = if services.clock.now().0 - claim.claimed_at.0 > MAX_WAIT_MS {
        Err(RunSkip::Fault)
    } else if claim.is_running {
        Err(RunSkip::Running)
    } else {
        submit(services, &claim.account, request(claim, idempotency_key)).await?
    };
    match outcome {
        Ok(audit) => schedule_runs::start(services.database, claim, &audit).await,
        Err(reason) => {
            // Before the run ends, so that a crash in between repeats the notice instead of losing it.
            notify_skipped(services, claim, &reason).await?;
            schedule_runs::skip(services.database, claim, &reason).await
        }
    }
}

/// Returns the audit that an earlier claim on the run has started without noting it. The schedule may have been changed
/// since, so the same request cannot find it.
async fn started_before(
    services: &Services<'_>,
    claim: &RunClaim,
    idempotency_key: &str,
) -> Result<Option<Audit>, PortError> {
    if claim.is_first() {
        return Ok(None);
    }
    schedule_runs::audit_by_key(services.database, claim.account.id, idempotency_key).await
}

async fn submit(
    services: &Services<'_>,
    account: &Account,
    request: AuditRequest,
) -> Result<Result<Audit, RunSkip>, PortError> {
    match submit::audit(services, account, request).await {
        Ok(audit) => Ok(Ok(audit)),
        Err(refusal @ Refusal::Suspended) => Ok(Err(RunSkip::Refused(refusal.to_string()))),
        Err(Refusal::AllowanceSpent) => Ok(Err(RunSkip::AllowanceSpent)),
        Err(Refusal::Target { error, .. }) => Ok(Err(RunSkip::Refused(error.to_string()))),
        Err(Refusal::Receiver { error, .. }) => Ok(Err(RunSkip::Refused(error.to_string()))),
        Err(Refusal::Port(error)) => Err(error),
        // Neither a page limit nor a cooldown is asked for, and only another request of the owner has this key.
        // Only deliveries to incoming webhooks can be overtaken.
        Err(
            refusal
            @ (Refusal::TooManyPages(_) | Refusal::KeyReused | Refusal::CoolingDown { .. } | Refusal::Overtaken),
        ) => Ok(Err(RunSkip::Refused(refusal.to_string()))),
    }
}

/// Builds the request for the audit of a run.
fn request(claim: &RunClaim, idempotency_key: String) -> AuditRequest {
    let (schedule, settings) = (&claim.schedule, &claim.schedule.settings);
    let metadata: Map<String, Value> = Map::from_iter([
        ("source".to_owned(), "schedule".into()),
        ("schedule_id".to_owned(), schedule.id.clone().into()),
        ("due_at".to_owned(), claim.due_at.to_seconds().into()),
    ]);
    let options = AuditOptions {
        mode: settings.mode,
        gate: Gate { fail_on_drop: settings.fail_on_drop(), ..Gate::default() },
        is_sandbox: schedule.is_sandbox,
        metadata,
        webhook_url: settings.alert_url().map(str::to_owned),
        ..AuditOptions::default()
    };
    AuditRequest {
        url: settings.url.clone(),
        idempotency_key: Some(idempotency_key),
        options,
        ..AuditRequest::default()
    }
}

/// Reports that a run of a schedule starts no audit: the event `schedule.skipped`. A crash may repeat it, never lose it.
async fn notify_skipped(services: &Services<'_>, claim: &RunClaim, reason: &RunSkip) -> Result<(), PortError> {
    let data = claim.schedule.skipped_event(claim.due_at, reason);
    let event = NewEvent { account: claim.account.id, kind: WebhookEventKind::ScheduleSkipped, data };
    store::events::emit(services.database, event, services.clock.now()).await?;
    services.log.log(&Event::ScheduleSkipped {
        schedule_id: &claim.schedule.id,
        account_id: claim.account.id,
        due_at: claim.due_at,
        reason: reason.as_str(),
    });
    Ok(())
}

/// Notes the results of audits that ended.
async fn note_results(services: &Services<'_>) -> Result<(), PortError> {
    let ended = schedule_runs::ended(services.database, MAX_RESULTS).await?;
    if ended.is_empty() {
        return Ok(());
    }
    let audits: Vec<_> = ended.iter().filter_map(|(_, result)| result.audit).collect();
    let points = audit_points::of(services.database, &audits).await?;
    let with_score = |(run, result): (i64, RunResult)| {
        let points = result.audit.and_then(|audit| points.get(&audit));
        let score = points.and_then(|(pages, site)| CategoryScores::of(pages, site, None).overall);
        (run, result, score)
    };
    let ends: Vec<_> = ended.into_iter().map(with_score).collect();
    schedule_runs::finish(services.database, &ends).await
}
