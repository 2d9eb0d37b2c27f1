//! Dispatches queue messages; handles retries and dead letters.
mod compare;
mod finish;
mod page;
mod postponed;
mod schedules;
mod start;
mod sweep;
mod wave;

pub use sweep::{resume, sweep};
pub use wave::stop;

use crate::audit::submit::ended;
use crate::model::{AuditId, Finding, Job, Outcome, PageId, ScoreCategory, Status, StopReason};
use crate::ports::{Event, PortError, Services};
use crate::store;
use crate::store::audit_end::{AuditEnd, end};
use crate::store::pages::AfterPage;
use crate::webhooks;

/// Lease of a claim on an audit, in milliseconds.
const AUDIT_LEASE_MS: i64 = 60_000;
/// Error text of a page that ended its worker at each of its attempts.
const PAGE_TOO_COSTLY: &str =
    "The page could not be judged: each attempt ended the worker, for example because the page needs too much memory";

/// Runs a job. Idempotent: a duplicate finds nothing to do and succeeds.
///
/// # Errors
/// Returns an error if the database or the queue fails: the message should be delivered again.
pub async fn run(services: &Services<'_>, job: Job) -> Result<(), PortError> {
    let outcome = match job {
        Job::Start { audit } => start::run(services, audit).await,
        Job::Page { page, .. } => page::run(services, page).await,
        Job::Advance { audit } => wave::run(services, audit).await,
        Job::Deliver { delivery } => webhooks::deliver(services, delivery).await,
    };
    if let Err(error) = &outcome {
        services.log.log(&Event::JobFailed { job: job.into(), error: &error.to_string() });
    }
    outcome
}

/// Takes note of a message that failed too often. Jobs fail only by faults of ours, which are not the site's, so that nothing
/// ends: the rows still say what is to be done, and the sweeper sends the job again when its lease has expired. Attempts
/// are counted where they are claimed, in the database.
pub fn handle_dead_letter(services: &Services<'_>, job: Job) {
    services.log.log(&Event::DeadLetter { job: job.into() });
}

/// Fails an audit with this error, unless it has ended; needs no claim.
async fn fail(services: &Services<'_>, audit: AuditId, error: &str) -> Result<(), PortError> {
    if end(services.database, AuditEnd::Failed { audit, error }, services.clock.now()).await? {
        let (status, stop_reason) = (Status::Failed, StopReason::Error);
        services.log.log(&Event::AuditClosed { audit_id: audit, status, stop_reason, crawl: None });
        ended(services, audit).await;
    }
    Ok(())
}

/// Fails a page that used up its attempts, and advances its audit.
async fn give_up_page(services: &Services<'_>, audit: AuditId, page: PageId) -> Result<(), PortError> {
    let now = services.clock.now();
    let next = store::pages::give_up(services.database, audit, page, PAGE_TOO_COSTLY, now, AUDIT_LEASE_MS).await?;
    services.log.log(&Event::PageGivenUp { audit_id: audit, page_id: page });
    advance(services, next).await
}

/// Returns the findings to store: those that apply or say why they were not judged, in the score categories that the audit includes.
fn relevant_findings(mut findings: Vec<Finding>, score_categories: Option<&[ScoreCategory]>) -> Vec<Finding> {
    let is_included = |finding: &Finding| {
        score_categories.is_none_or(|included| included.contains(&ScoreCategory::of(finding.module())))
    };
    let is_kept = |finding: &Finding| finding.outcome != Outcome::Inapplicable || finding.is_not_judged();
    findings.retain(|finding| is_kept(finding) && is_included(finding));
    findings
}

/// Sends the job of the next page, or chooses the next wave.
async fn advance(services: &Services<'_>, next: AfterPage) -> Result<(), PortError> {
    if let Some((audit, page)) = next.page {
        services.queue.send(&[Job::Page { audit, page }], 0).await?;
    }
    match next.plan {
        Some(claim) => wave::choose(services, &claim).await,
        None => Ok(()),
    }
}
