//! Additions to the dialect for crawls: pages, progress events, cancellation.
use super::parameters::{MAX_POSITION, number};
use super::view;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::reports;
use crate::api::request_context::RequestContext;
use crate::audit::submit;
use crate::model::finding::NotJudged;
use crate::model::urls::page_key;
use crate::model::{Caller, Page, PageId, PageState, Report};
use crate::store::audits;
use crate::store::reports::Name;
use ::http::header;
use serde_json::{Map, Value, json};

/// Time between two checks for progress, in milliseconds.
const POLL_INTERVAL_MS: u32 = 1_000;
/// Checks for progress in one request.
const MAX_POLLS: u32 = 20;

/// Loads the caller's audit. These endpoints are not part of the dialect and do not reveal that another account has an
/// audit with this id: they return 404.
pub(super) async fn owned(context: RequestContext<'_>, caller: &Caller) -> Result<Report, ApiError> {
    named(context, caller, "job_id").await
}

/// Loads the caller's audit with the id in this path parameter, as [`owned`] does.
pub(super) async fn named(context: RequestContext<'_>, caller: &Caller, param: &str) -> Result<Report, ApiError> {
    match reports::owned(context.services, &caller.account, Name::Job(context.path_param(param)?)).await {
        Err(ApiError::Forbidden(_)) => Err(ApiError::NotFound(Thing::Audit)),
        other => other,
    }
}

/// `POST /v1/audit/{job_id}/cancel`: returns 202 and the audit; finished pages are kept. If the audit has ended already,
/// returns 200 and changes nothing.
pub(super) async fn cancel(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let report = owned(context, caller).await?;
    if caller.is_sandbox && !report.audit.options.is_sandbox {
        return Err(ApiError::LiveAudit);
    }
    let is_stopped = submit::cancel(context.services, &report.audit).await?;
    let report = owned(context, caller).await?;
    Ok(http::json(if is_stopped { 202 } else { 200 }, &view::open(&report)))
}

/// `GET /v1/audit/{job_id}/pages`: all requested and queued pages of the audit, `per_page` at a time.
pub(super) async fn pages(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let page = number(context.request, "page", 1, MAX_POSITION, "page must be a whole number from 1 to 1000000")?;
    let per_page = number(context.request, "per_page", 100, 1_000, "per_page must be a whole number from 1 to 1000")?;
    let report = owned(context, caller).await?;
    let total = report.real_pages().count();
    let shown = report.real_pages().skip(per_page.saturating_mul(page - 1)).take(per_page);
    let body = json!({
        "job_id": report.audit.job_id,
        "status": report.audit.status.as_str(),
        "pages": shown.map(item).collect::<Vec<_>>(),
        "total": total,
        "total_pages": total.div_ceil(per_page).max(1),
        "page": page,
        "per_page": per_page,
        "skipped": report.skipped_by_reason(),
    });
    Ok(http::caching(http::json(200, &body), http::NO_STORE))
}

/// `GET /v1/audit/{job_id}/pages/{page_id}`: one page with all applicable findings, and the rules
/// that were not judged.
pub(super) async fn page(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let id = http::positive_id(context.path_param("page_id")?).ok_or(ApiError::NotFound(Thing::Page))?;
    let mut report = owned(context, caller).await?;
    // The id may be of a page in another audit: only this audit's pages are searched.
    report.pages.retain(|page| page.id == PageId(id));
    let pages: Vec<PageId> = report.pages.iter().map(|page| page.id).collect();
    reports::with_findings(context.services, &mut report, &pages).await?;
    let page = report.pages.first().ok_or(ApiError::NotFound(Thing::Page))?;
    let (mut body, key) = (item(page), page_key(&page.url));
    body.insert("job_id".to_owned(), report.audit.job_id.as_str().into());
    body.insert("findings".to_owned(), page.findings.iter().map(|finding| view::finding(finding, &key)).collect());
    if let Some(not_judged) = NotJudged::of(&page.findings) {
        body.insert("not_judged".to_owned(), json!(not_judged));
    }
    Ok(http::caching(http::json(200, &Value::Object(body)), http::NO_STORE))
}

fn item(page: &Page) -> Map<String, Value> {
    let [info, minor, major, critical] = page.issues;
    let fields = [
        ("id", json!(page.id)),
        ("url", json!(page.url)),
        ("state", json!(if page.state == PageState::New { PageState::Queued } else { page.state })),
        ("category", json!(page.category)),
        ("depth", json!(page.depth)),
        ("http_status", json!(page.http_status)),
        ("judged_in_part", json!(page.judged_in_part)),
        ("score", json!(page.points.total().percent())),
        ("error", json!(page.error)),
        ("issues", json!({"critical": critical, "major": major, "minor": minor, "info": info})),
    ];
    fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// `GET /v1/audit/{job_id}/events`: server-sent events. Each response contains the state since `Last-Event-ID` and ends.
/// Clients reconnect by themselves until they receive 204, which means that no more events follow.
pub(super) async fn events(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let seen = context.request.header("last-event-id").or_else(|| context.request.query("last_event_id"));
    let mut report = owned(context, caller).await?;
    for _ in 0..MAX_POLLS {
        let (id, is_final) = (report.progress_token(), report.audit.status.is_final());
        if seen != Some(id.as_str()) {
            let name = if is_final { view::status(&report.audit) } else { "progress" };
            let data = Value::Object(view::common(&report));
            return Ok(event_stream(&format!("retry: 1000\nid: {id}\nevent: {name}\ndata: {data}\n\n")));
        }
        if is_final {
            return Ok(http::no_content());
        }
        context.services.clock.sleep(POLL_INTERVAL_MS).await;
        if audits::progress_token(context.services.database, report.audit.id).await? != Some(id) {
            report = owned(context, caller).await?;
        }
    }
    Ok(event_stream(": nothing new yet\n\n"))
}

fn event_stream(text: &str) -> Response {
    let response = ::http::Response::new(text.as_bytes().to_vec());
    http::caching(http::with(response, header::CONTENT_TYPE, "text/event-stream"), http::NO_STORE)
}
