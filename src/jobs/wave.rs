//! Plan: choose the next pages of an audit once all that were chosen have ended, or go on to close it.
use super::{AUDIT_LEASE, finish};
use crate::model::{AuditId, Job, Phase, StopReason};
use crate::ports::{PortError, Services};
use crate::store;
use crate::store::audits::AuditClaim;
use crate::store::plan::AfterPage;

/// Goes on with an audit where whoever had to is gone.
pub(super) async fn run(services: &Services<'_>, audit: AuditId) -> Result<(), PortError> {
    let now = services.clock.now();
    match store::audits::claim_rest(services.database, audit, now, AUDIT_LEASE).await? {
        Some(claim) if claim.audit.phase == Phase::Finish => finish::close(services, &claim).await,
        Some(claim) => choose(services, &claim).await,
        None => Ok(()),
    }
}

/// Sends off the next pages of a claimed audit, or closes it.
pub(super) async fn choose(services: &Services<'_>, claim: &AuditClaim) -> Result<(), PortError> {
    let lease_until = services.clock.now().plus(AUDIT_LEASE);
    let chains = services.settings.host_concurrency;
    match store::plan::next(services.database, claim, chains, lease_until).await? {
        Some(AfterPage::Finish) => finish::close(services, claim).await,
        Some(AfterPage::Pages(pages)) => {
            let audit = claim.audit.id;
            let jobs: Vec<Job> = pages.into_iter().map(|page| Job::Page { audit, page }).collect();
            services.queue.send(&jobs, 0).await
        }
        None => Ok(()),
    }
}

/// Ends a crawl early; what was judged is kept.
///
/// # Errors
/// Where the database does not answer.
pub async fn stop(services: &Services<'_>, audit: AuditId, reason: StopReason) -> Result<(), PortError> {
    let lease_until = services.clock.now().plus(AUDIT_LEASE);
    match store::plan::stop(services.database, audit, reason, lease_until).await? {
        Some(claim) => finish::close(services, &claim).await,
        None => Ok(()),
    }
}
