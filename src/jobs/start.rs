//! Start: read the site's own files, judge the first page, send off the others.
use super::{AUDIT_LEASE, page};
use crate::crawl;
use crate::model::{AuditId, Job, PageId, PageState, Target};
use crate::ports::{PortError, Services};
use crate::store;

pub(super) async fn run(services: &Services<'_>, audit: AuditId) -> Result<(), PortError> {
    let now = services.clock.now();
    let Some(claim) = store::audits::claim_start(services.database, audit, now, AUDIT_LEASE).await? else {
        return Ok(());
    };
    let start = match Target::parse(&claim.audit.url, services.settings.policy) {
        Ok(start) => start,
        // The policy has become stricter since the audit was accepted.
        Err(error) => {
            store::audits::fail(services.database, audit, &error.to_string(), services.clock.now()).await?;
            return Ok(());
        }
    };
    let files = crawl::files(services.net(), &start).await;
    if !store::audits::keep_files(services.database, &claim, &files).await? {
        return Ok(());
    }
    let mut open = store::pages::of_audit(services.database, audit)
        .await?
        .into_iter()
        .filter(|page| page.state == PageState::New)
        .map(|page| page.id);
    let first = open.next();
    let others: Vec<Job> = open.map(|page: PageId| Job::Page { audit, page }).collect();
    if !others.is_empty() {
        services.queue.send(&others, 0).await?;
    }
    match first {
        Some(first) => page::run(services, first).await,
        None => Ok(()),
    }
}
