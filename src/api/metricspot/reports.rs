//! Reports of finished audits: where they are, the report itself, and what is known of search traffic.
use super::number;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::routes::RequestContext;
use crate::api::{accept, html, reports};
use crate::model::{Caller, Report, Status};
use crate::store::reports::Name;
use ::http::header;
use serde_json::{Map, Value, json};

/// The languages that clients may ask for a report in.
const LANGUAGES: [&str; 6] = ["en", "es", "de", "fr", "pt", "it"];
const NOTE: &str =
    "The report is an HTML page made for paper: open it with Accept: text/html and print it to PDF in a browser.";
const NO_PDF: &str = "This service makes no PDF files. Ask with Accept: text/html for the report and print it to PDF in a browser, \
                      or with Accept: application/json for where it is.";

/// `POST /api/audits/{id}/pdf`
pub(super) async fn request(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    check(&context.request.json_if_any()?)?;
    let report = finished(context, caller, Thing::Audit).await?;
    let place = place(context, &report);
    Ok(http::with(
        http::json(202, &place),
        header::LOCATION,
        place.get("url").and_then(Value::as_str).unwrap_or_default(),
    ))
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
        http::json(200, &place(context, &report))
    };
    let response = http::caching(response, "private, no-cache");
    Ok(http::with(response, header::VARY, "Accept, Authorization, X-API-Key"))
}

/// `GET /api/audits/{id}/google`: no account of a search engine can be connected here.
pub(super) async fn google(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    reports::owned(context.services, &caller.account, Name::Number(number(context)?)).await?;
    Ok(http::caching(http::json(200, &json!({"connected": false})), "private, no-cache"))
}

async fn finished(context: RequestContext<'_>, caller: &Caller, thing: Thing) -> Result<Report, ApiError> {
    let report = reports::owned(context.services, &caller.account, Name::Number(number(context)?)).await;
    let report = report.map_err(|error| match error {
        ApiError::NotFound(_) => ApiError::NotFound(thing),
        error => error,
    })?;
    if report.audit.status == Status::Completed { Ok(report) } else { Err(ApiError::Unfinished) }
}

/// What the dialect says of a report: it has the number of its audit.
fn place(context: RequestContext<'_>, report: &Report) -> Value {
    let id = report.audit.id.0;
    let url = format!("{}/api/pdfs/{id}", context.services.settings.public_url);
    json!({"id": id, "audit_id": id, "status": "ready", "url": url, "format": "text/html", "note": NOTE})
}

/// Reports are in English and carry no brand.
fn check(body: &Map<String, Value>) -> Result<(), ApiError> {
    let wrong = |field, value: &Value, reason: &str| Err(ApiError::wrong("body", field, value.clone(), reason));
    match body.get("language") {
        None | Some(Value::Null) => {}
        Some(Value::String(language)) if language == "en" => {}
        Some(value @ Value::String(language)) if LANGUAGES.contains(&language.as_str()) => {
            return wrong("language", value, "reports are in English for now; leave language out or send \"en\"");
        }
        Some(value) => return wrong("language", value, "language must be one of en, es, de, fr, pt, it"),
    }
    match body.get("brand_id") {
        None | Some(Value::Null) => Ok(()),
        Some(value) => wrong("brand_id", value, "there are no brand kits here; leave brand_id out or send null"),
    }
}
