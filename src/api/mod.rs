//! Every call's way: to its route, past the limits, to who answers, and back with what every answer has.
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

use crate::ports::Services;
use ::http::{Method, Request, Response, header};
use error::ApiError;
use http::{BadBody, Call, Reply};
use memory::Left;
use routes::{Door, Found};
use serde_json::json;

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

/// Answers a request. What went wrong on our side goes to `log`, never to the caller.
pub async fn handle(
    request: Request<Vec<u8>>,
    services: &Services<'_>,
    memory: &Memory,
    log: &dyn Fn(&str),
) -> Response<Vec<u8>> {
    let call = Call::new(request);
    let dialect = dialect_of(&call);
    let mut left = None;
    let answer = answer(dialect, &call, services, memory, &mut left).await;
    let reply = answer.unwrap_or_else(|error| refuse(dialect, &call, &error, log));
    let mut reply = http::conditional(&call, reply);
    if let Some(left) = left {
        reply = limits::shown(reply, left);
    }
    if dialect != Dialect::None {
        reply = cors::opened(reply);
    }
    if call.method() == Method::HEAD {
        reply.body_mut().clear();
    }
    let reply = http::with(reply, header::HeaderName::from_static("x-request-id"), call.id());
    http::with(reply, header::X_CONTENT_TYPE_OPTIONS, "nosniff")
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

fn dialect_of(call: &Call) -> Dialect {
    match call.segments().as_slice() {
        ["api", "v1", "public", ..] => Dialect::Hikoo,
        ["api", "v1", ..] | ["v1", ..] => Dialect::VertaaUx,
        ["api", ..] => Dialect::MetricSpot,
        _ => Dialect::None,
    }
}

fn found<'a>(dialect: Dialect, path: &[&'a str]) -> Option<Found<'a>> {
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

/// Brings a call to its route; `left` is what the limits leave, once they were asked.
async fn answer(
    dialect: Dialect,
    call: &Call,
    services: &Services<'_>,
    memory: &Memory,
    left: &mut Option<Left>,
) -> Result<Reply, ApiError> {
    let path = call.segments();
    let found = found(dialect, &path).ok_or(ApiError::NoPath)?;
    if call.method() == Method::OPTIONS {
        return Ok(cors::options(&found.allowed()));
    }
    let route = found.route(call.method().as_str()).ok_or_else(|| ApiError::Method(found.allowed()))?;
    let visit = found.visit(call, services, memory);
    if dialect == Dialect::Hikoo {
        hikoo::trusted(visit)?;
    }
    match route.door {
        Door::Open(answer) => {
            // Pages for people are the same for all, and kept by whoever stands between.
            if dialect != Dialect::None {
                limits::open(visit, left).await?;
            }
            answer(visit).await
        }
        Door::Keyed(scope, answer) => {
            let (caller, hash) = auth::caller(visit).await?;
            limits::keyed(visit, (dialect, scope), &hash, &caller, left).await?;
            if !caller.scopes.contains(&scope) {
                return Err(ApiError::Scope(scope));
            }
            answer(visit, &caller).await
        }
        Door::Operator(answer) => {
            auth::operator(visit)?;
            answer(visit).await
        }
    }
}

fn refuse(dialect: Dialect, call: &Call, error: &ApiError, log: &dyn Fn(&str)) -> Reply {
    if let ApiError::Internal(error) = error {
        log(&json!({"level": "error", "request_id": call.id(), "error": error.to_string()}).to_string());
    }
    let reply = match dialect {
        Dialect::Hikoo => hikoo::refuse(error),
        Dialect::MetricSpot | Dialect::None => metricspot::refuse(error),
        Dialect::VertaaUx => vertaaux::refuse(error, call.id()),
    };
    match error {
        ApiError::Method(allowed) => http::with(reply, header::ALLOW, allowed),
        ApiError::Unauthorized => http::with(reply, header::WWW_AUTHENTICATE, "Bearer"),
        ApiError::TooMany { after }
        | ApiError::Cooldown { after, .. }
        | ApiError::Visited { after, .. }
        | ApiError::RefreshesSpent { after, .. } => http::with(reply, header::RETRY_AFTER, after),
        ApiError::Body(BadBody::NoJsonType) => {
            http::with(reply, header::HeaderName::from_static("accept-post"), "application/json")
        }
        _ => reply,
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
