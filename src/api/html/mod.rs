//! Routes outside the dialects: HTML pages, which work without JavaScript, the health check and the OpenAPI document.
mod bot;
mod catalog;
mod docs;
mod errors;
mod layout;
pub(super) mod report;
mod report_findings;
mod scoring;
mod start;

use super::error::{ApiError, Thing};
use super::http::{self, Response};
use super::openapi;
use super::routes::Route;
use crate::rules::RULESET;
use serde_json::json;

pub(super) const ROUTES: &[Route] = &[
    Route::open("/", "showStart", |context| Box::pin(async move { Ok(start::start(context.services.settings)) })),
    Route::open("/health", "getHealth", |_| Box::pin(async { Ok(health()) })),
    Route::open("/rules", "showRules", |context| Box::pin(async move { Ok(catalog::list(context.request)) })),
    Route::open("/rules/{rule_id}", "showRule", |context| {
        Box::pin(async move { catalog::rule(context.path_param("rule_id")?).ok_or(ApiError::NotFound(Thing::Rule)) })
    }),
    Route::open("/docs", "showDocs", |_| Box::pin(async { Ok(docs::docs()) })),
    Route::open("/docs/errors", "showErrors", |_| Box::pin(async { Ok(errors::errors()) })),
    Route::open("/docs/scoring", "showScoring", |_| Box::pin(async { Ok(scoring::scoring()) })),
    Route::open("/bot", "showBot", |context| Box::pin(async move { Ok(bot::bot(context.services.settings)) })),
    Route::open("/openapi.json", "getOpenApi", |_| Box::pin(async { Ok(openapi::response()) })),
    Route::open("/.well-known/api-catalog", "getApiCatalog", |context| {
        Box::pin(async move { Ok(openapi::catalog(&context.services.settings.public_url)) })
    }),
];

fn health() -> Response {
    http::json(200, &json!({"status": "ok", "version": env!("CARGO_PKG_VERSION"), "ruleset": RULESET}))
}
