//! The cron: send again what got lost, end what takes too long.
use super::{fail, give_up_page, wave};
use crate::model::{AuditId, StopReason, Timestamp};
use crate::ports::{Event, PortError, Services};
use crate::store;
use crate::store::sweep::Lost;

/// Milliseconds that a message may take before it counts as lost.
const PATIENCE: i64 = 60_000;
/// Milliseconds that an audit may take in all.
const DEADLINE: i64 = 30 * 60_000;
/// The sentence for an audit that took longer.
const OVERDUE: &str = "The audit took longer than 30 minutes and was ended";

/// Looks for what got lost since the last time; how many jobs were sent again.
///
/// # Errors
/// Where the database or the queue does not answer; the next run tries again.
pub async fn sweep(services: &Services<'_>) -> Result<usize, PortError> {
    let now = services.clock.now();
    store::anonymous_quota::forget(services.database, now).await?;
    let lost = store::sweep::find(services.database, now, now.plus(-PATIENCE), now.plus(-DEADLINE)).await?;
    let (audits_expired, pages_given_up) = (lost.overdue.len(), lost.hopeless.len());
    let jobs_resent = send_again(services, lost).await?;
    let sweep_ms = services.clock.now().0 - now.0;
    services.log.log(&Event::SweepEnded { jobs_resent, audits_expired, pages_given_up, sweep_ms });
    Ok(jobs_resent)
}

/// Takes up an audit that nobody works at any more, however old it is; how many jobs were sent.
///
/// # Errors
/// Where the database or the queue does not answer.
pub async fn resume(services: &Services<'_>, audit: AuditId) -> Result<usize, PortError> {
    store::sweep::release(services.database, audit).await?;
    let now = services.clock.now();
    let mut lost = store::sweep::find(services.database, now, now.plus(1), Timestamp(0)).await?;
    lost.jobs.retain(|job| job.audit() == audit);
    lost.hopeless.retain(|(of, _)| *of == audit);
    send_again(services, lost).await
}

async fn send_again(services: &Services<'_>, lost: Lost) -> Result<usize, PortError> {
    for (audit, is_crawling) in lost.overdue {
        if is_crawling {
            wave::stop(services, audit, StopReason::Deadline).await?;
        } else {
            fail(services, audit, OVERDUE).await?;
        }
    }
    for (audit, page) in lost.hopeless {
        give_up_page(services, audit, page).await?;
    }
    for jobs in lost.jobs.chunks(100) {
        services.queue.send(jobs, 0).await?;
    }
    Ok(lost.jobs.len())
}
