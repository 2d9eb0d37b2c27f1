//! Loading an audit for the account that owns it.
use super::error::{ApiError, Thing};
use crate::model::{Account, PageId, Report};
use crate::ports::{PrimaryReads, Services};
use crate::store::reports::{self, Loaded, Name};
use crate::store::results;
use url::Url;

/// Loads an audit of this account. Its pages have no findings yet.
///
/// # Errors
/// Returns an error if the audit does not exist or belongs to another account, or if the database fails.
pub(super) async fn owned(services: &Services<'_>, account: &Account, name: Name<'_>) -> Result<Report, ApiError> {
    let mut loaded = reports::load(services.database, name, account).await?;
    if !matches!(loaded, Loaded::Own(_)) {
        // A replica may lag behind, and a caller that was just given the id must find the audit. Another account's audit
        // takes the same path, so that its response time equals that of a missing one.
        loaded = reports::load(&PrimaryReads(services.database), name, account).await?;
    }
    match loaded {
        Loaded::Own(report) => Ok(*report),
        Loaded::Foreign => Err(ApiError::Forbidden(Thing::Audit)),
        Loaded::Nothing => Err(ApiError::NotFound(Thing::Audit)),
    }
}

/// Returns the host of a URL. Stored URLs always have one; any other text is returned as it is.
pub(super) fn host(url: &str) -> String {
    let parsed = Url::parse(url).ok();
    parsed.as_ref().and_then(Url::host_str).unwrap_or(url).to_owned()
}

/// Loads the findings of these pages into the report.
///
/// # Errors
/// Returns an error if the database fails.
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
