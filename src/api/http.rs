//! Request and Response: parsing requests, building responses.
use http::{HeaderValue, Method, StatusCode, header};
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt::Display;
use std::net::IpAddr;

/// Largest request body, in bytes.
const MAX_REQUEST: usize = 64 << 10;
/// Largest body of a delivery to an incoming webhook, in bytes.
const MAX_DELIVERY: usize = 1 << 20;

/// Returns true if the path belongs to an incoming webhook, whose senders have their own headers and larger bodies.
pub fn is_delivery(path: &str) -> bool {
    path.starts_with("/hooks/")
}

/// Returns the size of the largest body that a request to this path may have, in bytes.
pub fn max_body(path: &str) -> usize {
    if is_delivery(path) { MAX_DELIVERY } else { MAX_REQUEST }
}

/// A request with its parsed path and query.
#[derive(Debug)]
pub(super) struct Request {
    request: ::http::Request<Vec<u8>>,
    /// The header with the client's address that the operator trusts.
    address_header: Option<&'static str>,
    segments: Vec<String>,
    query: Vec<(String, String)>,
}

impl Request {
    /// Parses a request. `address_header` is the header with the client's address that the operator trusts.
    pub(super) fn new(request: ::http::Request<Vec<u8>>, address_header: Option<&'static str>) -> Self {
        let decode = |text: &str| -> Vec<(String, String)> {
            url::form_urlencoded::parse(text.as_bytes()).into_owned().collect()
        };
        let segments = request.uri().path().trim_matches('/').split('/').map(str::to_owned).collect();
        let query = request.uri().query().map(decode).unwrap_or_default();
        Self { request, address_header, segments, query }
    }

    pub(super) fn method(&self) -> &Method {
        self.request.method()
    }

    /// Returns the path's segments, not decoded.
    pub(super) fn segments(&self) -> Vec<&str> {
        self.segments.iter().map(String::as_str).collect()
    }

    /// Returns the first value of a query parameter, decoded.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Returns the only value of a header, or `None` if it is absent, repeated or not ASCII.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.request.headers().get_all(name).iter();
        let value = values.next()?.to_str().ok()?;
        if values.next().is_some() { None } else { Some(value) }
    }

    /// Returns true if the header is present, whatever its value.
    pub(super) fn has_header(&self, name: &str) -> bool {
        self.request.headers().contains_key(name)
    }

    /// Returns the client's network, as the trusted header reports it: an IPv4 address, or the /64 prefix of an IPv6 address,
    /// because one subscriber line controls the whole prefix. Without such a header all clients share one network.
    pub(super) fn network(&self) -> String {
        // A proxy appends the address that it sees; anything before it is the client's own text.
        let line = self.address_header.and_then(|name| self.request.headers().get_all(name).iter().next_back());
        let line = line.and_then(|value| value.to_str().ok()).unwrap_or_default();
        let address = line.rsplit(',').next().unwrap_or_default().trim();
        match address.parse().map(|address: IpAddr| address.to_canonical()) {
            Ok(IpAddr::V6(v6)) => {
                let [first, second, third, fourth, ..] = v6.segments();
                format!("{first:x}:{second:x}:{third:x}:{fourth:x}::/64")
            }
            Ok(IpAddr::V4(v4)) => v4.to_string(),
            Err(_) => "unknown".to_owned(),
        }
    }

    /// Returns the request's id. The edge gives every request one.
    pub(super) fn id(&self) -> &str {
        self.header("x-request-id").unwrap_or("req_unknown")
    }

    /// Returns true if `If-None-Match` contains this entity tag; a weak comparison, as RFC 9110 section 13.1.2 requires.
    fn matches_tag(&self, tag: &str) -> bool {
        let values = self.request.headers().get_all("if-none-match").iter().filter_map(|value| value.to_str().ok());
        let mut tags = values.flat_map(|value| value.split(',')).map(str::trim);
        tags.any(|given| given == "*" || given.strip_prefix("W/").unwrap_or(given) == tag)
    }

    /// Parses the body as a JSON object; an absent body is an empty object.
    ///
    /// # Errors
    /// Returns an error if the body is too large, declared as another type, or not a JSON object.
    pub(super) fn json_if_any(&self) -> Result<Map<String, Value>, BadBody> {
        if self.request.body().is_empty() { Ok(Map::new()) } else { self.json() }
    }

    /// Checks that the body is not larger than the path allows.
    ///
    /// # Errors
    /// Returns an error if it is.
    pub(super) fn check_size(&self) -> Result<(), BadBody> {
        let limit = max_body(self.request.uri().path());
        if self.request.body().len() > limit { Err(BadBody::TooLarge { kib: limit >> 10 }) } else { Ok(()) }
    }

    /// Returns the body as it was sent.
    pub(super) fn body(&self) -> &[u8] {
        self.request.body()
    }

    /// Parses the body as a JSON object.
    ///
    /// # Errors
    /// Returns an error if the body is absent, too large, declared as another type, or not a JSON object.
    pub(super) fn json(&self) -> Result<Map<String, Value>, BadBody> {
        let body = self.request.body();
        self.check_size()?;
        if self.has_header("content-type") && !self.header("content-type").is_some_and(is_json) {
            return Err(BadBody::NoJsonType);
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => Err(BadBody::NotAnObject),
            Err(error) => Err(BadBody::NotJson(error.to_string())),
        }
    }
}

