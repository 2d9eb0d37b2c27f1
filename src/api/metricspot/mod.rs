//! The MetricSpot dialect: its paths, its errors.
mod view;

use super::error::ApiError;
use super::http::{self, Call, Reply};
use super::{auth, cached, reports, status};
use crate::model::{Report, Status};
use crate::ports::Services;
use crate::store::reports::Name;
use crate::{store, submit};
use ::http::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) async fn handle(call: &Call, services: &Services<'_>) -> Result<Reply, ApiError> {
    match (call.method(), call.segments().as_slice()) {
        (&Method::POST, ["api", "audits"]) => create(call, services).await,
        (&Method::GET | &Method::HEAD, ["api", "audits"]) => list(call, services).await,
        (_, ["api", "audits"]) => Err(ApiError::Method("GET, HEAD, POST")),
        (&Method::GET | &Method::HEAD, ["api", "audits", id]) => get(call, id, services).await,
        (_, ["api", "audits", _]) => Err(ApiError::Method("GET, HEAD")),
        _ => Err(ApiError::NotFound),
    }
}

async fn create(call: &Call, services: &Services<'_>) -> Result<Reply, ApiError> {
    let account = auth::account(call, services).await?;
    let body = call.json()?;
    let url = match body.get("url") {
        None | Some(Value::Null) => return Err(ApiError::missing("body", "url")),
        Some(Value::String(url)) => url.clone(),
        Some(other) => return Err(ApiError::wrong("body", "url", other.clone(), "url must be a string")),
    };
    let request = submit::Request { url, ..submit::Request::default() };
    let audit = submit::audit(services, &account, request).await.map_err(ApiError::refused)?;
    let location = format!("/api/audits/{}", audit.id.0);
    let report = Report { audit, account, pages: Vec::new(), known: 0, skipped: BTreeMap::new() };
    Ok(http::with(http::json(201, &view::envelope(&report)), ::http::header::LOCATION, location))
}

async fn get(call: &Call, id: &str, services: &Services<'_>) -> Result<Reply, ApiError> {
    let account = auth::account(call, services).await?;
    let number =
        http::positive(id).ok_or_else(|| ApiError::wrong("path", "id", id, "Audit id must be a positive integer"))?;
    let key = cached::key(call, &account);
    if let Some(reply) = cached::read(services, &key).await {
        return Ok(http::caching(reply, "private, no-cache"));
    }
    let mut report = reports::owned(services, account, Name::Number(number)).await?;
    let shown = view::shown(&report);
    reports::with_findings(services, &mut report, &shown).await?;
    let mut reply = http::json(200, &view::envelope(&report));
    if report.audit.status == Status::Completed {
        reply = cached::keep(services, &key, reply).await;
    }
    Ok(http::caching(reply, "private, no-cache"))
}

async fn list(call: &Call, services: &Services<'_>) -> Result<Reply, ApiError> {
    let account = auth::account(call, services).await?;
    let audits = store::listing::latest_of_each_url(services.database, account.id).await?;
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
