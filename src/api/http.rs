//! Request and Response: an HTTP request taken apart, and an answer put together.
use http::{HeaderValue, Method, StatusCode, header};
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt::Display;
use std::net::IpAddr;

/// Most bytes of a request's body.
pub const MAX_REQUEST: usize = 64 << 10;

/// A request, taken apart.
#[derive(Debug)]
pub(super) struct Request {
    request: ::http::Request<Vec<u8>>,
    segments: Vec<String>,
    query: Vec<(String, String)>,
}

impl Request {
    pub(super) fn new(request: ::http::Request<Vec<u8>>) -> Self {
        let decode = |text: &str| -> Vec<(String, String)> {
            url::form_urlencoded::parse(text.as_bytes()).into_owned().collect()
        };
        let segments = request.uri().path().trim_matches('/').split('/').map(str::to_owned).collect();
        let query = request.uri().query().map(decode).unwrap_or_default();
        Self { request, segments, query }
    }

    pub(super) fn method(&self) -> &Method {
        self.request.method()
    }

    /// The path's parts, as they are spelt.
    pub(super) fn segments(&self) -> Vec<&str> {
        self.segments.iter().map(String::as_str).collect()
    }

    /// The first value of a query parameter, decoded.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(each, _)| each == name).map(|(_, value)| value.as_str())
    }

    /// The only value of a header; none where it is absent, stands twice, or is not ASCII.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.request.headers().get_all(name).iter();
        let value = values.next()?.to_str().ok()?;
        if values.next().is_some() { None } else { Some(value) }
    }

    /// Whether a header is there at all.
    pub(super) fn has_header(&self, name: &str) -> bool {
        self.request.headers().contains_key(name)
    }

    /// What the caller has to itself of the network, as the platform says: an address, or 64 bits of the newer, longer
    /// ones, because one line has all that follow.
    pub(super) fn network(&self) -> String {
        let address = self.header("cf-connecting-ip").unwrap_or("unknown");
        match address.parse().map(|address: IpAddr| address.to_canonical()) {
            Ok(IpAddr::V6(long)) => {
                let [first, second, third, fourth, ..] = long.segments();
                format!("{first:x}:{second:x}:{third:x}:{fourth:x}::/64")
            }
            Ok(IpAddr::V4(short)) => short.to_string(),
            Err(_) => address.to_owned(),
        }
    }

    /// The name the edge has given this request.
    pub(super) fn id(&self) -> &str {
        self.header("x-request-id").unwrap_or("req_unknown")
    }

    /// Whether the caller says that it has what this entity tag stands for; compared weakly, as RFC 9110 13.1.2 wants it.
    fn has_already(&self, tag: &str) -> bool {
        let values = self.request.headers().get_all("if-none-match").iter().filter_map(|value| value.to_str().ok());
        let mut tags = values.flat_map(|value| value.split(',')).map(str::trim);
        tags.any(|given| given == "*" || given.strip_prefix("W/").unwrap_or(given) == tag)
    }

    /// The body as a JSON object; an empty one where there is no body.
    pub(super) fn json_if_any(&self) -> Result<Map<String, Value>, BadBody> {
        if self.request.body().is_empty() { Ok(Map::new()) } else { self.json() }
    }

    /// The body as a JSON object.
    pub(super) fn json(&self) -> Result<Map<String, Value>, BadBody> {
        let body = self.request.body();
        if body.len() > MAX_REQUEST {
            return Err(BadBody::TooLarge);
        }
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

/// Whether a media type is JSON.
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.starts_with("application/") && essence.ends_with("+json")
}

/// Why a body is not what it should be.
#[derive(Debug, thiserror::Error)]
pub(super) enum BadBody {
    #[error("the request body is larger than 64 KiB")]
    TooLarge,
    #[error("the request body must be JSON; send it with Content-Type: application/json")]
    NoJsonType,
    #[error("the request body is not valid JSON: {0}")]
    NotJson(String),
    #[error("the request body must be a JSON object")]
    NotAnObject,
}

/// An answer.
pub(super) type Response = ::http::Response<Vec<u8>>;

/// An answer in JSON. Nothing may keep it unless [`caching`] says otherwise.
pub(super) fn json(status: u16, value: &impl Serialize) -> Response {
    let body = serde_json::to_vec(value).unwrap_or_default();
    let response = with(Response::new(body), header::CONTENT_TYPE, "application/json");
    with_status(with(response, header::CACHE_CONTROL, "no-store"), status)
}

pub(super) fn with_status(mut response: Response, status: u16) -> Response {
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

/// How long, and by whom, an answer may be kept.
pub(super) fn caching(response: Response, value: &str) -> Response {
    with(with(response, header::CACHE_CONTROL, value), header::VARY, "Authorization, X-API-Key")
}

/// Bytes of an entity tag.
pub(super) const TAG: usize = 18;

/// The strong entity tag of a body.
pub(super) fn tag(body: &[u8]) -> String {
    use std::hash::BuildHasher;
    format!("\"{:016x}\"", foldhash::quality::FixedState::with_seed(0).hash_one(body))
}

/// The answer, or 304 without a body where the caller has it already. What nobody may keep has no tag.
pub(super) fn conditional(request: &Request, response: Response) -> Response {
    let control =
        response.headers().get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if response.status() != StatusCode::OK || control.contains("no-store") || response.body().is_empty() {
        return response;
    }
    let response = match response.headers().contains_key(header::ETAG) {
        true => response,
        false => {
            let tag = tag(response.body());
            with(response, header::ETAG, tag)
        }
    };
    let tag = response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok()).unwrap_or_default();
    if !request.has_already(tag) {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_TYPE);
    parts.status = StatusCode::NOT_MODIFIED;
    Response::from_parts(parts, Vec::new())
}

/// The answer with a header; one that no header can be made of is left out.
pub(super) fn with(mut response: Response, name: header::HeaderName, value: impl Display) -> Response {
    if let Ok(value) = HeaderValue::from_str(&value.to_string()) {
        response.headers_mut().insert(name, value);
    }
    response
}

/// A positive number without sign, leading zero or exponent. Numbers beyond what we ever give are none of ours, so
/// they are read as one that no audit has.
pub(super) fn positive(text: &str) -> Option<i64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0') && !text.is_empty();
    digits.then(|| text.parse().unwrap_or(i64::MAX).min(MAX_ID))
}

/// The largest number that D1 hands through exactly: 2^53 - 1.
const MAX_ID: i64 = (1 << 53) - 1;