/// Returns true if the media type is `application/json` or `application/…+json`.
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.starts_with("application/") && essence.ends_with("+json")
}

/// The reason a request body was rejected.
#[derive(Debug, thiserror::Error)]
pub(super) enum BadBody {
    #[error("the request body is larger than {kib} KiB")]
    TooLarge {
        /// The limit, in KiB.
        kib: usize,
    },
    #[error("the request body must be JSON; send it with Content-Type: application/json")]
    NoJsonType,
    #[error("the request body is not valid JSON: {0}")]
    NotJson(String),
    #[error("the request body must be a JSON object")]
    NotAnObject,
}

/// A response.
pub(super) type Response = ::http::Response<Vec<u8>>;

/// Builds a JSON response. Caches must not store it unless [`caching`] is applied.
pub(super) fn json(status: u16, value: &Value) -> Response {
    json_bytes(status, value.to_string().into_bytes())
}

/// Serializes `value` as a JSON response. Caches must not store it unless [`caching`] is applied.
///
/// # Errors
/// Returns an error if the value cannot be serialized.
pub(super) fn serialized(status: u16, value: &impl Serialize) -> Result<Response, serde_json::Error> {
    Ok(json_bytes(status, serde_json::to_vec(value)?))
}

fn json_bytes(status: u16, body: Vec<u8>) -> Response {
    let response = with(Response::new(body), header::CONTENT_TYPE, "application/json");
    with_status(with(response, header::CACHE_CONTROL, "no-store"), status)
}

/// Builds a response with status 204 and no body.
pub(super) fn no_content() -> Response {
    with_status(Response::new(Vec::new()), 204)
}

/// Returns the response with this status. Callers pass valid status codes only; any other becomes 500.
pub(super) fn with_status(mut response: Response, status: u16) -> Response {
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

/// `Cache-Control` of a response that only the caller may store, and must revalidate.
pub(super) const PRIVATE: &str = "private, no-cache";
/// `Cache-Control` of a response that changes at any time.
pub(super) const NO_STORE: &str = "no-cache, no-store";
/// `Cache-Control` of a response that is the same for an hour at least.
pub(super) const ONE_HOUR: &str = "public, max-age=3600";

/// Returns the response with this `Cache-Control` value, and `Vary` on the headers that carry a key.
pub(super) fn caching(response: Response, cache_control: &str) -> Response {
    with(
        with(response, header::CACHE_CONTROL, cache_control),
        header::VARY,
        "Authorization, X-API-Key, X-User-Api-Token",
    )
}

/// Length of an entity tag, in bytes.
pub(super) const TAG_LENGTH: usize = 18;

/// Returns the strong entity tag of a body.
pub(super) fn tag(body: &[u8]) -> String {
    use std::hash::BuildHasher;
    format!("\"{:016x}\"", foldhash::quality::FixedState::with_seed(0).hash_one(body))
}

/// Adds an entity tag and returns 304 without a body if the client already has this version. Responses that must not be
/// stored have no tag.
pub(super) fn conditional(request: &Request, response: Response) -> Response {
    let cache_control =
        response.headers().get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if response.status() != StatusCode::OK || cache_control.contains("no-store") || response.body().is_empty() {
        return response;
    }
    let existing = response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok()).map(str::to_owned);
    let tag = existing.unwrap_or_else(|| tag(response.body()));
    let response = with(response, header::ETAG, &tag);
    if !request.matches_tag(&tag) {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_TYPE);
    parts.status = StatusCode::NOT_MODIFIED;
    Response::from_parts(parts, Vec::new())
}

/// Returns the response with a header. All values are ASCII text of our own; one that is not valid in a header is left
/// out, so that a response is never lost for a header's sake.
pub(super) fn with(mut response: Response, name: header::HeaderName, value: impl Display) -> Response {
    if let Ok(value) = HeaderValue::from_str(&value.to_string()) {
        response.headers_mut().insert(name, value);
    }
    response
}

/// Parses a positive id: digits without sign, leading zero or exponent. Ids above [`MAX_ID`] are never assigned, so
/// larger numbers, including those that overflow, are read as `MAX_ID`, which matches nothing.
pub(super) fn positive_id(text: &str) -> Option<i64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0') && !text.is_empty();
    is_number.then(|| text.parse().map_or(MAX_ID, |id: i64| id.min(MAX_ID)))
}

/// The largest integer that D1 passes through exactly: 2^53 - 1.
const MAX_ID: i64 = (1 << 53) - 1;
