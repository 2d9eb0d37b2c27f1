//! The cron job: starts the audits that are due, sends lost jobs again, and ends audits past their deadline.
use super::{fail, give_up_page, schedules, wave};
use crate::model::{AuditId, StopReason, Timestamp};
use crate::ports::{Event, PortError, Services};
use crate::store;
use crate::store::sweep::Lost;
use crate::webhooks;

/// Age in milliseconds from which an audit without progress counts as lost.
const LOST_AFTER_MS: i64 = 60_000;
/// Maximum duration of an audit, in milliseconds.
const MAX_DURATION_MS: i64 = 30 * 60_000;
/// Error text of an audit that took longer.
const OVERDUE: &str = "The audit took longer than 30 minutes and was ended";

/// Starts the audits that schedules have due, finds work that was lost and sends its jobs again. Returns the number of jobs.
/// Also sends webhook deliveries that are due, and deletes expired anonymous quotas, old events and the log of incoming
/// webhooks. Concurrent sweeps may send a job twice, which every job tolerates.
///
/// # Errors
/// Returns an error if the database or the queue fails; the next sweep tries again.
pub async fn sweep(services: &Services<'_>) -> Result<usize, PortError> {
    // A fault of the schedules does not keep lost work waiting.
    let scheduled = schedules::run(services).await;
    let resent = resend(services).await?;
    scheduled.map(|()| resent)
}

async fn resend(services: &Services<'_>) -> Result<usize, PortError> {
    let now = services.clock.now();
    store::anonymous_quota::forget(services.database, now).await?;
    store::hook_deliveries::forget(services.database, now).await?;
    let lost = store::sweep::find(services.database, now, now.plus(-LOST_AFTER_MS), now.plus(-MAX_DURATION_MS)).await?;
    let (audits_expired, pages_given_up) = (lost.overdue.len(), lost.exhausted.len());
    // Neither waits for the other: an audit that cannot be resumed does not hold up deliveries.
    let jobs_resent = send_again(services, lost).await;
    let deliveries_sent = webhooks::sweep(services).await?;
    let jobs_resent = jobs_resent? + deliveries_sent;
    let sweep_ms = services.clock.now().0 - now.0;
    services.log.log(&Event::SweepEnded { jobs_resent, audits_expired, pages_given_up, sweep_ms });
    Ok(jobs_resent)
}

/// Resumes an audit that no worker is running, however old it is. Returns the number of jobs that were sent.
///
/// # Errors
/// Returns an error if the database or the queue fails.
pub async fn resume(services: &Services<'_>, audit: AuditId) -> Result<usize, PortError> {
    store::sweep::release(services.database, audit).await?;
    let now = services.clock.now();
    let mut lost = store::sweep::find(services.database, now, now.plus(1), Timestamp(0)).await?;
    lost.jobs.retain(|job| job.audit() == Some(audit));
    lost.exhausted.retain(|(of, _)| *of == audit);
    send_again(services, lost).await
}

/// Sends lost jobs again and ends what cannot go on. An audit that fails with an error does not keep the others waiting;
/// the first error is returned at the end.
async fn send_again(services: &Services<'_>, lost: Lost) -> Result<usize, PortError> {
    let mut result = Ok(());
    for (audit, is_crawling) in lost.overdue {
        let ended = if is_crawling {
            wave::stop(services, audit, StopReason::Deadline).await
        } else {
            fail(services, audit, OVERDUE).await
        };
        result = result.and(ended);
    }
    for (audit, page) in lost.exhausted {
        result = result.and(give_up_page(services, audit, page).await);
    }
    for jobs in lost.jobs.chunks(100) {
        result = result.and(services.queue.send(jobs, 0).await);
    }
    result.map(|()| lost.jobs.len())
}
