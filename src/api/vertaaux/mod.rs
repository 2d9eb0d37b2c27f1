//! The VertaaUX dialect, which is also our own: its paths, its errors.
mod crawl;
mod lists;
mod parameters;
mod view;

use super::error::ApiError;
use super::http::{self, BadBody, Call, Reply};
use super::{auth, cached, reports, status};
use crate::catalog::catalog;
use crate::model::Status;
use crate::ports::Services;
use crate::store;
use crate::store::reports::Name;
use crate::submit;
use ::http::{Method, header};
use parameters::{ReadParameters, creation};
use serde_json::{Value, json};

/// How long clients may keep a completed audit, as the dialect's document says.
const KEEP: &str = "public, max-age=3600";

pub(super) async fn handle(call: &Call, services: &Services<'_>) -> Result<Reply, ApiError> {
    let segments = call.segments();
    let rest = segments.strip_prefix(&["api"]).unwrap_or(&segments);
    match (call.method(), rest) {
        (&Method::POST, ["v1", "audit" | "audits"]) => create(call, services).await,
        (_, ["v1", "audit"]) => Err(ApiError::Method("POST")),
        (&Method::GET | &Method::HEAD, ["v1", "audit" | "audits", job]) => get(call, job, services).await,
        (_, ["v1", "audit" | "audits", _]) => Err(ApiError::Method("GET, HEAD")),
        (&Method::GET | &Method::HEAD, ["v1", "audits"]) => lists::audits(call, services).await,
        (_, ["v1", "audits"]) => Err(ApiError::Method("GET, HEAD, POST")),
        (&Method::GET | &Method::HEAD, ["v1", "quota"]) => lists::quota(call, services).await,
        (&Method::GET | &Method::HEAD, ["v1", "engines"]) => Ok(lists::engines()),
        (_, ["v1", "quota" | "engines"]) => Err(ApiError::Method("GET, HEAD")),
        (&Method::POST, ["v1", "audit" | "audits", job, "cancel"]) => crawl::cancel(call, job, services).await,
        (_, ["v1", "audit" | "audits", _, "cancel"]) => Err(ApiError::Method("POST")),
        (&Method::GET | &Method::HEAD, ["v1", "audit" | "audits", job, rest @ ..]) => match rest {
            ["pages"] => crawl::pages(call, job, services).await,
            ["pages", page] => crawl::page(call, job, page, services).await,
            ["events"] => crawl::events(call, job, services).await,
            ["issues", "stream"] => crawl::stream(call, job, services).await,
            _ => Err(ApiError::NotFound),
        },
        (_, ["v1", "audit" | "audits", _, "pages" | "events" | "issues", ..]) => Err(ApiError::Method("GET, HEAD")),
        (&Method::GET | &Method::HEAD, ["v1", "rules"]) => {
            Ok(http::with(http::json(200, &catalog()), header::CACHE_CONTROL, "public, max-age=3600"))
        }
        (_, ["v1", "rules"]) => Err(ApiError::Method("GET, HEAD")),
        _ => Err(ApiError::NotFound),
    }
}

async fn create(call: &Call, services: &Services<'_>) -> Result<Reply, ApiError> {
    let account = auth::account(call, services).await?;
    let mut request = creation(&call.json()?)?;
    request.idempotency_key = idempotency_key(call)?;
    let audit = submit::audit(services, &account, request).await.map_err(ApiError::refused)?;
    let location = format!("/v1/audit/{}", audit.job_id);
    let reply = http::json(202, &view::accepted(&audit, auth::is_sandbox(call)));
    Ok(http::with(http::with(reply, header::LOCATION, location), header::RETRY_AFTER, 2))
}

/// What makes a repeated request the same one.
fn idempotency_key(call: &Call) -> Result<Option<String>, ApiError> {
    const LONGEST: usize = 255;
    if !call.has_header("idempotency-key") {
        return Ok(None);
    }
    let key = call.header("idempotency-key").filter(|key| (1..=LONGEST).contains(&key.len()));
    let reason = "Idempotency-Key must stand once and have 1 to 255 ASCII characters";
    key.map(|key| Some(key.to_owned())).ok_or_else(|| ApiError::wrong("header", "Idempotency-Key", "", reason))
}

async fn get(call: &Call, job: &str, services: &Services<'_>) -> Result<Reply, ApiError> {
    let account = auth::account(call, services).await?;
    let parameters = ReadParameters::read(call)?;
    let key = cached::key(call, &account);
    if let Some(reply) = cached::read(services, &key).await {
        return Ok(http::caching(reply, KEEP));
    }
    let mut report = reports::owned(services, account, Name::Job(job)).await?;
    if report.audit.status == Status::Completed {
        let pages = view::shown(&report, &parameters);
        reports::with_findings(services, &mut report, &pages).await?;
    }
    let body = match report.audit.status {
        Status::Queued | Status::Running => view::open(&report),
        Status::Failed => view::failed(&report),
        Status::Completed => {
            let previous = match parameters.delta {
                true => store::reports::previous(services.database, &report.account, &report.audit).await?,
                false => None,
            };
            view::completed(&report, &parameters, previous.as_ref())
        }
    };
    let reply = http::json(200, &body);
    match report.audit.status {
        // An earlier audit may still complete, and then the difference is another.
        Status::Completed if parameters.delta => Ok(http::caching(reply, KEEP)),
        Status::Completed => Ok(http::caching(cached::keep(services, &key, reply).await, KEEP)),
        Status::Queued | Status::Running | Status::Failed => Ok(http::caching(reply, "no-cache, no-store")),
    }
}

/// `{error, message, details?, request_id, documentation_url}`
pub(super) fn refuse(error: &ApiError, request_id: &str) -> Reply {
    let (code, details) = match error {
        ApiError::Unauthorized => ("unauthorized", Value::Null),
        ApiError::Forbidden => ("forbidden", Value::Null),
        ApiError::NotFound => ("job_not_found", Value::Null),
        ApiError::Method(_) => ("method_not_allowed", Value::Null),
        ApiError::AllowanceSpent => ("quota_exceeded", Value::Null),
        ApiError::KeyReused => ("idempotency_conflict", Value::Null),
        ApiError::Internal(_) => ("internal_error", Value::Null),
        ApiError::Body(BadBody::TooLarge) => ("body_too_large", Value::Null),
        ApiError::Body(_) => ("invalid_json", Value::Null),
        ApiError::Url { value, error } => ("invalid_url", details("url", value.as_str().into(), &error.to_string())),
        ApiError::Invalid(problem) if problem.field == "url" => ("invalid_url", of(problem)),
        ApiError::Invalid(problem) => ("validation_error", of(problem)),
    };
    let mut body = json!({
        "error": code,
        "message": error.to_string(),
        "request_id": request_id,
        "documentation_url": format!("/docs/errors#{code}"),
    });
    if let (Some(body), false) = (body.as_object_mut(), details.is_null()) {
        body.insert("details".to_owned(), details);
    }
    http::json(status(error), &body)
}

fn of(problem: &super::error::Problem) -> Value {
    details(problem.field, problem.value.clone(), &problem.reason)
}

fn details(field: &str, value: Value, reason: &str) -> Value {
    json!({"field": field, "value": value, "reason": reason})
}
