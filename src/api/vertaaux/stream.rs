//! `GET /v1/audit/{job_id}/issues/stream`: one issue per line; the last line says so if there is more to come.
use super::crawl::owned;
use super::parameters::ReadParameters;
use super::{view, wait};
use crate::api::error::ApiError;
use crate::api::http::{self, Response};
use crate::api::reports;
use crate::api::request_context::RequestContext;
use crate::model::{Audit, Caller, Report, Status};
use ::http::header;
use serde_json::{Value, json};

/// Most issues in one response.
const MAX_LINES: usize = 10_000;
/// Time between two checks for the end of the audit, in milliseconds.
const POLL_INTERVAL_MS: u32 = 1_000;

/// Returns the issues of an audit at its end, or of the pages audited so far if the time is up first. A response that is
/// not the whole result ends with a line of its own, so that an audit without issues is told from one that still runs.
pub(super) async fn stream(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let parameters = ReadParameters { per_page: MAX_LINES, ..ReadParameters::read(context.request)? };
    let mut report = owned(context, caller).await?;
    if !report.audit.status.is_final() {
        let seconds = wait::requested(context.request).unwrap_or(wait::MAX_WAIT_SECONDS);
        wait::until_ended(context, report.audit.id, seconds, POLL_INTERVAL_MS).await?;
        report = owned(context, caller).await?;
    }
    let shown = view::shown(&report, &parameters);
    reports::with_findings(context.services, &mut report, &shown).await?;
    let issues = view::issues(&report, &parameters);
    let mut lines: Vec<String> =
        issues.into_iter().map(|issue| view::pick(issue, &parameters).to_string() + "\n").collect();
    let next = (lines.len() == MAX_LINES).then(|| next(&report.audit, &parameters));
    lines.extend(last_line(&report, lines.len(), next.as_deref()).map(|line| line.to_string() + "\n"));
    let response = ::http::Response::new(lines.concat().into_bytes());
    let response = http::caching(http::with(response, header::CONTENT_TYPE, "application/x-ndjson"), http::NO_STORE);
    Ok(match next {
        Some(next) => http::with(response, header::LINK, format!("<{next}>; rel=\"next\"")),
        None => response,
    })
}

/// Returns the line that follows the issues unless they are the whole result.
fn last_line(report: &Report, issues: usize, next: Option<&str>) -> Option<Value> {
    let audit = &report.audit;
    let partial = |message: &str, next: &str| {
        json!({
            "type": "partial",
            "status": view::status(audit),
            "progress": report.progress(),
            "issues": issues,
            "message": message,
            "next": next,
        })
    };
    match (audit.status, next) {
        (_, Some(next)) => Some(partial("There are more issues; next has the URL of the next ones", next)),
        (Status::Queued | Status::Running, None) => {
            let again = format!("/v1/audit/{}/issues/stream", audit.job_id);
            Some(partial("The audit has not ended; these are the issues found so far. Ask again at next", &again))
        }
        (Status::Failed, None) => {
            let (status, error) = (view::status(audit), audit.error.as_deref().unwrap_or("The audit failed"));
            Some(json!({"type": "failed", "status": status, "issues": issues, "message": error}))
        }
        (Status::Completed, None) => None,
    }
}

/// Returns the URL of the next lines.
fn next(audit: &Audit, parameters: &ReadParameters) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("page", &(parameters.page + 1).to_string());
    if let Some(severity) = parameters.severity {
        query.append_pair("severity", severity.as_str());
    }
    if let Some(fields) = &parameters.fields {
        query.append_pair("fields", &fields.join(","));
    }
    format!("/v1/audit/{}/issues/stream?{}", audit.job_id, query.finish())
}
