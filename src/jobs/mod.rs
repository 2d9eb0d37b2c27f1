//! A message in, its job run; try again or let go.
mod finish;
mod page;
mod start;
mod sweep;
mod wave;

pub use sweep::{resume, sweep};
pub use wave::stop;

use crate::model::{AuditId, Finding, Job, Outcome, PageId, ScoreCategory, Status, StopReason};
use crate::ports::{Event, PortError, Services};
use crate::store;
use crate::store::pages::AfterPage;

/// How long a claim on an audit holds, in milliseconds.
const AUDIT_LEASE: i64 = 60_000;
/// The sentence for what we could not bring to an end ourselves.
const OUR_FAULT: &str =
    "The audit could not be finished because of a fault of this service; nothing is wrong with the site";

/// Runs a job. A duplicate finds nothing to do and ends quietly.
///
/// # Errors
/// Where the database does not answer: the message should come again.
pub async fn run(services: &Services<'_>, job: Job) -> Result<(), PortError> {
    let outcome = match job {
        Job::Start { audit } => start::run(services, audit).await,
        Job::Page { page, .. } => page::run(services, page).await,
        Job::Advance { audit } => wave::run(services, audit).await,
    };
    if let Err(error) = &outcome {
        services.log.log(&Event::JobFailed { job: job.into(), error: &error.to_string() });
    }
    outcome
}

/// Ends what a job was for, after its message failed too often.
///
/// # Errors
/// Where the database does not answer: the dead letter should come again.
pub async fn handle_dead_letter(services: &Services<'_>, job: Job) -> Result<(), PortError> {
    services.log.log(&Event::DeadLetter { job: job.into() });
    match job {
        Job::Start { audit } | Job::Advance { audit } => fail(services, audit, OUR_FAULT).await?,
        Job::Page { audit, page } => give_up_page(services, audit, page).await?,
    }
    Ok(())
}

/// Fails an audit unless it has ended; needs no claim.
async fn fail(services: &Services<'_>, audit: AuditId, error: &str) -> Result<(), PortError> {
    if store::audits::fail(services.database, audit, error, services.clock.now()).await? {
        let (status, stop_reason) = (Status::Failed, StopReason::Error);
        services.log.log(&Event::AuditClosed { audit_id: audit, status, stop_reason, crawl: None });
    }
    Ok(())
}

async fn give_up_page(services: &Services<'_>, audit: AuditId, page: PageId) -> Result<(), PortError> {
    let lease_until = services.clock.now().plus(AUDIT_LEASE);
    let next = store::pages::give_up(services.database, audit, page, OUR_FAULT, lease_until).await?;
    services.log.log(&Event::PageGivenUp { audit_id: audit, page_id: page });
    advance(services, audit, next).await
}

/// The findings that are kept: what applied, of the score_categories that count.
fn kept(mut findings: Vec<Finding>, score_categories: Option<&[ScoreCategory]>) -> Vec<Finding> {
    let counts = |finding: &Finding| {
        score_categories.is_none_or(|score_categories| score_categories.contains(&ScoreCategory::of(finding.module())))
    };
    findings.retain(|finding| finding.outcome != Outcome::Inapplicable && counts(finding));
    findings
}

/// Does what follows after a page.
async fn advance(services: &Services<'_>, audit: AuditId, next: AfterPage) -> Result<(), PortError> {
    if let Some(page) = next.page {
        services.queue.send(&[Job::Page { audit, page }], 0).await?;
    }
    match next.close {
        Some(claim) => wave::choose(services, &claim).await,
        None => Ok(()),
    }
}
