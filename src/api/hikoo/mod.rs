//! The Hikoo dialect: its paths, its errors. Source: Hikoo's OpenAPI document.
mod view;

use super::error::{ApiError, Problem};
use super::http::{self, Call, Reply};
use super::{auth, cached, reports, status};
use crate::model::Status;
use crate::ports::Services;
use crate::store::reports::Name;
use ::http::Method;
use serde_json::{Value, json};

pub(super) async fn handle(call: &Call, services: &Services<'_>) -> Result<Reply, ApiError> {
    trusted(call, services)?;
    match (call.method(), call.segments().as_slice()) {
        (&Method::GET | &Method::HEAD, ["api", "v1", "public", "audits", id]) => get(call, id, services).await,
        (_, ["api", "v1", "public", "audits", _]) => Err(ApiError::Method("GET, HEAD")),
        _ => Err(ApiError::NotFound),
    }
}

/// A relay's secret, where one is configured, must be right if it is sent.
fn trusted(call: &Call, services: &Services<'_>) -> Result<(), ApiError> {
    match &services.settings.mcp_secret {
        Some(secret) if call.has_header("x-mcp-secret") && call.header("x-mcp-secret") != Some(secret) => {
            Err(ApiError::Unauthorized)
        }
        _ => Ok(()),
    }
}

async fn get(call: &Call, id: &str, services: &Services<'_>) -> Result<Reply, ApiError> {
    let account = auth::account(call, services).await?;
    let number = integer("path", "audit_id", Some(id))?;
    let website = integer("query", "website_id", call.query("website_id"))?;
    let key = cached::key(call, &account);
    if let Some(reply) = cached::read(services, &key).await {
        return Ok(http::caching(reply, "private, no-cache"));
    }
    let report = reports::owned(services, account, Name::Number(number)).await?;
    if report.audit.website != website {
        return Err(ApiError::NotFound);
    }
    let mut reply = http::json(200, &view::audit(&report));
    if report.audit.status == Status::Completed {
        reply = cached::keep(services, &key, reply).await;
    }
    Ok(http::caching(reply, "private, no-cache"))
}

/// An integer as FastAPI reads it; one that no audit can have where it is negative or too large.
fn integer(place: &'static str, field: &'static str, text: Option<&str>) -> Result<i64, ApiError> {
    let text = text.ok_or_else(|| ApiError::missing(place, field))?;
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let reason = "Input should be a valid integer, unable to parse string as an integer".to_owned();
        return Err(ApiError::Invalid(Box::new(Problem {
            place,
            field,
            value: text.into(),
            reason,
            kind: "int_parsing",
        })));
    }
    Ok(if text.starts_with('-') { 0 } else { http::positive(digits.trim_start_matches('0')).unwrap_or(0) })
}

/// `{detail: "…"}`, or for wrong parameters a list of problems with 422.
pub(super) fn refuse(error: &ApiError) -> Reply {
    match error {
        ApiError::Invalid(problem) => {
            let message = if problem.kind == "missing" { "Field required" } else { &problem.reason };
            let loc = json!([problem.place, problem.field]);
            http::json(422, &json!({"detail": [{"loc": loc, "msg": message, "type": problem.kind}]}))
        }
        ApiError::Body(_) => http::json(422, &json!({"detail": [invalid_body(&error.to_string())]})),
        ApiError::Unauthorized => http::json(401, &json!({"detail": "Invalid or expired API key"})),
        ApiError::NotFound => http::json(404, &json!({"detail": "Audit not found"})),
        _ => http::json(status(error), &json!({"detail": error.to_string()})),
    }
}

fn invalid_body(message: &str) -> Value {
    json!({"loc": ["body"], "msg": message, "type": "json_invalid"})
}
