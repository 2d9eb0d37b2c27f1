//! Whose key is this, and what is it for.
use super::error::ApiError;
use super::http::Request;
use super::limits;
use super::routes::RequestContext;
use crate::model::{ApiKey, Caller, sha256};
use crate::store;
use subtle::ConstantTimeEq;

/// Who calls, by the key in `Authorization: Bearer` or `X-API-Key`, whichever dialect is spoken; and the key's hash.
pub(super) async fn caller(context: RequestContext<'_>) -> Result<(Caller, String), ApiError> {
    limits::check_auth_throttle(context)?;
    let Some(key) = key(context.request) else {
        if context.request.has_header("authorization") || context.request.has_header("x-api-key") {
            limits::guessed_wrong(context);
        }
        return Err(ApiError::Unauthorized);
    };
    let (hash, now) = (key.hash(), context.services.clock.now());
    if let Some(caller) = context.memory.caller(&hash, now) {
        return Ok((caller, hash));
    }
    match store::accounts::by_key(context.services.database, &hash, now).await? {
        Some(caller) => {
            context.memory.remember(&hash, &caller, now);
            Ok((caller, hash))
        }
        None => {
            limits::guessed_wrong(context);
            Err(ApiError::Unauthorized)
        }
    }
}

/// The operator's token, in `Authorization: Bearer`; where none is set nobody is the operator.
pub(super) fn operator(context: RequestContext<'_>) -> Result<(), ApiError> {
    limits::check_auth_throttle(context)?;
    let token = context.request.header("authorization").and_then(bearer);
    match (&context.services.settings.admin_token, token) {
        (Some(wanted), Some(token)) if same(wanted, token) => Ok(()),
        _ => {
            limits::guessed_wrong(context);
            Err(ApiError::Unauthorized)
        }
    }
}

/// Whether a relay brings the request that knows the relay's secret.
pub(super) fn is_relayed(context: RequestContext<'_>) -> bool {
    let sent = context.request.header("x-mcp-secret");
    context.services.settings.mcp_secret.as_deref().zip(sent).is_some_and(|(secret, sent)| same(secret, sent))
}

/// Returns true if two secrets are equal. Compares their hashes in constant time, so that the duration reveals neither
/// the first difference nor the length.
fn same(one: &str, other: &str) -> bool {
    sha256(one.as_bytes()).as_bytes().ct_eq(sha256(other.as_bytes()).as_bytes()).into()
}

/// The one key of a request; none where there is none, it has not the form of one, or two differ.
fn key(request: &Request) -> Option<ApiKey> {
    let bearer = match request.has_header("authorization") {
        true => Some(bearer(request.header("authorization")?)?),
        false => None,
    };
    let header = match request.has_header("x-api-key") {
        true => Some(request.header("x-api-key")?.trim()),
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

/// Whether the request is made to try things out: with a key for that, or with the header that says so.
pub(super) fn is_sandbox(request: &Request) -> bool {
    let says_so = request.header("x-vertaaux-sandbox").is_some_and(|value| value.trim().eq_ignore_ascii_case("true"));
    says_so || key(request).is_some_and(|key| key.is_test())
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn case_73_secrets_are_compared_to_their_ends() {
        for (one, other, is_same) in [
            ("secret", "secret", true),
            ("secret", "Secret", false),
            ("secret", "secre", false),
            ("secret", "secrets", false),
            ("", "secret", false),
        ] {
            assert_eq!(same(one, other), is_same, "{one} {other}");
        }
    }
}
