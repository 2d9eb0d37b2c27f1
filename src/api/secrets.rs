//! Comparing secrets in constant time.
use super::request_context::RequestContext;
use crate::model::sha256;
use subtle::ConstantTimeEq;

/// Returns true if the two secrets are equal. Their hashes are compared, in constant time, so that the duration reveals
/// neither the length nor the position of the first difference.
pub(super) fn is_equal(one: &str, other: &str) -> bool {
    sha256(one.as_bytes()).as_bytes().ct_eq(sha256(other.as_bytes()).as_bytes()).into()
}

/// Returns true if a trusted relay sent the request: it carries the configured `X-MCP-Secret`.
pub(super) fn is_relayed(context: RequestContext<'_>) -> bool {
    let sent = context.request.header("x-mcp-secret");
    context.services.settings.mcp_secret.as_deref().zip(sent).is_some_and(|(secret, sent)| is_equal(secret, sent))
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
