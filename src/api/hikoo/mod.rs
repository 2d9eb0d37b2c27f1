//! The Hikoo dialect: its routes and error envelope. Source: Hikoo's OpenAPI document.
mod audits;
mod health;
mod parameters;
mod view;
mod websites;

use super::error::{ApiError, Problem};
use super::http::{self, BadBody, Response};
use super::routes::Route;
use crate::model::KeyScope;
use serde_json::{Value, json};

pub(super) const ROUTES: &[Route] = &[
    Route::keyed(
        "GET",
        "/api/v1/public/audits",
        "list_audits_api_v1_public_audits_get",
        KeyScope::Read,
        |context, caller| Box::pin(audits::list(context, caller)),
    ),
    Route::keyed(
        "GET",
        "/api/v1/public/audits/{audit_id}",
        "get_audit_api_v1_public_audits__audit_id__get",
        KeyScope::Read,
        |context, caller| Box::pin(audits::get(context, caller)),
    ),
    Route::keyed(
        "GET",
        "/api/v1/public/audits/{audit_id}/pages/{page_id}",
        "get_audited_page_api_v1_public_audits__audit_id__pages__page_id__get",
        KeyScope::Read,
        |context, caller| Box::pin(audits::page(context, caller)),
    ),
    Route::keyed("GET", "/api/v1/public/me", "get_me_api_v1_public_me_get", KeyScope::Read, |_, caller| {
        Box::pin(async { Ok(websites::me(caller)) })
    }),
    Route::keyed(
        "GET",
        "/api/v1/public/workspaces/with-websites",
        "list_workspaces_with_websites_api_v1_public_workspaces_with_websites_get",
        KeyScope::Read,
        |context, caller| Box::pin(websites::workspaces(context, caller)),
    ),
    Route::keyed(
        "GET",
        "/api/v1/public/website",
        "get_website_api_v1_public_website_get",
        KeyScope::Read,
        |context, caller| Box::pin(websites::website(context, caller)),
    ),
    Route::keyed(
        "GET",
        "/api/v1/public/health",
        "get_health_api_v1_public_health_get",
        KeyScope::Read,
        |context, caller| Box::pin(health::get(context, caller)),
    ),
    Route::keyed(
        "POST",
        "/api/v1/public/health/refresh",
        "refresh_health_api_v1_public_health_refresh_post",
        KeyScope::Write,
        |context, caller| Box::pin(health::refresh(context, caller)),
    ),
];

/// Builds `{detail: "…"}`, or for invalid parameters a list of problems with status 422.
pub(super) fn error_response(error: &ApiError) -> Response {
    match error {
        ApiError::Invalid(first, others) => {
            let detail: Vec<Value> = std::iter::once(&**first).chain(others).map(problem).collect();
            http::json(422, &json!({"detail": detail}))
        }
        ApiError::Body(BadBody::TooLarge { .. } | BadBody::NoJsonType) => {
            http::json(error.status(), &json!({"detail": error.to_string()}))
        }
        ApiError::Body(_) => http::json(422, &json!({"detail": [invalid_body(&error.to_string())]})),
        ApiError::Unauthorized => http::json(401, &json!({"detail": "Invalid or expired API key"})),
        ApiError::NotFound(thing) => http::json(404, &json!({"detail": format!("{} not found", thing.name())})),
        _ => http::json(error.status(), &json!({"detail": error.to_string()})),
    }
}

fn problem(problem: &Problem) -> Value {
    let message = if problem.kind == "missing" { "Field required" } else { &problem.reason };
    json!({"loc": [problem.location, problem.field], "msg": message, "type": problem.kind})
}

fn invalid_body(message: &str) -> Value {
    json!({"loc": ["body"], "msg": message, "type": "json_invalid"})
}
