//! The MetricSpot dialect: its paths, its errors.
mod anonymous;
mod reports;
mod view;

use super::error::ApiError;
use super::http::{self, Reply};
use super::routes::{Door, Route, Visit};
use super::{cached, reports as stored, status};
use crate::model::timestamp::DAY;
use crate::model::{Caller, KeyScope, Report, Status};
use crate::store::reports::Name;
use crate::{store, submit};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// How long the same URL has to rest between two audits, in milliseconds.
const COOLDOWN: i64 = DAY;

pub(super) const ROUTES: &[Route] = &[
    Route::keyed("POST", "/api/audits", "runAudit", KeyScope::Write, |visit, caller| Box::pin(create(visit, caller))),
    Route::keyed("GET", "/api/audits", "listLatestAudits", KeyScope::Read, |visit, caller| {
        Box::pin(list(visit, caller))
    }),
    Route::keyed("GET", "/api/audits/{id}", "getMetricSpotAudit", KeyScope::Read, |visit, caller| {
        Box::pin(get(visit, caller))
    }),
    Route::keyed("GET", "/api/audits/{id}/google", "getOrganicTraffic", KeyScope::Read, |visit, caller| {
        Box::pin(reports::google(visit, caller))
    }),
    Route::keyed("POST", "/api/audits/{id}/pdf", "requestPdf", KeyScope::Read, |visit, caller| {
        Box::pin(reports::request(visit, caller))
    }),
    Route::keyed("GET", "/api/pdfs/{id}", "getPdf", KeyScope::Read, |visit, caller| {
        Box::pin(reports::read(visit, caller))
    }),
    Route {
        method: "POST",
        path: "/api/public/audit",
        operation: "runPublicAudit",
        door: Door::Open(|visit| Box::pin(anonymous::run(visit))),
    },
];

async fn create(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let url = url_in(&visit.call.json()?)?;
    let request = submit::Request { url, rest_ms: Some(COOLDOWN), ..submit::Request::default() };
    let audit = submit::audit(visit.services, &caller.account, request).await.map_err(ApiError::refused)?;
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
fn number(visit: Visit<'_>) -> Result<i64, ApiError> {
    let id = visit.part(0);
    http::positive(id).ok_or_else(|| ApiError::wrong("path", "id", id, "Audit id must be a positive integer"))
}

async fn get(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let number = number(visit)?;
    let key = cached::key(caller, &format!("metricspot/{number}"));
    if let Some(reply) = cached::read(visit, &key).await {
        return Ok(http::caching(reply, "private, no-cache"));
    }
    let mut report = stored::owned(visit.services, &caller.account, Name::Number(number)).await?;
    let shown = view::shown(&report);
    stored::with_findings(visit.services, &mut report, &shown).await?;
    let mut reply = http::json(200, &view::envelope(&report));
    if report.audit.status == Status::Completed {
        reply = cached::keep(visit, &key, reply).await;
    }
    Ok(http::caching(reply, "private, no-cache"))
}

async fn list(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let audits = store::listing::latest_of_each_url(visit.services.database, caller.account.id).await?;
    let rows: Vec<_> = audits.iter().map(view::audit).collect();
    Ok(http::caching(http::json(200, &json!({"audits": rows})), "private, no-cache"))
}

/// `{error: "…"}`
pub(super) fn refuse(error: &ApiError) -> Reply {
    let text = match error {
        ApiError::Unauthorized => "Unauthorized".to_owned(),
        ApiError::Forbidden(_) => "Forbidden".to_owned(),
        ApiError::Url { error, .. } => format!("Invalid URL: {error}"),
        _ => error.to_string(),
    };
    http::json(status(error), &json!({"error": text}))
}
