//! The cron job: starts the audits that are due, sends lost jobs again, and ends audits past their deadline.
use super::{fail, give_up_page, schedules, wave};
use crate::model::{AccountId, AuditId, Job, PageId, Phase, StopReason, Timestamp};
use crate::ports::{Event, Log, PortError, Services};
use crate::store::page_claims::MAX_ATTEMPTS;
use crate::store::sweep::{LostPage, OpenAudit, PORTION};
use crate::store::{self, sweep as lost};
use crate::webhooks;

/// Age in milliseconds from which an audit without progress counts as lost.
const LOST_AFTER_MS: i64 = 60_000;
/// Milliseconds by which the deadline of an audit moves when a sweep finds that its messages were lost or late: the time
/// between two sweeps.
const POSTPONED_MS: i64 = 60_000;
/// Maximum number of portions of each kind in one sweep. The platform limits the statements and messages of an invocation.
const MAX_PORTIONS: usize = 100;
/// Maximum number of portions of one account that one sweep deletes.
const MAX_REMOVALS: usize = 20;
/// Error text of an audit whose account was suspended before a page was requested.
const SUSPENDED: &str = "The account was suspended before a page was judged";
/// Error text of an audit that was neither started nor closed within a day.
const OVERDUE: &str = "The audit could not be finished within 24 hours of its start and was ended";

/// Starts the audits that schedules have due, finds work that was lost and sends its jobs again, and ends audits past their
/// deadline. Returns the number of jobs. Also sends webhook deliveries that are due, and deletes expired anonymous quotas,
/// old events and the log of incoming webhooks, starts audits that waited for their account's turn, ends those of suspended
/// accounts, and removes deleted accounts. No step waits for another: a step that fails is logged and tried again by
/// the next sweep. Concurrent sweeps may send a job twice, which every job tolerates.
///
/// # Errors
/// Returns the error of the first step that failed.
pub async fn sweep(services: &Services<'_>) -> Result<usize, PortError> {
    let (database, now) = (services.database, services.clock.now());
    let mut steps = Steps { log: services.log, result: Ok(()) };
    let outage = lost::account_for_outage(database, now).await;
    let is_accounted = outage.is_ok();
    let outage_ms = steps.ended("outage", outage);
    steps.ended("schedules", schedules::run(services).await);
    let pages = steps.ended("pages", resend_pages(services, now).await);
    // Only after the steps before have moved the deadlines, so that no audit ends because of an outage or a lost message.
    let is_accounted = is_accounted && pages.is_complete;
    let overdue = if is_accounted { end_overdue(services, now).await } else { Ok(0) };
    let audits_expired = steps.ended("overdue", overdue);
    let audits_resumed = steps.ended("idle", resend_idle(services, now).await);
    let audits_woken = steps.ended("waiting", wake_waiting(services, now).await);
    let audits_stopped = steps.ended("suspended", stop_suspended(services).await);
    steps.ended("removal", remove_accounts(services).await);
    steps.ended("counters", store::counters::forget(database, now).await);
    steps.ended("turns", store::turns::forget(database, now).await);
    steps.ended("anonymous_quota", store::anonymous_quota::forget(database, now).await);
    steps.ended("hook_deliveries", store::hook_deliveries::forget(database, now).await);
    let deliveries_sent = steps.ended("deliveries", webhooks::sweep(services).await);
    if steps.result.is_ok() {
        steps.ended("success", lost::succeeded(database, services.clock.now()).await);
    }
    let jobs_resent = pages.resent + audits_resumed + audits_woken + deliveries_sent;
    let sweep_ms = services.clock.now().0 - now.0;
    let pages_given_up = pages.given_up;
    let audits_expired = audits_expired + audits_stopped;
    services.log.log(&Event::SweepEnded { jobs_resent, audits_expired, pages_given_up, outage_ms, sweep_ms });
    steps.result.map(|()| jobs_resent)
}

/// The first error of the steps of a sweep.
struct Steps<'a> {
    log: &'a dyn Log,
    result: Result<(), PortError>,
}

impl Steps<'_> {
    /// Notes the outcome of a step and returns its count; zero for a step that failed.
    fn ended<T: Default>(&mut self, step: &'static str, outcome: Result<T, PortError>) -> T {
        outcome.unwrap_or_else(|error| {
            self.log.log(&Event::SweepStepFailed { step, error: &error.to_string() });
            if self.result.is_ok() {
                self.result = Err(error);
            }
            T::default()
        })
    }
}

/// Resumes an audit that no worker is running, however old it is. Returns the number of jobs that were sent.
///
/// # Errors
/// Returns an error if the database or the queue fails.
pub async fn resume(services: &Services<'_>, audit: AuditId) -> Result<usize, PortError> {
    let (open, pages) = lost::release(services.database, audit).await?;
    match open {
        None => Ok(0),
        Some(open) if pages.is_empty() => services.queue.send(&[open.job()], 0).await.map(|()| 1),
        Some(_) => send_pages(services, &pages).await.map(|sent| sent.resent),
    }
}

/// The numbers of lost pages whose jobs were sent again, and that were given up.
#[derive(Clone, Copy, Debug, Default)]
struct SentPages {
    resent: usize,
    given_up: usize,
    /// True if all lost pages were found and their deadlines moved; false by default, as after an error.
    is_complete: bool,
}

