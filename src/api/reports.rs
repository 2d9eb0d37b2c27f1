//! An audit read for its owner.
use super::error::ApiError;
use crate::model::{Account, Report};
use crate::ports::Services;
use crate::store::reports::{self, Name};

/// The audit of this name, if it is the account's own.
pub(super) async fn owned(services: &Services<'_>, account: Account, name: Name<'_>) -> Result<Report, ApiError> {
    let (audit, pages) = reports::load(services.database, name).await?.ok_or(ApiError::NotFound)?;
    if audit.account != account.id {
        return Err(ApiError::Forbidden);
    }
    Ok(Report { audit, account, pages })
}
