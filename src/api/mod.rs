//! Every request's way: to its route, past the limits, to who answers, and back with what every answer has.
mod accept;
mod auth;
mod cached;
mod cors;
mod error;
mod hikoo;
mod html;
mod http;
mod limits;
mod memory;
mod metricspot;
mod openapi;
mod reports;
mod routes;
mod vertaaux;

use crate::ports::{Event, Services};
use ::http::{Method, header};
use error::ApiError;
use http::{BadBody, Request, Response};
use memory::RateLimitState;
use routes::{Access, RouteMatch};

pub use http::MAX_REQUEST;
pub use memory::Memory;
pub use openapi::document;
pub use routes::{Needs, Route};

/// The headers of a request that anything here looks at; whoever brings requests may leave out the others.
pub const HEADERS: [&str; 13] = [
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
    "x-mcp-secret",
    "x-vertaaux-sandbox",
    REQUEST_ID,
];
/// The header that names a request; whoever brings it gives the name.
pub const REQUEST_ID: &str = "x-request-id";

/// Answers a request. What went wrong on our side is logged, and never sent to the caller.
pub async fn handle(
    request: ::http::Request<Vec<u8>>,
    services: &Services<'_>,
    memory: &Memory,
) -> ::http::Response<Vec<u8>> {
    let request = Request::new(request);
    let dialect = dialect_of(&request);
    let mut left = None;
    let answer = answer(dialect, &request, services, memory, &mut left).await;
    let response = answer.unwrap_or_else(|error| error_response(dialect, &request, &error, services));
    let mut response = http::conditional(&request, response);
    if let Some(left) = left {
        response = limits::shown(response, left);
    }
    if dialect != Dialect::None {
        response = cors::with_cors(response);
    }
    if request.method() == Method::HEAD {
        response.body_mut().clear();
    }
    let response = http::with(response, header::HeaderName::from_static("x-request-id"), request.id());
    http::with(response, header::X_CONTENT_TYPE_OPTIONS, "nosniff")
}

/// Every route there is.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    [hikoo::ROUTES, metricspot::ROUTES, vertaaux::ROUTES, html::ROUTES].into_iter().flatten()
}

/// Whose words an answer is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Hikoo,
    MetricSpot,
    VertaaUx,
    None,
}

fn dialect_of(request: &Request) -> Dialect {
    match request.segments().as_slice() {
        ["api", "v1", "public", ..] => Dialect::Hikoo,
        ["api", "v1", ..] | ["v1", ..] => Dialect::VertaaUx,
        ["api", ..] => Dialect::MetricSpot,
        _ => Dialect::None,
    }
}

fn found<'a>(dialect: Dialect, path: &[&'a str]) -> Option<RouteMatch<'a>> {
    match dialect {
        Dialect::Hikoo => routes::find(hikoo::ROUTES, path),
        Dialect::MetricSpot => routes::find(metricspot::ROUTES, path),
        // `/api/v1/…` is the same as `/v1/…`, and `audits/{job_id}` the same as `audit/{job_id}`.
        Dialect::VertaaUx => match path.strip_prefix(&["api"]).unwrap_or(path) {
            ["v1", "audits", rest @ ..] if !rest.is_empty() => {
                routes::find(vertaaux::ROUTES, &[["v1", "audit"].as_slice(), rest].concat())
            }
            path => routes::find(vertaaux::ROUTES, path),
        },
        Dialect::None => routes::find(html::ROUTES, path),
    }
}

/// Brings a request to its route; `left` is what the limits leave, once they were asked.
async fn answer(
    dialect: Dialect,
    request: &Request,
    services: &Services<'_>,
    memory: &Memory,
    left: &mut Option<RateLimitState>,
) -> Result<Response, ApiError> {
    let path = request.segments();
    let found = found(dialect, &path).ok_or(ApiError::NoPath)?;
    if request.method() == Method::OPTIONS {
        return Ok(cors::options(&found.allowed()));
    }
    let route = found.route(request.method().as_str()).ok_or_else(|| ApiError::Method(found.allowed()))?;
    let context = found.context(request, services, memory);
    if dialect == Dialect::Hikoo {
        hikoo::trusted(context)?;
    }
    match route.access {
        Access::Open(answer) => {
            // Pages for people are the same for all, and kept by whoever stands between.
            if dialect != Dialect::None {
                limits::open(context, left).await?;
            }
            answer(context).await
        }
        Access::Keyed(scope, answer) => {
            let (caller, hash) = auth::caller(context).await?;
            limits::keyed(context, (dialect, scope), &hash, &caller, left).await?;
            if !caller.scopes.contains(&scope) {
                return Err(ApiError::Scope(scope));
            }
            answer(context, &caller).await
        }
        Access::Operator(answer) => {
            auth::operator(context)?;
            answer(context).await
        }
    }
}

/// Logs an error that the operator has to know of.
fn log_error(services: &Services<'_>, request: &Request, error: &ApiError) {
    let (request_id, method) = (request.id(), request.method().as_str());
    let path = || format!("/{}", request.segments().join("/"));
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

/// The status that every dialect gives an error, unless it says otherwise.
const fn status(error: &ApiError) -> u16 {
    match error {
        ApiError::Unauthorized => 401,
        ApiError::AllowanceSpent => 402,
        ApiError::Forbidden(_) | ApiError::Scope(_) => 403,
        ApiError::NotFound(_) | ApiError::NoPath => 404,
        ApiError::Method(_) => 405,
        ApiError::NotAcceptable(_) => 406,
        ApiError::KeyReused | ApiError::Unfinished | ApiError::LastAdminKey | ApiError::TooManyKeys(_) => 409,
        ApiError::Body(BadBody::TooLarge) => 413,
        ApiError::Body(BadBody::NoJsonType) => 415,
        ApiError::Body(_) | ApiError::Url { .. } | ApiError::Invalid(..) => 400,
        ApiError::Site(_) => 422,
        ApiError::TooMany { .. }
        | ApiError::Cooldown { .. }
        | ApiError::Visited { .. }
        | ApiError::RefreshesSpent { .. } => 429,
        ApiError::Internal(_) => 500,
    }
}
