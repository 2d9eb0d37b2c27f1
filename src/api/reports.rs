//! An audit read for its owner.
use super::error::{ApiError, Thing};
use crate::model::{Account, PageId, Report};
use crate::ports::{PrimaryReads, Services};
use crate::store::reports::{self, Loaded, Name};
use crate::store::results;
use url::Url;

/// The audit of this name, if it is the account's own; its pages without their findings.
pub(super) async fn owned(services: &Services<'_>, account: &Account, name: Name<'_>) -> Result<Report, ApiError> {
    let mut loaded = reports::load(services.database, name, account).await?;
    if !matches!(loaded, Loaded::Own(_)) {
        // A copy that is behind does not know it yet; who has just been told its name must find it. What is another's
        // takes as long as what there is not.
        loaded = reports::load(&PrimaryReads(services.database), name, account).await?;
    }
    match loaded {
        Loaded::Own(report) => Ok(*report),
        Loaded::Foreign => Err(ApiError::Forbidden(Thing::Audit)),
        Loaded::Nothing => Err(ApiError::NotFound(Thing::Audit)),
    }
}

/// The host of a URL.
pub(super) fn host(url: &str) -> String {
    Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

/// Reads the findings of these pages.
pub(super) async fn with_findings(
    services: &Services<'_>,
    report: &mut Report,
    pages: &[PageId],
) -> Result<(), ApiError> {
    let findings = results::findings(services.database, pages).await?;
    for (id, findings) in pages.iter().zip(findings) {
        if let Some(page) = report.pages.iter_mut().find(|page| page.id == *id) {
            page.findings = findings;
        }
    }
    Ok(())
}
