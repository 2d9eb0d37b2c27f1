//! Request pipeline: route, rate limit, authenticate, handle, common headers.
mod accept;
mod auth;
mod cached;
mod cors;
mod dialect;
mod error;
mod hikoo;
mod html;
mod http;
mod limits;
mod memory;
mod metricspot;
mod openapi;
mod reports;
mod request_context;
mod routes;
mod secrets;
mod vertaaux;

use crate::ports::{Event, Services};
use ::http::{Method, header};
use dialect::Dialect;
use error::ApiError;
use http::{BadBody, Request, Response};
use memory::RateLimitState;
use routes::Access;

pub use http::{is_delivery, max_body};
pub use memory::Memory;
pub use openapi::document;
pub use routes::{Needs, Route};

/// The request headers that the API reads. An adapter may drop all others, except for a delivery to an incoming webhook
/// ([`is_delivery`]).
pub const HEADERS: [&str; 17] = [
    "accept",
    "authorization",
    "cf-connecting-ip",
    "content-type",
    "idempotency-key",
    "if-none-match",
    "last-event-id",
    "prefer",
    "x-api-key",
    "x-d1-bookmark",
    "x-forwarded-for",
    "x-mcp-internal-token",
    "x-mcp-secret",
    "x-sitegauge-hop",
    "x-user-api-token",
    "x-vertaaux-sandbox",
    REQUEST_ID,
];
/// The header with the request's id. The adapter that receives the request sets it.
pub const REQUEST_ID: &str = "x-request-id";

/// Handles a request. Internal errors are logged, never sent to the caller.
pub async fn handle(
    request: ::http::Request<Vec<u8>>,
    services: &Services<'_>,
    memory: &Memory,
) -> ::http::Response<Vec<u8>> {
    let request = Request::new(request, services.settings.address_header);
    let dialect = Dialect::of(&request);
    let mut rate_limit = None;
    let result = dispatch(dialect, &request, services, memory, &mut rate_limit).await;
    let response = result.unwrap_or_else(|error| error_response(dialect, &request, &error, services));
    let mut response = http::conditional(&request, response);
    if let Some(state) = rate_limit {
        response = limits::with_headers(response, state);
    }
    if dialect != Dialect::None {
        response = cors::with_cors(response);
    }
    if request.method() == Method::HEAD {
        response.body_mut().clear();
    }
    let response = http::with(response, header::HeaderName::from_static(REQUEST_ID), request.id());
    http::with(response, header::X_CONTENT_TYPE_OPTIONS, "nosniff")
}

/// Returns every route.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    [hikoo::ROUTES, metricspot::ROUTES, vertaaux::ROUTES, html::ROUTES].into_iter().flatten()
}

/// Returns the routes of a dialect and a path as they spell it: `/api/v1/…` is an alias of `/v1/…`, and
/// `audits/{job_id}` of `audit/{job_id}`.
fn table_for<'a>(dialect: Dialect, path: &[&'a str]) -> (&'static [Route], Vec<&'a str>) {
    match dialect {
        Dialect::Hikoo => (hikoo::ROUTES, path.to_vec()),
        Dialect::MetricSpot => (metricspot::ROUTES, path.to_vec()),
        Dialect::VertaaUx => match path.strip_prefix(&["api"]).unwrap_or(path) {
            ["v1", "audits", rest @ ..] if !rest.is_empty() => {
                (vertaaux::ROUTES, [["v1", "audit"].as_slice(), rest].concat())
            }
            path => (vertaaux::ROUTES, path.to_vec()),
        },
        Dialect::None => (html::ROUTES, path.to_vec()),
    }
}

