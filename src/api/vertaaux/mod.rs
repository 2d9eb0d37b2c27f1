//! The VertaaUX dialect, which is also our own: its paths, its errors.
mod accounts;
mod crawl;
mod creation;
mod keys;
mod lists;
mod parameters;
mod view;
mod wait;

use super::error::{ApiError, Thing};
use super::http::{self, BadBody, Reply};
use super::routes::{Route, Visit};
use super::{auth, cached, reports, status};
use crate::catalog::catalog;
use crate::model::{Caller, KeyScope, Report, Status};
use crate::ports::Services;
use crate::store;
use crate::store::reports::Name;
use crate::submit;
use ::http::header;
use creation::creation;
use parameters::ReadParameters;
use serde_json::{Value, json};

/// How long clients may keep a completed audit, as the dialect's document says.
const KEEP: &str = "public, max-age=3600";

pub(super) const ROUTES: &[Route] = &[
    Route::keyed("POST", "/v1/audit", "createAudit", KeyScope::Write, |visit, caller| Box::pin(create(visit, caller))),
    Route::keyed("POST", "/v1/audits", "postAudits", KeyScope::Write, |visit, caller| Box::pin(create(visit, caller))),
    Route::keyed("GET", "/v1/audits", "listAudits", KeyScope::Read, |visit, caller| {
        Box::pin(lists::audits(visit, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}", "getAudit", KeyScope::Read, |visit, caller| Box::pin(get(visit, caller))),
    Route::keyed("DELETE", "/v1/audit/{job_id}", "deleteAudit", KeyScope::Write, |visit, caller| {
        Box::pin(delete(visit, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/pages", "listAuditPages", KeyScope::Read, |visit, caller| {
        Box::pin(crawl::pages(visit, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/pages/{page_id}", "getAuditPage", KeyScope::Read, |visit, caller| {
        Box::pin(crawl::page(visit, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/events", "streamAuditEvents", KeyScope::Read, |visit, caller| {
        Box::pin(crawl::events(visit, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/issues/stream", "streamIssues", KeyScope::Read, |visit, caller| {
        Box::pin(crawl::stream(visit, caller))
    }),
    Route::keyed("POST", "/v1/audit/{job_id}/cancel", "cancelAudit", KeyScope::Write, |visit, caller| {
        Box::pin(crawl::cancel(visit, caller))
    }),
    Route::keyed("GET", "/v1/quota", "getQuota", KeyScope::Read, |visit, caller| Box::pin(lists::quota(visit, caller))),
    Route::keyed("POST", "/v1/keys", "createKey", KeyScope::Admin, |visit, caller| {
        Box::pin(keys::create(visit, caller))
    }),
    Route::keyed("GET", "/v1/keys", "listKeys", KeyScope::Admin, |visit, caller| Box::pin(keys::list(visit, caller))),
    Route::keyed("DELETE", "/v1/keys/{key_id}", "revokeKey", KeyScope::Admin, |visit, caller| {
        Box::pin(keys::revoke(visit, caller))
    }),
    Route::keyed("POST", "/v1/keys/{key_id}/rotate", "rotateKey", KeyScope::Admin, |visit, caller| {
        Box::pin(keys::rotate(visit, caller))
    }),
    Route::operator("POST", "/v1/accounts", "createAccount", |visit| Box::pin(accounts::create(visit))),
    Route::operator("GET", "/v1/accounts", "listAccounts", |visit| Box::pin(accounts::list(visit))),
    Route::operator("POST", "/v1/accounts/{account_id}/plan", "setAccountPlan", |visit| {
        Box::pin(accounts::set_plan(visit))
    }),
    Route::operator("POST", "/v1/accounts/{account_id}/keys", "createAccountKey", |visit| {
        Box::pin(accounts::add_key(visit))
    }),
    Route::open("/v1/engines", "listEngines", |_| Box::pin(async { Ok(lists::engines()) })),
    Route::open("/v1/rules", "listRules", |_| Box::pin(async { Ok(rules()) })),
];

fn rules() -> Reply {
    http::with(http::json(200, &catalog()), header::CACHE_CONTROL, "public, max-age=3600")
}

async fn create(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let mut request = creation(&visit.call.json()?)?;
    request.idempotency_key = idempotency_key(visit.call)?;
    request.is_sandbox = auth::is_sandbox(visit.call);
    let audit = submit::audit(visit.services, &caller.account, request).await.map_err(ApiError::refused)?;
    let location = format!("/v1/audit/{}", audit.job_id);
    if let Some(reply) = wait::ended(visit, caller, &audit).await? {
        return Ok(http::with(reply, header::LOCATION, location));
    }
    let reply = http::json(202, &view::accepted(&audit));
    Ok(http::with(http::with(reply, header::LOCATION, location), header::RETRY_AFTER, 2))
}

/// What makes a repeated request the same one.
fn idempotency_key(call: &http::Call) -> Result<Option<String>, ApiError> {
    const LONGEST: usize = 255;
    if !call.has_header("idempotency-key") {
        return Ok(None);
    }
    let key = call.header("idempotency-key").filter(|key| (1..=LONGEST).contains(&key.len()));
    let reason = "Idempotency-Key must stand once and have 1 to 255 ASCII characters";
    key.map(|key| Some(key.to_owned())).ok_or_else(|| ApiError::wrong("header", "Idempotency-Key", "", reason))
}

async fn get(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let (job, services) = (visit.part(0), visit.services);
    let parameters = ReadParameters::read(visit.call)?;
    let key = cached::key(caller, &format!("vertaaux/{job}/{}", parameters.name()));
    if let Some(reply) = cached::read(visit, &key).await {
        return Ok(http::caching(reply, KEEP));
    }
    let report = reports::owned(services, &caller.account, Name::Job(job)).await?;
    let (status, is_breached) = (report.audit.status, report.audit.is_breached());
    let reply = http::json(200, &body(services, report, &parameters).await?);
    match status {
        // An earlier audit may still complete, and then the difference is another.
        Status::Completed if parameters.delta => Ok(http::caching(reply, KEEP)),
        Status::Completed if !is_breached => Ok(http::caching(cached::keep(visit, &key, reply).await, KEEP)),
        Status::Completed | Status::Queued | Status::Running | Status::Failed => {
            Ok(http::caching(reply, "no-cache, no-store"))
        }
    }
}

/// The answer to a read of this audit, whichever state it is in.
async fn body(services: &Services<'_>, mut report: Report, parameters: &ReadParameters) -> Result<Value, ApiError> {
    match report.audit.status {
        Status::Queued | Status::Running => Ok(view::open(&report)),
        Status::Failed => Ok(view::failed(&report)),
        Status::Completed => {
            let pages = view::shown(&report, parameters);
            reports::with_findings(services, &mut report, &pages).await?;
            let previous = match parameters.delta {
                true => store::reports::previous(services.database, &report.account, &report.audit).await?,
                false => None,
            };
            Ok(view::completed(&report, parameters, previous.as_ref()))
        }
    }
}

/// `DELETE /v1/audit/{job_id}`: it is gone with everything that was found, whatever state it was in.
async fn delete(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let report = reports::owned(visit.services, &caller.account, Name::Job(visit.part(0))).await?;
    store::accept::delete(visit.services.database, caller.account.id, report.audit.id).await?;
    // The name under which its answers are cached is no longer asked for.
    visit.memory.forget(caller.account.id);
    Ok(http::with_status(::http::Response::new(Vec::new()), 204))
}

/// `{error, message, details?, request_id, documentation_url}`
pub(super) fn refuse(error: &ApiError, request_id: &str) -> Reply {
    let (code, details) = match error {
        ApiError::Unauthorized => ("unauthorized", Value::Null),
        ApiError::Forbidden(_) => ("forbidden", Value::Null),
        ApiError::Scope(_) => ("insufficient_scope", Value::Null),
        ApiError::NotFound(Thing::Page) => ("page_not_found", Value::Null),
        ApiError::NotFound(Thing::Key) => ("key_not_found", Value::Null),
        ApiError::NotFound(Thing::Account) => ("account_not_found", Value::Null),
        ApiError::NotFound(_) => ("job_not_found", Value::Null),
        ApiError::NoPath => ("not_found", Value::Null),
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
        ApiError::TooManyKeys(_) => ("too_many_keys", Value::Null),
        ApiError::Internal(_) => ("internal_error", Value::Null),
        ApiError::Body(BadBody::TooLarge) => ("body_too_large", Value::Null),
        ApiError::Body(BadBody::NoJsonType) => ("unsupported_media_type", Value::Null),
        ApiError::Body(_) => ("invalid_json", Value::Null),
        ApiError::Url { value, error } => ("invalid_url", details("url", value.as_str().into(), &error.to_string())),
        ApiError::Invalid(problem, _) if problem.field == "url" => ("invalid_url", of(problem)),
        ApiError::Invalid(problem, _) => ("validation_error", of(problem)),
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