/// Sends the jobs of pages whose message or worker was lost, and moves the deadlines of their audits: neither is the fault
/// of the site.
async fn resend_pages(services: &Services<'_>, now: Timestamp) -> Result<SentPages, PortError> {
    let (mut sent, mut result, mut after) = (SentPages::default(), Ok(()), PageId(0));
    for _ in 0..MAX_PORTIONS {
        let pages = lost::lost_pages(services.database, now, after).await?;
        let Some(last) = pages.last() else { break };
        after = last.id;
        let mut audits: Vec<AuditId> = pages.iter().map(|page| page.audit_id).collect();
        audits.dedup();
        result = result.and(lost::postpone_deadlines(services.database, &audits, POSTPONED_MS).await);
        match send_pages(services, &pages).await {
            Ok(portion) => {
                sent.resent += portion.resent;
                sent.given_up += portion.given_up;
            }
            Err(error) => result = result.and(Err(error)),
        }
        if pages.len() < PORTION {
            break;
        }
    }
    result.map(|()| SentPages { is_complete: true, ..sent })
}

/// Sends the jobs of pages again and gives up those that used up their attempts. A page that fails with an error does not
/// keep the others waiting; the first error is returned at the end.
async fn send_pages(services: &Services<'_>, pages: &[LostPage]) -> Result<SentPages, PortError> {
    let (exhausted, open): (Vec<&LostPage>, Vec<&LostPage>) =
        pages.iter().partition(|page| page.attempt >= MAX_ATTEMPTS);
    let mut result = Ok(());
    for page in &exhausted {
        result = result.and(give_up_page(services, page.audit_id, page.id).await);
    }
    let jobs: Vec<Job> = open.iter().map(|page| Job::Page { audit: page.audit_id, page: page.id }).collect();
    result = result.and(services.queue.send(&jobs, 0).await);
    result.map(|()| SentPages { resent: jobs.len(), given_up: exhausted.len(), is_complete: true })
}

/// Ends audits past their deadline: with the pages they have, or as failed if none was requested or they cannot be closed.
/// An audit that fails with an error does not keep the others waiting.
async fn end_overdue(services: &Services<'_>, now: Timestamp) -> Result<usize, PortError> {
    let (mut count, mut result, mut after) = (0, Ok(()), AuditId(0));
    for _ in 0..MAX_PORTIONS {
        let audits = lost::overdue(services.database, now, after).await?;
        let Some(last) = audits.last() else { break };
        after = last.id;
        for OpenAudit { id, phase } in &audits {
            let ended = match phase {
                Phase::Pages | Phase::Plan => wave::stop(services, *id, StopReason::Deadline).await,
                Phase::Start | Phase::Finish => fail(services, *id, OVERDUE).await,
            };
            result = result.and(ended);
        }
        count += audits.len();
        if audits.len() < PORTION {
            break;
        }
    }
    result.map(|()| count)
}

/// Sends the jobs of audits that nobody is working on.
async fn resend_idle(services: &Services<'_>, now: Timestamp) -> Result<usize, PortError> {
    let (mut count, mut after) = (0, AuditId(0));
    for _ in 0..MAX_PORTIONS {
        let audits = lost::idle(services.database, now, now.plus(-LOST_AFTER_MS), after).await?;
        let Some(last) = audits.last() else { break };
        after = last.id;
        let jobs: Vec<Job> = audits.iter().copied().map(OpenAudit::job).collect();
        services.queue.send(&jobs, 0).await?;
        count += jobs.len();
        if audits.len() < PORTION {
            break;
        }
    }
    Ok(count)
}

/// Ends the audits of suspended accounts, with the pages they have.
async fn stop_suspended(services: &Services<'_>) -> Result<usize, PortError> {
    let (mut count, mut result, mut after) = (0, Ok(()), AuditId(0));
    for _ in 0..MAX_PORTIONS {
        let audits = store::account_admin::audits_to_stop(services.database, after).await?;
        let Some(last) = audits.last() else { break };
        after = last.id;
        for OpenAudit { id, phase } in &audits {
            let ended = match phase {
                Phase::Pages | Phase::Plan => wave::stop(services, *id, StopReason::Cancelled).await,
                Phase::Start | Phase::Finish => fail(services, *id, SUSPENDED).await,
            };
            result = result.and(ended);
        }
        count += audits.len();
        if audits.len() < PORTION {
            break;
        }
    }
    result.map(|()| count)
}

/// Deletes what belongs to accounts that are being deleted, in portions.
async fn remove_accounts(services: &Services<'_>) -> Result<(), PortError> {
    for account in store::account_admin::to_remove(services.database).await? {
        for _ in 0..MAX_REMOVALS {
            if store::account_admin::remove_portion(services.database, account).await? {
                break;
            }
        }
    }
    Ok(())
}

/// Starts audits whose account has room for them again.
async fn wake_waiting(services: &Services<'_>, now: Timestamp) -> Result<usize, PortError> {
    let (mut count, mut after) = (0, AccountId(0));
    for _ in 0..MAX_PORTIONS {
        let accounts = store::account_turns::waiting_accounts(services.database, after).await?;
        let Some(last) = accounts.last() else { break };
        after = *last;
        let audits = store::account_turns::wake(services.database, &accounts, now).await?;
        let jobs: Vec<Job> = audits.into_iter().map(|audit| Job::Start { audit }).collect();
        services.queue.send(&jobs, 0).await?;
        count += jobs.len();
    }
    Ok(count)
}
