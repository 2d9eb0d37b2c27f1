//! Authentication: API keys, the operator's token and the sandbox flag.
use super::error::ApiError;
use super::http::Request;
use super::limits;
use super::request_context::RequestContext;
use super::secrets;
use crate::model::{ApiKey, Caller};
use crate::store;

/// Returns the caller and the key's hash. Every dialect accepts the key in `Authorization: Bearer`,
/// `X-API-Key` or `X-User-Api-Token`.
///
/// # Errors
/// Returns an error if the key is missing or invalid, if its account is suspended, if the client sent too many invalid
/// keys, or if the database fails.
pub(super) async fn caller(context: RequestContext<'_>) -> Result<(Caller, String), ApiError> {
    limits::check_auth_throttle(context)?;
    let Some(key) = key(context.request) else {
        if has_credential(context.request) {
            limits::count_auth_failure(context);
        }
        return Err(ApiError::Unauthorized);
    };
    let (hash, now) = (key.hash(), context.services.clock.now());
    let caller = match context.memory.caller(&hash, now) {
        Some(caller) => caller,
        None => match store::accounts::by_key(context.services.database, &hash, now).await? {
            Some(caller) => {
                context.memory.remember(&hash, &caller, now);
                caller
            }
            None => {
                limits::count_auth_failure(context);
                return Err(ApiError::Unauthorized);
            }
        },
    };
    if caller.is_suspended {
        return Err(ApiError::Suspended);
    }
    Ok((Caller { is_sandbox: is_sandbox(context.request), ..caller }, hash))
}

/// Checks the operator's token in `Authorization: Bearer`. Without a configured `ADMIN_TOKEN` every token is invalid.
///
/// # Errors
/// Returns an error if the token is missing or invalid, or if the client sent too many invalid credentials.
pub(super) fn operator(context: RequestContext<'_>) -> Result<(), ApiError> {
    limits::check_auth_throttle(context)?;
    let sent = context.request.header("authorization").and_then(bearer_token);
    match (&context.services.settings.admin_token, sent) {
        (Some(expected), Some(sent)) if secrets::is_equal(expected, sent) => Ok(()),
        _ => {
            limits::count_auth_failure(context);
            Err(ApiError::Unauthorized)
        }
    }
}

/// Returns the request's API key, or `None` if it is missing, malformed, or sent twice with different values. Two spellings
/// of one key are equal.
fn key(request: &Request) -> Option<ApiKey> {
    let bearer = request.has_header("authorization").then(|| bearer_token(request.header("authorization")?));
    let header = request.has_header("x-api-key").then(|| request.header("x-api-key"));
    // MetricSpot's gateway forwards its user's key in a header of its own, as a bearer token or bare.
    let forwarded = request.has_header("x-user-api-token").then(|| {
        let value = request.header("x-user-api-token")?;
        Some(bearer_token(value).unwrap_or(value))
    });
    let mut keys = [bearer, header, forwarded].into_iter().flatten().map(|text| ApiKey::parse(text?.trim()));
    let first = keys.next()??;
    keys.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

/// Returns true if the request carries a credential, valid or not.
fn has_credential(request: &Request) -> bool {
    request.has_header("authorization") || request.has_header("x-api-key") || request.has_header("x-user-api-token")
}

fn bearer_token(value: &str) -> Option<&str> {
    let (scheme, token) = value.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Returns true if the request is a sandbox request: it uses a test key or sends `X-Vertaaux-Sandbox: true`.
fn is_sandbox(request: &Request) -> bool {
    let header = request.header("x-vertaaux-sandbox");
    let is_requested = header.is_some_and(|value| value.trim().eq_ignore_ascii_case("true"));
    is_requested || key(request).is_some_and(|key| key.is_test())
}
