//! The error envelope of the dialect: codes, details and links to their documentation.
use crate::api::error::{ApiError, Problem, Thing};
use crate::api::http::{self, BadBody, Response};
use serde_json::{Value, json};

/// Builds `{error, message, param?, details?, request_id, documentation_url}`.
pub(in crate::api) fn error_response(error: &ApiError, request_id: &str) -> Response {
    let (code, details) = match error {
        ApiError::Unauthorized => ("unauthorized", Value::Null),
        ApiError::Forbidden(_) | ApiError::LiveAudit => ("forbidden", Value::Null),
        ApiError::Suspended => ("account_suspended", Value::Null),
        ApiError::Scope(_) => ("insufficient_scope", Value::Null),
        ApiError::NotFound(Thing::Page) => ("page_not_found", Value::Null),
        ApiError::NotFound(Thing::Key) => ("key_not_found", Value::Null),
        ApiError::NotFound(Thing::Account) => ("account_not_found", Value::Null),
        ApiError::NotFound(Thing::BlockedHost) => ("blocked_host_not_found", Value::Null),
        ApiError::NotFound(Thing::Schedule) => ("schedule_not_found", Value::Null),
        ApiError::NotFound(Thing::Hook) => ("hook_not_found", Value::Null),
        ApiError::NotFound(Thing::Webhook) => ("webhook_not_found", Value::Null),
        ApiError::NotFound(Thing::Delivery) => ("delivery_not_found", Value::Null),
        ApiError::NotFound(Thing::Suppression) => ("suppression_not_found", Value::Null),
        ApiError::NotFound(_) => ("job_not_found", Value::Null),
        ApiError::UnknownEndpoint { .. } => ("unknown_endpoint", Value::Null),
        ApiError::NotImplemented(_) => ("not_implemented", Value::Null),
        ApiError::NotAcceptable(_) => ("not_acceptable", Value::Null),
        ApiError::Cooldown { .. }
        | ApiError::Visited { .. }
        | ApiError::RefreshesSpent { .. }
        | ApiError::TooMany { .. } => ("rate_limit_exceeded", Value::Null),
        ApiError::Unfinished => ("job_not_completed", Value::Null),
        ApiError::Site(_) => ("site_failed", Value::Null),
        ApiError::Method(_) => ("method_not_allowed", Value::Null),
        ApiError::AllowanceSpent => ("quota_exceeded", Value::Null),
        ApiError::KeyReused => ("idempotency_conflict", Value::Null),
        ApiError::LastAdminKey => ("last_admin_key", Value::Null),
        ApiError::TooManySuppressions(_) => ("too_many_suppressions", Value::Null),
        ApiError::TooManyKeys(_) => ("too_many_keys", Value::Null),
        ApiError::TooManySchedules(_) => ("too_many_schedules", Value::Null),
        ApiError::Conflict(_) => ("conflict", Value::Null),
        ApiError::TooManyWebhooks(_) => ("too_many_webhooks", Value::Null),
        ApiError::Loop => ("loop_detected", Value::Null),
        ApiError::Internal(_) => ("internal_error", Value::Null),
        ApiError::Signature => ("invalid_signature", Value::Null),
        ApiError::TooManyHooks(_) => ("too_many_hooks", Value::Null),
        ApiError::Body(BadBody::TooLarge { .. }) => ("body_too_large", Value::Null),
        ApiError::Body(BadBody::NoJsonType) => ("unsupported_media_type", Value::Null),
        ApiError::Body(_) => ("invalid_json", Value::Null),
        ApiError::Url { value, error } => {
            let (value, reason) = (value.as_str().into(), error.to_string());
            let problem = Problem { location: "body", field: "url", value, reason, kind: "value_error" };
            ("invalid_url", details(&problem, &[]))
        }
        ApiError::Invalid(problem, others) => {
            let code = if problem.field == "url" { "invalid_url" } else { "validation_error" };
            (code, details(problem, others))
        }
    };
    let mut body = json!({
        "error": code,
        "message": error.to_string(),
        "request_id": request_id,
        "documentation_url": format!("/docs/errors#{code}"),
    });
    if let (Some(body), false) = (body.as_object_mut(), details.is_null()) {
        let first = details.pointer("/validation_errors/0/field").cloned();
        body.insert("param".to_owned(), first.unwrap_or_default());
        body.insert("details".to_owned(), details);
    }
    http::json(error.status(), &body)
}

/// Builds the details of the first problem, with a list of all.
fn details(first: &Problem, others: &[Problem]) -> Value {
    let all = std::iter::once(first).chain(others);
    let all: Vec<Value> = all.map(|problem| json!({"field": problem.name(), "message": problem.reason})).collect();
    json!({"field": first.field, "value": first.value, "reason": first.reason, "validation_errors": all})
}
