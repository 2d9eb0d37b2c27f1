//! Comparing secrets in constant time.
use super::error::ApiError;
use super::request_context::RequestContext;
use crate::model::sha256;
use subtle::ConstantTimeEq;

/// Returns true if the two secrets are equal. Their hashes are compared, in constant time, so that the duration reveals
/// neither the length nor the position of the first difference.
pub(super) fn is_equal(one: &str, other: &str) -> bool {
    sha256(one.as_bytes()).as_bytes().ct_eq(sha256(other.as_bytes()).as_bytes()).into()
}

/// Returns true if a trusted relay sent the request: it carries the configured secret, as `X-MCP-Secret` or as
/// `X-MCP-Internal-Token`.
pub(super) fn is_relayed(context: RequestContext<'_>) -> bool {
    let sent = [context.request.header("x-mcp-secret"), context.request.header("x-mcp-internal-token")];
    let expected = context.services.settings.mcp_secret.as_deref();
    sent.into_iter().flatten().any(|sent| expected.is_some_and(|expected| is_equal(expected, sent)))
}

/// Checks a relay's secret if one is configured: a request that carries a wrong one is refused.
///
/// # Errors
/// Returns an error if the secret is wrong.
pub(super) fn check_relay(context: RequestContext<'_>) -> Result<(), ApiError> {
    let is_sent = context.request.has_header("x-mcp-secret") || context.request.has_header("x-mcp-internal-token");
    let is_checked = is_sent && context.services.settings.mcp_secret.is_some();
    if is_checked && !is_relayed(context) { Err(ApiError::Unauthorized) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_73_secrets_are_compared_in_full() {
        for (one, other, expected) in [
            ("secret", "secret", true),
            ("secret", "Secret", false),
            ("secret", "secreT", false),
            ("secret", "secre", false),
            ("secret", "secrets", false),
            ("", "secret", false),
        ] {
            assert_eq!(is_equal(one, other), expected, "{one} {other}");
        }
    }
}
