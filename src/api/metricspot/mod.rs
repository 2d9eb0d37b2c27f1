//! The MetricSpot dialect: its routes and error envelope.
mod anonymous;
mod parameters;
mod reports;
mod view;

use super::error::ApiError;
use super::http::{self, Response};
use super::request_context::RequestContext;
use super::routes::{Access, Route};
use super::{cached, reports as stored};
use crate::audit::submit;
use crate::model::timestamp::DAY;
use crate::model::{AuditOptions, Caller, KeyScope, Report, Status};
use crate::store;
use crate::store::reports::Name;
use serde_json::json;
use std::collections::BTreeMap;

/// Minimum time between two audits of the same URL, in milliseconds.
const COOLDOWN_MS: i64 = DAY;

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
    let url = parameters::url(&context.request.json()?)?;
    let options = AuditOptions { cooldown_ms: Some(COOLDOWN_MS), ..AuditOptions::default() };
    let request = submit::AuditRequest { url, options, ..submit::AuditRequest::default() };
    let audit = submit::by_caller(context.services, caller, request).await.map_err(ApiError::refused)?;
    let location = format!("/api/audits/{}", audit.id.0);
    let (pages, skipped) = (Vec::new(), BTreeMap::new());
    let report = Report { audit, account: caller.account.clone(), pages, known: 0, skipped };
    Ok(http::with(http::serialized(201, &view::envelope(&report))?, ::http::header::LOCATION, location))
}

async fn get(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let number = parameters::audit_id(context)?;
    let key = cached::key(caller, &format!("metricspot/{number}"));
    if let Some(response) = cached::read(context, &key).await {
        return Ok(http::caching(response, http::PRIVATE));
    }
    let mut report = stored::owned(context.services, &caller.account, Name::Number(number)).await?;
    let shown = view::shown(&report);
    stored::with_findings(context.services, &mut report, &shown).await?;
    let mut response = http::serialized(200, &view::envelope(&report))?;
    if report.audit.status == Status::Completed {
        response = cached::keep(context, &key, response).await;
    }
    Ok(http::caching(response, http::PRIVATE))
}

async fn list(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let audits = store::listing::latest_of_each_url(context.services.database, caller.account.id).await?;
    Ok(http::caching(http::serialized(200, &view::list(&audits))?, http::PRIVATE))
}

/// Builds `{error: "…"}`.
pub(super) fn error_response(error: &ApiError) -> Response {
    let text = match error {
        ApiError::Unauthorized => "Unauthorized".to_owned(),
        ApiError::Forbidden(_) => "Forbidden".to_owned(),
        ApiError::Url { error, .. } => format!("Invalid URL: {error}"),
        _ => error.to_string(),
    };
    http::json(error.status(), &json!({"error": text}))
}