/// Routes a request, checks limits and credentials and calls the handler. Stores the state of the rate limit in
/// `rate_limit` once it was checked.
async fn dispatch(
    dialect: Dialect,
    request: &Request,
    services: &Services<'_>,
    memory: &Memory,
    rate_limit: &mut Option<RateLimitState>,
) -> Result<Response, ApiError> {
    let path = request.segments();
    let (table, spelt) = table_for(dialect, &path);
    let Some(found) = routes::find(table, &spelt) else {
        let asked = (request.method().as_str(), &*format!("/{}", path.join("/")));
        return Err(ApiError::unknown_endpoint(asked, &format!("/{}", spelt.join("/")), routes::alike(table, &spelt)));
    };
    if request.method() == Method::OPTIONS {
        return Ok(cors::options(&found.allowed()));
    }
    let route = found.route(request.method().as_str()).ok_or_else(|| ApiError::Method(found.allowed()))?;
    if request.has_header("x-sitegauge-hop") && request.method() != Method::GET {
        return Err(ApiError::Loop);
    }
    let context = found.context(request, services, memory);
    if matches!(dialect, Dialect::Hikoo | Dialect::MetricSpot) {
        secrets::check_relay(context)?;
    }
    match route.access {
        Access::Open(handler) => {
            // Pages are not limited: they are the same for everyone and cached by intermediaries.
            if dialect != Dialect::None {
                limits::open(context, rate_limit).await?;
            }
            handler(context).await
        }
        Access::Hook(handler) => {
            limits::check_hook(context, rate_limit).await?;
            let result = handler(context).await;
            let is_known = !matches!(result, Err(ApiError::NotFound(_)));
            limits::count_hook(context, is_known, rate_limit)?;
            result
        }
        Access::Keyed(scope, handler) => {
            let (caller, hash) = auth::caller(context).await?;
            limits::keyed(context, (dialect, scope), &hash, &caller, rate_limit).await?;
            if !caller.scopes.contains(&scope) {
                return Err(ApiError::Scope(scope));
            }
            handler(context, &caller).await
        }
        Access::Operator(handler) => {
            auth::operator(context)?;
            handler(context).await
        }
    }
}

/// Logs an error that concerns the operator.
fn log_error(services: &Services<'_>, request: &Request, error: &ApiError) {
    let (request_id, method) = (request.id(), request.method().as_str());
    // The id in the path of an incoming webhook is a credential.
    let path = || match request.segments().as_slice() {
        ["hooks", ..] => "/hooks/…".to_owned(),
        segments => format!("/{}", segments.join("/")),
    };
    match error {
        ApiError::Internal(error) => {
            let (path, error) = (&path(), &error.to_string());
            services.log.log(&Event::RequestFailed { request_id, method, path, error });
        }
        ApiError::TooMany { after } => {
            let path = &path();
            services.log.log(&Event::RequestThrottled { request_id, path, retry_after_seconds: *after });
        }
        _ => {}
    }
}

/// Builds the error response in the dialect's envelope and logs it where it concerns the operator.
fn error_response(dialect: Dialect, request: &Request, error: &ApiError, services: &Services<'_>) -> Response {
    log_error(services, request, error);
    let response = match dialect {
        Dialect::Hikoo => hikoo::error_response(error),
        Dialect::MetricSpot | Dialect::None => metricspot::error_response(error),
        Dialect::VertaaUx => vertaaux::error_response(error, request.id()),
    };
    match error {
        ApiError::Method(allowed) => http::with(response, header::ALLOW, allowed),
        ApiError::Unauthorized => http::with(response, header::WWW_AUTHENTICATE, "Bearer"),
        ApiError::Signature => http::with(response, header::WWW_AUTHENTICATE, "Webhook"),
        ApiError::TooMany { after }
        | ApiError::Cooldown { after, .. }
        | ApiError::Visited { after, .. }
        | ApiError::RefreshesSpent { after, .. } => http::with(response, header::RETRY_AFTER, after),
        ApiError::Body(BadBody::NoJsonType) => {
            http::with(response, header::HeaderName::from_static("accept-post"), "application/json")
        }
        _ => response,
    }
}
