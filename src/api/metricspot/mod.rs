//! The MetricSpot dialect: its paths, its errors.
mod anonymous;
mod reports;
mod view;

use super::error::ApiError;
use super::http::{self, Response};
use super::routes::{Access, RequestContext, Route};
use super::{cached, reports as stored, status};
use crate::audit::submit;
use crate::model::timestamp::DAY;
use crate::model::{AuditOptions, Caller, KeyScope, Report, Status};
use crate::store;
use crate::store::reports::Name;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// How long the same URL has to rest between two audits, in milliseconds.
const COOLDOWN: i64 = DAY;

pub(super) const ROUTES: &[Route] = &[
    Route::keyed("POST", "/api/audits", "runAudit", KeyScope::Write, |context, caller| {
        Box::pin(create(context, caller))
    }),
    Route::keyed("GET", "/api/audits", "listLatestAudits", KeyScope::Read, |context, caller| {
        Box::pin(list(context, caller))
    }),
    Route::keyed("GET", "/api/audits/{id}", "getMetricSpotAudit", KeyScope::Read, |context, caller| {
        Box::pin(get(context, caller))
    }),
    Route::keyed("GET", "/api/audits/{id}/google", "getOrganicTraffic", KeyScope::Read, |context, caller| {
        Box::pin(reports::google(context, caller))
    }),
    Route::keyed("POST", "/api/audits/{id}/pdf", "requestPdf", KeyScope::Read, |context, caller| {
        Box::pin(reports::request(context, caller))
    }),
    Route::keyed("GET", "/api/pdfs/{id}", "getPdf", KeyScope::Read, |context, caller| {
        Box::pin(reports::read(context, caller))
    }),
    Route {
        method: "POST",
        path: "/api/public/audit",
        operation: "runPublicAudit",
        access: Access::Open(|context| Box::pin(anonymous::run(context))),
    },
];

async fn create(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let url = url_in(&context.request.json()?)?;
    let options = AuditOptions { cooldown_ms: Some(COOLDOWN), ..AuditOptions::default() };
    let request = submit::AuditRequest { url, options, ..submit::AuditRequest::default() };
    let audit = submit::audit(context.services, &caller.account, request).await.map_err(ApiError::refused)?;
    let location = format!("/api/audits/{}", audit.id.0);
    let (pages, skipped) = (Vec::new(), BTreeMap::new());
    let report = Report { audit, account: caller.account.clone(), pages, known: 0, skipped };
    Ok(http::with(http::json(201, &view::envelope(&report)), ::http::header::LOCATION, location))
}

/// The URL that the body of a request names.
fn url_in(body: &Map<String, Value>) -> Result<String, ApiError> {
    match body.get("url") {
        None | Some(Value::Null) => Err(ApiError::missing("body", "url")),
        Some(Value::String(url)) => Ok(url.clone()),
        Some(other) => Err(ApiError::wrong("body", "url", other.clone(), "url must be a string")),
    }
}

/// The number in the path.
fn number(context: RequestContext<'_>) -> Result<i64, ApiError> {
    let id = context.path_param(0);
    http::positive(id).ok_or_else(|| ApiError::wrong("path", "id", id, "Audit id must be a positive integer"))
}

async fn get(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let number = number(context)?;
    let key = cached::key(caller, &format!("metricspot/{number}"));
    if let Some(response) = cached::read(context, &key).await {
        return Ok(http::caching(response, "private, no-cache"));
    }
    let mut report = stored::owned(context.services, &caller.account, Name::Number(number)).await?;
    let shown = view::shown(&report);
    stored::with_findings(context.services, &mut report, &shown).await?;
    let mut response = http::json(200, &view::envelope(&report));
    if report.audit.status == Status::Completed {
        response = cached::keep(context, &key, response).await;
    }
    Ok(http::caching(response, "private, no-cache"))
}

async fn list(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let audits = store::listing::latest_of_each_url(context.services.database, caller.account.id).await?;
    let rows: Vec<_> = audits.iter().map(view::audit).collect();
    Ok(http::caching(http::json(200, &json!({"audits": rows})), "private, no-cache"))
}

/// `{error: "…"}`
pub(super) fn error_response(error: &ApiError) -> Response {
    let text = match error {
        ApiError::Unauthorized => "Unauthorized".to_owned(),
        ApiError::Forbidden(_) => "Forbidden".to_owned(),
        ApiError::Url { error, .. } => format!("Invalid URL: {error}"),
        _ => error.to_string(),
    };
    http::json(status(error), &json!({"error": text}))
}
