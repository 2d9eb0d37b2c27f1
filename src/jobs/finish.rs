//! Finish: judge the site, score, close the audit.
use super::{AUDIT_LEASE, OUR_FAULT};
use crate::engine;
use crate::facts::SiteFacts;
use crate::model::{AuditId, Finding, Page, PageState, Scores};
use crate::ports::{PortError, Services};
use crate::store;
use crate::store::audits::Claim;
use url::Url;

pub(super) async fn run(services: &Services<'_>, audit: AuditId) -> Result<(), PortError> {
    let now = services.clock.now();
    match store::audits::claim_finish(services.database, audit, now, AUDIT_LEASE).await? {
        Some(claim) => close(services, &claim).await,
        None => Ok(()),
    }
}

/// Brings a claimed audit to its end: completed, or failed where not one page could be judged.
pub(super) async fn close(services: &Services<'_>, claim: &Claim) -> Result<(), PortError> {
    let pages = store::pages::of_audit(services.database, claim.audit.id).await?;
    let judged: Vec<&Page> = pages.iter().filter(|page| page.state == PageState::Done).collect();
    let Some(url) = judged.first().and_then(|page| reached(page)) else {
        let error = pages.iter().find_map(|page| page.error.as_deref()).unwrap_or(OUR_FAULT);
        store::audits::fail(services.database, claim.audit.id, error, services.clock.now()).await?;
        return Ok(());
    };
    let site = url.origin().ascii_serialization();
    let files = store::audits::files(services.database, claim.audit.id).await?;
    let site_findings = engine::site(&SiteFacts::new(url, files));
    let findings: Vec<&[Finding]> = judged.iter().map(|page| page.findings.as_slice()).collect();
    let scores = Scores::of(&findings, &site_findings);
    let now = services.clock.now();
    store::audits::complete(services.database, claim, &site, &site_findings, &scores, now).await?;
    Ok(())
}

/// Where a page was found.
fn reached(page: &Page) -> Option<Url> {
    let url = page.summary.as_ref().map_or(page.url.as_str(), |summary| &summary.url);
    Url::parse(url).ok()
}
