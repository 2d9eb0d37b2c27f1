//! The runtime's request in plain types, and plain answers as the runtime's. Everything that crosses between wasm and
//! JavaScript costs about a microsecond, so only what is looked at crosses.
use super::random::WebCrypto;
use crate::api;
use crate::ports::Random;
use futures_util::StreamExt;
use http::{HeaderValue, Method};
use js_sys::Uint8Array;
use std::cell::Cell;
use wasm_bindgen::JsValue;
use web_sys::{Headers, Request, Response, ResponseInit};

thread_local! {
    /// The number of this isolate, once it has one, and how many calls it has had.
    static CALLS: Cell<Option<(u64, u64)>> = const { Cell::new(None) };
}

/// An odd factor that spreads a counter over all numbers: 2^64 divided by the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// What a caller sends. A body is read no further than one byte beyond what is accepted.
pub(super) async fn taken_apart(request: Request) -> Result<http::Request<Vec<u8>>, JsValue> {
    let mut taken = http::Request::new(Vec::new());
    *taken.uri_mut() = path(&request.url()).parse().unwrap_or_default();
    // The runtime knows no other methods than those that HTTP allows.
    *taken.method_mut() = request.method().parse().unwrap_or_default();
    let (sent, headers) = (request.headers(), taken.headers_mut());
    for name in api::HEADERS {
        let value = sent.get(name)?.and_then(|value| HeaderValue::from_str(&value).ok());
        if let Some(value) = value {
            headers.append(name, value);
        }
    }
    if let Ok(id) = HeaderValue::from_str(&format!("req_{:016x}", number()?)) {
        headers.insert(api::REQUEST_ID, id);
    }
    if !matches!(*taken.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        *taken.body_mut() = body(request).await?;
    }
    Ok(taken)
}

/// Path and query of an address.
fn path(url: &str) -> &str {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    after_scheme.find('/').and_then(|start| after_scheme.get(start..)).unwrap_or("/")
}

/// A number that no other call has, here or elsewhere.
fn number() -> Result<u64, JsValue> {
    let (isolate, calls) = match CALLS.get() {
        Some(before) => before,
        None => {
            let mut bits = [0; 8];
            WebCrypto.fill(&mut bits).map_err(|error| JsValue::from_str(&error.to_string()))?;
            (u64::from_be_bytes(bits), 0)
        }
    };
    CALLS.set(Some((isolate, calls.wrapping_add(1))));
    Ok(isolate.wrapping_add(calls.wrapping_mul(SPREAD)))
}

async fn body(request: Request) -> Result<Vec<u8>, JsValue> {
    let mut body = Vec::new();
    if let Ok(mut stream) = worker::Request::from(request).stream() {
        while let Some(chunk) = stream.next().await {
            body.extend_from_slice(&chunk?);
            if body.len() > api::MAX_REQUEST {
                body.truncate(api::MAX_REQUEST + 1);
                break;
            }
        }
    }
    Ok(body)
}

/// The answer, with one header more where there is a value for it.
pub(super) fn put_together(
    response: http::Response<Vec<u8>>,
    (name, value): (&str, Option<String>),
) -> Result<Response, JsValue> {
    let (parts, body) = response.into_parts();
    let headers = Headers::new()?;
    for (name, value) in &parts.headers {
        headers.append(name.as_str(), value.to_str().unwrap_or_default())?;
    }
    if let Some(value) = value {
        headers.set(name, &value)?;
    }
    let init = ResponseInit::new();
    init.set_status(parts.status.as_u16());
    init.set_headers(&headers);
    let bytes = (!body.is_empty()).then(|| Uint8Array::from(body.as_slice()));
    Response::new_with_opt_js_u8_array_and_init(bytes.as_ref(), &init)
}
