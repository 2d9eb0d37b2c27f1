//! The MetricSpot dialect: its paths, its errors.
mod view;

use super::error::ApiError;
use super::http::{self, Reply};
use super::routes::{Route, Visit};
use super::{cached, reports, status};
use crate::model::{Caller, KeyScope, Report, Status};
use crate::store::reports::Name;
use crate::{store, submit};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) const ROUTES: &[Route] = &[
    Route::keyed("POST", "/api/audits", "runAudit", KeyScope::Write, |visit, caller| Box::pin(create(visit, caller))),
    Route::keyed("GET", "/api/audits", "listLatestAudits", KeyScope::Read, |visit, caller| {
        Box::pin(list(visit, caller))
    }),
    Route::keyed("GET", "/api/audits/{id}", "getMetricSpotAudit", KeyScope::Read, |visit, caller| {
        Box::pin(get(visit, caller))
    }),
];

async fn create(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let body = visit.call.json()?;
    let url = match body.get("url") {
        None | Some(Value::Null) => return Err(ApiError::missing("body", "url")),
        Some(Value::String(url)) => url.clone(),
        Some(other) => return Err(ApiError::wrong("body", "url", other.clone(), "url must be a string")),
    };
    let request = submit::Request { url, ..submit::Request::default() };
    let audit = submit::audit(visit.services, &caller.account, request).await.map_err(ApiError::refused)?;
    let location = format!("/api/audits/{}", audit.id.0);
    let (pages, skipped) = (Vec::new(), BTreeMap::new());
    let report = Report { audit, account: caller.account.clone(), pages, known: 0, skipped };
    Ok(http::with(http::json(201, &view::envelope(&report)), ::http::header::LOCATION, location))
}

async fn get(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let id = visit.part(0);
    let wrong = || ApiError::wrong("path", "id", id, "Audit id must be a positive integer");
    let number = http::positive(id).ok_or_else(wrong)?;
    let key = cached::key(caller, &format!("metricspot/{number}"));
    if let Some(reply) = cached::read(visit, &key).await {
        return Ok(http::caching(reply, "private, no-cache"));
    }
    let mut report = reports::owned(visit.services, &caller.account, Name::Number(number)).await?;
    let shown = view::shown(&report);
    reports::with_findings(visit.services, &mut report, &shown).await?;
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
        ApiError::Forbidden => "Forbidden".to_owned(),
        ApiError::Url { error, .. } => format!("Invalid URL: {error}"),
        _ => error.to_string(),
    };
    http::json(status(error), &json!({"error": text}))
}
