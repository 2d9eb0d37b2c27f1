//! Every path there is, and who answers it.
mod auth;
mod cached;
mod error;
mod hikoo;
mod html;
mod http;
mod metricspot;
mod reports;
mod vertaaux;

use crate::ports::Services;
use crate::rules::RULESET;
use ::http::{Method, Request, Response, header};
use error::ApiError;
use http::{Call, Reply};
use serde_json::json;

pub use http::MAX_REQUEST;

/// Answers a request. What went wrong on our side goes to `log`, never to the caller.
pub async fn handle(request: Request<Vec<u8>>, services: &Services<'_>, log: &dyn Fn(&str)) -> Response<Vec<u8>> {
    let call = Call::new(request);
    let dialect = dialect_of(&call);
    let answer = match dialect {
        Dialect::Hikoo => hikoo::handle(&call, services).await,
        Dialect::MetricSpot => metricspot::handle(&call, services).await,
        Dialect::VertaaUx => vertaaux::handle(&call, services).await,
        Dialect::None => own(&call),
    };
    let reply = answer.unwrap_or_else(|error| {
        if let ApiError::Internal(error) = &error {
            log(&json!({"level": "error", "request_id": call.id(), "error": error.to_string()}).to_string());
        }
        refuse(dialect, &call, &error)
    });
    let reply = http::with(reply, header::HeaderName::from_static("x-request-id"), call.id());
    http::with(reply, header::X_CONTENT_TYPE_OPTIONS, "nosniff")
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

fn refuse(dialect: Dialect, call: &Call, error: &ApiError) -> Reply {
    let reply = match dialect {
        Dialect::Hikoo => hikoo::refuse(error),
        Dialect::MetricSpot | Dialect::None => metricspot::refuse(error),
        Dialect::VertaaUx => vertaaux::refuse(error, call.id()),
    };
    match error {
        ApiError::Method(allowed) => http::with(reply, header::ALLOW, allowed),
        ApiError::Unauthorized => http::with(reply, header::WWW_AUTHENTICATE, "Bearer"),
        _ => reply,
    }
}

/// What belongs to no dialect.
fn own(call: &Call) -> Result<Reply, ApiError> {
    match (call.method(), call.segments().as_slice()) {
        (&Method::GET | &Method::HEAD, ["health"]) => {
            Ok(http::json(200, &json!({"status": "ok", "version": env!("CARGO_PKG_VERSION"), "ruleset": RULESET})))
        }
        (_, ["health"]) => Err(ApiError::Method("GET, HEAD")),
        _ => html::handle(call),
    }
}

/// The status that every dialect gives an error, unless it says otherwise.
const fn status(error: &ApiError) -> u16 {
    match error {
        ApiError::Unauthorized => 401,
        ApiError::AllowanceSpent => 402,
        ApiError::Forbidden => 403,
        ApiError::NotFound => 404,
        ApiError::Method(_) => 405,
        ApiError::KeyReused => 409,
        ApiError::Body(http::BadBody::TooLarge) => 413,
        ApiError::Body(_) | ApiError::Url { .. } | ApiError::Invalid(_) => 400,
        ApiError::Internal(_) => 500,
    }
}
