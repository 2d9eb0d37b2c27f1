//! Waves: choosing the next pages of an audit after the previous ones have ended, or closing it.
use super::{AUDIT_LEASE_MS, finish};
use crate::model::{AuditId, Job, Phase, StopReason};
use crate::ports::{PortError, Services};
use crate::store;
use crate::store::audits::AuditClaim;
use crate::store::wave::NextWave;

/// Resumes an audit whose worker's lease expired.
pub(super) async fn run(services: &Services<'_>, audit: AuditId) -> Result<(), PortError> {
    let now = services.clock.now();
    match store::audits::claim_expired(services.database, audit, now, AUDIT_LEASE_MS).await? {
        Some(claim) if claim.audit.phase == Phase::Finish => finish::close(services, &claim).await,
        Some(claim) => choose(services, &claim).await,
        None => Ok(()),
    }
}

/// Sends the jobs of the next pages of a claimed audit, or closes it.
pub(super) async fn choose(services: &Services<'_>, claim: &AuditClaim) -> Result<(), PortError> {
    let lease_until = services.clock.now().plus(AUDIT_LEASE_MS);
    let concurrency = services.settings.host_concurrency;
    match store::wave::next(services.database, claim, concurrency, lease_until).await? {
        Some(NextWave::Finish) => finish::close(services, claim).await,
        Some(NextWave::Pages(pages)) => {
            let audit = claim.audit.id;
            let jobs: Vec<Job> = pages.into_iter().map(|page| Job::Page { audit, page }).collect();
            services.queue.send(&jobs, 0).await
        }
        None => Ok(()),
    }
}

/// Stops a crawl early and closes its audit with the pages that were audited. Does nothing if the audit is not crawling.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn stop(services: &Services<'_>, audit: AuditId, reason: StopReason) -> Result<(), PortError> {
    let lease_until = services.clock.now().plus(AUDIT_LEASE_MS);
    match store::wave::stop(services.database, audit, reason, lease_until).await? {
        Some(claim) => finish::close(services, &claim).await,
        None => Ok(()),
    }
}
