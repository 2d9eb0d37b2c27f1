//! CORS headers. Every origin may call the API with a key; there are no cookies.
use super::http::{self, Response};
use ::http::header;

/// Request headers that browsers may send.
const REQUEST_HEADERS: &str = "Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, Prefer, \
                               X-API-Key, X-D1-Bookmark, X-Vertaaux-Sandbox";
/// Response headers that scripts may read.
const RESPONSE_HEADERS: &str = "Cache-Status, ETag, Link, Location, Preference-Applied, Retry-After, X-D1-Bookmark, \
                                X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id";
const PREFLIGHT_MAX_AGE_SECONDS: u32 = 86_400;

/// Returns the response, readable from every origin.
pub(super) fn with_cors(response: Response) -> Response {
    let response = http::with(response, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    http::with(response, header::ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS)
}

/// Returns the response to `OPTIONS`, which is also the preflight response: the path's methods.
pub(super) fn options(allowed: &str) -> Response {
    let response = http::no_content();
    let response = http::with(response, header::ALLOW, allowed);
    let response = http::with(response, header::ACCESS_CONTROL_ALLOW_METHODS, allowed);
    let response = http::with(response, header::ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
    http::with(response, header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_MAX_AGE_SECONDS)
}
