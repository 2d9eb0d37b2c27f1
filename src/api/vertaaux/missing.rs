//! Endpoints of the dialect that need something this service does not have: 501 with what is missing.
use crate::api::error::ApiError;
use crate::api::http::Response;

/// `POST /v1/llm/audit`
pub(super) const LLM_AUDIT: &str = "This service has no language model, so it cannot run an LLM audit. POST /v1/audit \
                                    judges the same page by rules; each issue has a fix_suggestion";
/// `POST /v1/patch`
pub(super) const PATCH: &str = "This service does not write patches: it sees the pages that a site serves, not the \
                                files they are made from. The element and fix_suggestion of an issue say what to change";
/// `POST /v1/verify`
pub(super) const VERIFY: &str = "This service does not run a page with a patch applied. Deploy the fix, audit the URL \
                                 again and read it with delta=true";

/// Returns the error that says what is missing.
pub(super) fn missing(what: &'static str) -> Result<Response, ApiError> {
    Err(ApiError::NotImplemented(what))
}
