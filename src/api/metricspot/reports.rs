//! Reports of finished audits: requesting one, reading it, and the search traffic endpoint.
use super::parameters::audit_id;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::api::{accept, html, reports};
use crate::model::{Caller, Report, Status};
use crate::store::reports::Name;
use ::http::header;
use serde_json::{Map, Value, json};

/// The report languages of the dialect.
const LANGUAGES: [&str; 6] = ["en", "es", "de", "fr", "pt", "it"];
const NOTE: &str = "The report is an HTML page designed for printing. Open it with Accept: text/html and print it to PDF in a browser.";
const NO_PDF: &str = "This service creates no PDF files. Send Accept: text/html to get the report and print it to PDF in a browser, \
                      or Accept: application/json to get its URL.";

/// `POST /api/audits/{id}/pdf`
pub(super) async fn request(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    check(&context.request.json_if_any()?)?;
    let report = finished(context, caller, Thing::Audit).await?;
    let url = report_url(context, &report);
    Ok(http::with(http::json(202, &description(&report, &url)), header::LOCATION, url))
}

/// `GET /api/pdfs/{id}`
pub(super) async fn read(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let format = accept::preferred(context.request.header("accept"), &["application/json", "text/html"]);
    let format = format.ok_or(ApiError::NotAcceptable(NO_PDF))?;
    let mut report = finished(context, caller, Thing::Pdf).await?;
    let response = if format == "text/html" {
        let shown = html::report::shown(&report);
        reports::with_findings(context.services, &mut report, &shown).await?;
        html::report::report(&report, &context.services.settings.public_url)
    } else {
        http::json(200, &description(&report, &report_url(context, &report)))
    };
    let response = http::caching(response, http::PRIVATE);
    Ok(http::with(response, header::VARY, "Accept, Authorization, X-API-Key, X-User-Api-Token"))
}

/// `GET /api/audits/{id}/google`: no search console can be connected to this service.
pub(super) async fn google(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    reports::owned(context.services, &caller.account, Name::Number(audit_id(context)?)).await?;
    Ok(http::caching(http::json(200, &json!({"connected": false})), http::PRIVATE))
}

/// Loads the caller's audit, which must be completed; `thing` names what is missing if it does not exist.
async fn finished(context: RequestContext<'_>, caller: &Caller, thing: Thing) -> Result<Report, ApiError> {
    let report = reports::owned(context.services, &caller.account, Name::Number(audit_id(context)?)).await;
    let report = report.map_err(|error| match error {
        ApiError::NotFound(_) => ApiError::NotFound(thing),
        error => error,
    })?;
    if report.audit.status == Status::Completed { Ok(report) } else { Err(ApiError::Unfinished) }
}

/// Returns the absolute URL of a report.
fn report_url(context: RequestContext<'_>, report: &Report) -> String {
    format!("{}/api/pdfs/{}", context.services.settings.public_url, report.audit.id.0)
}

/// Builds the dialect's description of a report, which has the number of its audit.
fn description(report: &Report, url: &str) -> Value {
    let id = report.audit.id.0;
    json!({"id": id, "audit_id": id, "status": "ready", "url": url, "format": "text/html", "note": NOTE})
}

/// Checks the body of a report request: reports are in English and have no brand kit.
fn check(body: &Map<String, Value>) -> Result<(), ApiError> {
    let wrong = |field, value: &Value, reason: &str| Err(ApiError::wrong("body", field, value.clone(), reason));
    match body.get("language") {
        None | Some(Value::Null) => {}
        Some(Value::String(language)) if language == "en" => {}
        Some(value @ Value::String(language)) if LANGUAGES.contains(&language.as_str()) => {
            return wrong("language", value, "reports are available in English only; omit language or send \"en\"");
        }
        Some(value) => return wrong("language", value, "language must be one of en, es, de, fr, pt, it"),
    }
    match body.get("brand_id") {
        None | Some(Value::Null) => Ok(()),
        Some(value) => wrong("brand_id", value, "brand kits are not supported; omit brand_id or send null"),
    }
}
