//! `sitegauge audit`: crawls and judges a whole site in this process, with the same jobs as the service.
use super::{HttpWeb, MemoryQueue, NoCache, NoLimit, Sqlite, SystemClock, SystemRandom};
use crate::audit::submit;
use crate::audit::submit::{AuditRequest, Refusal};
use crate::model::{Account, AuditId, Report, StopReason};
use crate::ports::{Log, PortError, Services, Settings};
use crate::store::reports::{Loaded, Name};
use crate::{jobs, store};
use futures_channel::mpsc;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use futures_util::stream::FuturesUnordered;
use std::pin::pin;

/// Minimum time between two progress reports, in milliseconds.
const PROGRESS_INTERVAL_MS: i64 = 200;

/// Reason why an audit has no report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuditError {
    /// The request was refused.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// A port failed, usually the database.
    #[error("{0}")]
    Port(#[from] PortError),
    /// The audit was removed from the database while it ran.
    #[error("the audit is no longer in the database")]
    Gone,
}

/// Progress of a crawl.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Number of pages that were judged or could not be reached.
    pub ended: u32,
    /// Number of pages found that may be judged, including those that ended; at most the page limit.
    pub known: u32,
}

/// Runs audits in this process.
pub struct Runner<'a> {
    /// Database that stores the audit.
    pub database: &'a Sqlite,
    /// Destination of events.
    pub log: &'a dyn Log,
    /// Which targets are allowed, and how many requests run at the same time.
    pub settings: Settings,
    /// Receives a message when the audit must end early. Pages that were judged are kept.
    pub interrupted: mpsc::UnboundedReceiver<()>,
}

impl Runner<'_> {
    /// Audits a site, or resumes an unfinished audit of the same URL in the database. Calls `on_progress` at most five
    /// times a second.
    ///
    /// # Errors
    /// Returns an error if the request is refused or the database fails.
    pub fn audit(
        &mut self,
        request: AuditRequest,
        on_progress: &mut dyn FnMut(Progress),
    ) -> Result<Report, AuditError> {
        let web = HttpWeb::new(self.settings.policy);
        let queue = MemoryQueue::default();
        let services = Services {
            web: &web,
            database: self.database,
            queue: &queue,
            cache: &NoCache,
            limiter: &NoLimit,
            clock: &SystemClock,
            random: &SystemRandom,
            log: self.log,
            settings: &self.settings,
        };
        let interrupted = &mut self.interrupted;
        pollster::block_on(async {
            let account = store::accounts::local(self.database).await?;
            let id = start_or_resume(&services, &account, request).await?;
            run_jobs(&services, &queue, &account, id, interrupted, on_progress).await?;
            report(&services, &account, id).await
        })
    }
}

/// Resumes an unfinished audit of the same URL, or submits a new one.
async fn start_or_resume(
    services: &Services<'_>,
    account: &Account,
    request: AuditRequest,
) -> Result<AuditId, AuditError> {
    let target = submit::target(services, &request.url)?;
    if let Some(open) = store::listing::unfinished(services.database, account.id, &target.key()).await? {
        jobs::resume(services, open).await?;
        return Ok(open);
    }
    Ok(submit::accept(services, account, request, u32::MAX).await?.id)
}

/// Runs jobs until the audit has ended.
async fn run_jobs(
    services: &Services<'_>,
    queue: &MemoryQueue,
    account: &Account,
    audit: AuditId,
    interrupted: &mut mpsc::UnboundedReceiver<()>,
    on_progress: &mut dyn FnMut(Progress),
) -> Result<(), AuditError> {
    let mut running = FuturesUnordered::new();
    let (mut is_cancelled, mut next_progress_at) = (false, services.clock.now());
    loop {
        while let Some(job) = queue.take() {
            running.push(jobs::run(services, job));
        }
        if running.is_empty() && queue.due_in().is_none() {
            if is_final(services, account, audit).await? {
                return Ok(());
            }
            jobs::resume(services, audit).await?;
            continue;
        }
        let next_due = async {
            match queue.due_in() {
                Some(pause) => services.clock.sleep(pause.max(1)).await,
                None => std::future::pending().await,
            }
        };
        match select(pin!(select(pin!(next_outcome(&mut running)), interrupted.next())), pin!(next_due)).await {
            Either::Left((Either::Left((outcome, _)), _)) => outcome?,
            Either::Left((Either::Right(_), _)) => is_cancelled = true,
            Either::Right(_) => {}
        }
        if is_cancelled {
            jobs::stop(services, audit, StopReason::Cancelled).await?;
            if is_final(services, account, audit).await? {
                return Ok(());
            }
        }
        if services.clock.now() >= next_progress_at {
            next_progress_at = services.clock.now().plus(PROGRESS_INTERVAL_MS);
            let (ended, known) = store::audits::progress(services.database, audit).await?;
            on_progress(Progress { ended, known });
        }
    }
}

/// Waits for the next job to end and returns its outcome. Never resolves if no job is running.
async fn next_outcome<F: Future<Output = Result<(), PortError>>>(
    running: &mut FuturesUnordered<F>,
) -> Result<(), PortError> {
    match running.next().await {
        Some(outcome) => outcome,
        None => std::future::pending().await,
    }
}

async fn is_final(services: &Services<'_>, account: &Account, audit: AuditId) -> Result<bool, AuditError> {
    Ok(report(services, account, audit).await?.audit.status.is_final())
}

async fn report(services: &Services<'_>, account: &Account, audit: AuditId) -> Result<Report, AuditError> {
    match store::reports::load(services.database, Name::Number(audit.0), account).await? {
        Loaded::Own(report) => Ok(*report),
        Loaded::Foreign | Loaded::Nothing => Err(AuditError::Gone),
    }
}
