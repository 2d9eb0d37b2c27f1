//! The Hikoo dialect: its paths, its errors. Source: Hikoo's OpenAPI document.
mod view;

use super::error::{ApiError, Problem, Thing};
use super::http::{self, BadBody, Reply};
use super::routes::{Route, Visit};
use super::{auth, cached, reports, status};
use crate::model::{Caller, KeyScope, Status};
use crate::store::reports::Name;
use serde_json::{Value, json};

pub(super) const ROUTES: &[Route] = &[Route::keyed(
    "GET",
    "/api/v1/public/audits/{audit_id}",
    "get_audit_api_v1_public_audits__audit_id__get",
    KeyScope::Read,
    |visit, caller| Box::pin(get(visit, caller)),
)];

/// A relay's secret, where one is configured, must be right if it is sent.
pub(super) fn trusted(visit: Visit<'_>) -> Result<(), ApiError> {
    let is_sent = visit.services.settings.mcp_secret.is_some() && visit.call.has_header("x-mcp-secret");
    if is_sent && !auth::is_relayed(visit) { Err(ApiError::Unauthorized) } else { Ok(()) }
}

async fn get(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let number = integer("path", "audit_id", Some(visit.part(0)))?;
    let website = integer("query", "website_id", visit.call.query("website_id"))?;
    let key = cached::key(caller, &format!("hikoo/{number}/{website}"));
    if let Some(reply) = cached::read(visit, &key).await {
        return Ok(http::caching(reply, "private, no-cache"));
    }
    let report = reports::owned(visit.services, &caller.account, Name::Number(number)).await?;
    if report.audit.website != website {
        return Err(ApiError::NotFound(Thing::Audit));
    }
    let mut reply = http::json(200, &view::audit(&report));
    if report.audit.status == Status::Completed {
        reply = cached::keep(visit, &key, reply).await;
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
        ApiError::Body(BadBody::TooLarge | BadBody::NoJsonType) => {
            http::json(status(error), &json!({"detail": error.to_string()}))
        }
        ApiError::Body(_) => http::json(422, &json!({"detail": [invalid_body(&error.to_string())]})),
        ApiError::Unauthorized => http::json(401, &json!({"detail": "Invalid or expired API key"})),
        ApiError::NotFound(thing) => http::json(404, &json!({"detail": format!("{} not found", thing.name())})),
        _ => http::json(status(error), &json!({"detail": error.to_string()})),
    }
}

fn invalid_body(message: &str) -> Value {
    json!({"loc": ["body"], "msg": message, "type": "json_invalid"})
}
