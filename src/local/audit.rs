//! Audit: a whole site crawled and judged in this process, with the jobs of the service.
use super::{HttpWeb, MemoryQueue, NoCache, NoLimit, Sqlite, SystemClock, SystemRandom};
use crate::audit::submit;
use crate::audit::submit::{AuditRequest, Refusal};
use crate::model::{Account, AuditId, Report, StopReason};
use crate::ports::{PortError, Services, Settings};
use crate::store::reports::{Loaded, Name};
use crate::{jobs, store};
use futures_channel::mpsc;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use futures_util::stream::FuturesUnordered;
use std::pin::pin;

/// Milliseconds between two words about the progress.
const PAUSE: i64 = 200;

/// Why there is no report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuditError {
    /// What was asked for cannot be audited.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The database failed.
    #[error("{0}")]
    Port(#[from] PortError),
    /// An audit is gone from the database.
    #[error("the audit is no longer in the database")]
    Gone,
}

/// How far a crawl has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Pages that were judged or could not be reached.
    pub ended: u32,
    /// Pages that are known and may still be judged, those included.
    pub known: u32,
}

/// What a runner needs.
#[derive(Debug)]
pub struct Runner<'a> {
    /// Keeps the audit.
    pub database: &'a Sqlite,
    /// Which addresses may be fetched, and how many at the same time.
    pub settings: Settings,
    /// Says that the audit is to end; what is done is kept.
    pub interrupted: mpsc::UnboundedReceiver<()>,
}

impl Runner<'_> {
    /// Audits a site, or goes on with an unfinished audit of the same address in the database. `told` hears about the
    /// progress some times a second.
    ///
    /// # Errors
    /// Where the request is refused or the database fails.
    pub fn audit(&mut self, request: AuditRequest, told: &mut dyn FnMut(Progress)) -> Result<Report, AuditError> {
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
            settings: &self.settings,
        };
        let interrupted = &mut self.interrupted;
        pollster::block_on(async {
            let account = store::accounts::local(self.database).await?;
            let id = begin(&services, &account, request).await?;
            work(&services, &queue, &account, id, interrupted, told).await?;
            report(&services, &account, id).await
        })
    }
}

/// The audit to work at: an unfinished one of the same address, or a new one.
async fn begin(services: &Services<'_>, account: &Account, request: AuditRequest) -> Result<AuditId, AuditError> {
    let target = submit::target(services, &request.url)?;
    if let Some(open) = store::listing::unfinished(services.database, account.id, target.as_str()).await? {
        jobs::resume(services, open).await?;
        return Ok(open);
    }
    Ok(submit::accept(services, account, request, u32::MAX).await?.id)
}

/// Runs jobs until the audit has ended.
async fn work(
    services: &Services<'_>,
    queue: &MemoryQueue,
    account: &Account,
    audit: AuditId,
    interrupted: &mut mpsc::UnboundedReceiver<()>,
    told: &mut dyn FnMut(Progress),
) -> Result<(), AuditError> {
    let mut running = FuturesUnordered::new();
    let (mut is_cancelled, mut next_word) = (false, services.clock.now());
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
        let due = async {
            match queue.due_in() {
                Some(pause) => services.clock.sleep(pause.max(1)).await,
                None => std::future::pending().await,
            }
        };
        match select(pin!(select(pin!(outcome(&mut running)), interrupted.next())), pin!(due)).await {
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
        if services.clock.now() >= next_word {
            next_word = services.clock.now().plus(PAUSE);
            let (ended, known) = store::audits::progress(services.database, audit).await?;
            told(Progress { ended, known });
        }
    }
}

/// What the first job that ends says; for ever nothing where none runs.
async fn outcome<F: Future<Output = Result<(), PortError>>>(
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
