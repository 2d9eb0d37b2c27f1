//! Whose key is this.
use super::error::ApiError;
use super::http::Call;
use crate::model::{Account, ApiKey};
use crate::ports::Services;
use crate::store;

/// The account of the key in `Authorization: Bearer` or `X-API-Key`, whichever dialect is spoken.
pub(super) async fn account(call: &Call, services: &Services<'_>) -> Result<Account, ApiError> {
    let key = key(call).ok_or(ApiError::Unauthorized)?;
    store::accounts::by_key(services.database, &key.hash()).await?.ok_or(ApiError::Unauthorized)
}

/// The one key of a call; none where there is none, it has not the form of one, or two differ.
fn key(call: &Call) -> Option<ApiKey> {
    let bearer = match call.has_header("authorization") {
        true => Some(bearer(call.header("authorization")?)?),
        false => None,
    };
    let header = match call.has_header("x-api-key") {
        true => Some(call.header("x-api-key")?.trim()),
        false => None,
    };
    match (bearer, header) {
        (Some(one), Some(other)) if one != other => None,
        (Some(key), _) | (None, Some(key)) => ApiKey::parse(key),
        (None, None) => None,
    }
}

fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Whether the call is made with a key for trying things out.
pub(super) fn is_sandbox(call: &Call) -> bool {
    key(call).is_some_and(|key| key.reveal().starts_with("sg_test_"))
}
