//! Conversion between the runtime's requests and responses and those of the `http` crate. Each value that crosses between
//! wasm and JavaScript costs about a microsecond, so only what the API reads crosses.
use super::random::WebCrypto;
use crate::api;
use crate::ports::Random;
use futures_util::StreamExt;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use js_sys::{Array, Error, Uint8Array};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Headers, Request, Response, ResponseInit};

thread_local! {
    /// Random number of this isolate, once it has one, and the number of its requests so far.
    static REQUESTS: Cell<Option<(u64, u64)>> = const { Cell::new(None) };
}

/// Odd factor that spreads a counter over all numbers: 2^64 divided by the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Request that never reached the API: status code for the caller, cause for the log.
pub(super) struct Failure {
    pub(super) status: StatusCode,
    pub(super) error: String,
}

impl Failure {
    pub(super) fn internal(error: impl ToString) -> Self {
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, error: error.to_string() }
    }

    fn bad_request(error: impl ToString) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error: error.to_string() }
    }
}

impl From<JsValue> for Failure {
    fn from(error: JsValue) -> Self {
        match error.dyn_ref::<Error>() {
            Some(error) => Self::internal(String::from(error.message())),
            None => Self::internal(format!("{error:?}")),
        }
    }
}

impl From<worker::Error> for Failure {
    fn from(error: worker::Error) -> Self {
        Self::internal(error)
    }
}

/// Converts a request, with the headers that the API reads and a new request id. Reads at most one byte of the body more
/// than the API accepts.
pub(super) async fn to_http(request: &Request) -> Result<http::Request<Vec<u8>>, Failure> {
    let mut converted = http::Request::new(Vec::new());
    *converted.uri_mut() = path_and_query(&request.url()).parse().map_err(Failure::bad_request)?;
    *converted.method_mut() = request.method().parse().map_err(Failure::bad_request)?;
    let path = converted.uri().path();
    let (is_delivery, max_body) = (api::is_delivery(path), api::max_body(path));
    let (js_headers, headers) = (request.headers(), converted.headers_mut());
    if is_delivery {
        copy_all(&js_headers, headers)?;
    } else {
        for name in api::HEADERS {
            if let Some(value) = js_headers.get(name)? {
                headers.append(name, HeaderValue::from_str(&value).map_err(Failure::bad_request)?);
            }
        }
    }
    let id = HeaderValue::from_str(&format!("req_{:016x}", unique_number()?)).map_err(Failure::internal)?;
    headers.insert(api::REQUEST_ID, id);
    if !matches!(*converted.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        *converted.body_mut() = read_body(request, max_body).await?;
    }
    Ok(converted)
}

/// Copies every header: each sender of webhooks signs in headers of its own.
fn copy_all(js_headers: &Headers, headers: &mut HeaderMap) -> Result<(), Failure> {
    for entry in js_sys::try_iter(js_headers)?.into_iter().flatten() {
        let entry = Array::from(&entry?);
        let (Some(name), Some(value)) = (entry.get(0).as_string(), entry.get(1).as_string()) else { continue };
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(Failure::bad_request)?;
        headers.append(name, HeaderValue::from_str(&value).map_err(Failure::bad_request)?);
    }
    Ok(())
}

/// Returns path and query of a URL.
fn path_and_query(url: &str) -> &str {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    after_scheme.find('/').and_then(|start| after_scheme.get(start..)).unwrap_or("/")
}

/// Returns a number that no other request has, in this or another isolate.
fn unique_number() -> Result<u64, Failure> {
    let (isolate, requests) = match REQUESTS.get() {
        Some(known) => known,
        None => {
            let mut bytes = [0; 8];
            WebCrypto.fill(&mut bytes).map_err(Failure::internal)?;
            (u64::from_be_bytes(bytes), 0)
        }
    };
    REQUESTS.set(Some((isolate, requests.wrapping_add(1))));
    Ok(isolate.wrapping_add(requests.wrapping_mul(SPREAD)))
}

async fn read_body(request: &Request, max_body: usize) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    if request.body().is_none() {
        return Ok(body);
    }
    // Clones the reference; `request.clone()` would split the stream.
    let mut stream = worker::Request::from(Clone::clone(request)).stream()?;
    while let Some(chunk) = stream.next().await {
        body.extend_from_slice(&chunk?);
        if body.len() > max_body {
            body.truncate(max_body + 1);
            break;
        }
    }
    Ok(body)
}

/// Converts a response, and adds one header if it has a value.
pub(super) fn to_js(response: http::Response<Vec<u8>>, name: &str, value: Option<&str>) -> Result<Response, Failure> {
    let (parts, body) = response.into_parts();
    let headers = Headers::new()?;
    for (name, value) in &parts.headers {
        headers.append(name.as_str(), value.to_str().map_err(Failure::internal)?)?;
    }
    if let Some(value) = value {
        headers.set(name, value)?;
    }
    let init = ResponseInit::new();
    init.set_status(parts.status.as_u16());
    init.set_headers(&headers);
    let bytes = (!body.is_empty()).then(|| Uint8Array::from(body.as_slice()));
    Ok(Response::new_with_opt_js_u8_array_and_init(bytes.as_ref(), &init)?)
}

/// Builds the response to a request that never reached the API. The cause is for the log only.
pub(super) fn failure_response(status: StatusCode) -> Result<Response, JsValue> {
    let init = ResponseInit::new();
    init.set_status(status.as_u16());
    Response::new_with_opt_str_and_init(status.canonical_reason(), &init)
}
