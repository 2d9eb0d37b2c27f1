//! What browsers may do from other sites: everything that a key allows, and nothing that a cookie would; there are none.
use super::http::{self, Response};
use ::http::header;

/// Headers that callers send.
const SENT: &str = "Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, Prefer, X-API-Key, \
                    X-D1-Bookmark, X-Vertaaux-Sandbox";
/// Headers that callers read.
const READ: &str = "Cache-Status, ETag, Link, Location, Preference-Applied, Retry-After, X-D1-Bookmark, \
                    X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id";

/// The answer, readable from any site.
pub(super) fn with_cors(response: Response) -> Response {
    let response = http::with(response, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    http::with(response, header::ACCESS_CONTROL_EXPOSE_HEADERS, READ)
}

/// What OPTIONS is answered with: the path's methods, for people and for browsers.
pub(super) fn options(allowed: &str) -> Response {
    let response = http::with_status(Response::new(Vec::new()), 204);
    let response = http::with(response, header::ALLOW, allowed);
    let response = http::with(response, header::ACCESS_CONTROL_ALLOW_METHODS, allowed);
    let response = http::with(response, header::ACCESS_CONTROL_ALLOW_HEADERS, SENT);
    http::with(response, header::ACCESS_CONTROL_MAX_AGE, 86_400)
}
