//! Request parameters of the MetricSpot dialect.
use crate::api::error::ApiError;
use crate::api::http;
use crate::api::request_context::RequestContext;
use serde_json::{Map, Value};

/// Returns the field `url` of a request body.
pub(super) fn url(body: &Map<String, Value>) -> Result<String, ApiError> {
    match body.get("url") {
        None | Some(Value::Null) => Err(ApiError::missing("body", "url")),
        Some(Value::String(url)) => Ok(url.clone()),
        Some(other) => Err(ApiError::wrong("body", "url", other.clone(), "url must be a string")),
    }
}

/// Returns the audit id in the path.
pub(super) fn audit_id(context: RequestContext<'_>) -> Result<i64, ApiError> {
    let id = context.path_param("id")?;
    http::positive_id(id).ok_or_else(|| ApiError::wrong("path", "id", id, "Audit id must be a positive integer"))
}
