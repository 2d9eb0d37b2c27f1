//! Web port over the runtime's `fetch`.
use crate::ports::{Body, FetchError, FetchRequest, FetchResponse, Web};
use async_trait::async_trait;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Headers, ReadableStreamByobReader, ReadableStreamGetReaderOptions, ReadableStreamReaderMode, Request,
    RequestCache, RequestInit, RequestRedirect, Response, WorkerGlobalScope,
};

/// Maximum size of a chunk in bytes. The default reader returns 4 KiB at a time, at some 17 µs each; with this buffer a
/// page arrives in a few large chunks.
const BUFFER_BYTES: u32 = 64 << 10;
/// Maximum number of bytes that a read waits for. Bytes of an unfinished read are lost when the connection breaks, so a
/// read also never waits for more than half of what has arrived already.
const MAX_WAIT_BYTES: u32 = 32 << 10;

pub(super) struct Fetch;

#[async_trait(?Send)]
impl Web for Fetch {
    async fn send(&self, request: FetchRequest<'_>) -> Result<FetchResponse, FetchError> {
        let timeout_ms = request.timeout_ms;
        let response = fetch(request).await.map_err(|error| failed(&error, timeout_ms))?;
        let headers = entries(&response.headers()).map_err(|error| failed(&error, timeout_ms))?;
        let reader = match response.body() {
            None => None,
            Some(stream) => {
                let options = ReadableStreamGetReaderOptions::new();
                options.set_mode(ReadableStreamReaderMode::Byob);
                Some(stream.get_reader_with_options(&options).unchecked_into())
            }
        };
        Ok(FetchResponse {
            status: response.status(),
            headers,
            body: Box::new(Stream { reader, bytes: 0, timeout_ms }),
        })
    }
}

async fn fetch(request: FetchRequest<'_>) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("user-agent", request.user_agent)?;
    let init = RequestInit::new();
    match request.post {
        None => {
            headers.set("accept", "text/html,application/xhtml+xml,*/*;q=0.8")?;
            headers.set("accept-encoding", "gzip, br")?;
            init.set_method("GET");
        }
        Some(post) => {
            headers.set("accept", "*/*")?;
            for (name, value) in post.headers {
                headers.set(name, value)?;
            }
            init.set_method("POST");
            init.set_body(&Uint8Array::from(post.body));
        }
    }
    init.set_redirect(RequestRedirect::Manual);
    init.set_cache(RequestCache::NoStore);
    init.set_headers(&headers);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(request.timeout_ms)));
    let request = Request::new_with_str_and_init(request.target.as_str(), &init)?;
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    JsFuture::from(scope.fetch_with_request(&request)).await?.dyn_into()
}

fn entries(headers: &Headers) -> Result<Vec<(String, String)>, JsValue> {
    let mut found = Vec::new();
    for entry in headers.entries() {
        let entry: Array = entry?.unchecked_into();
        if let (Some(name), Some(value)) = (entry.get(0).as_string(), entry.get(1).as_string()) {
            found.push((name, value));
        }
    }
    Ok(found)
}

struct Stream {
    reader: Option<ReadableStreamByobReader>,
    bytes: u32,
    timeout_ms: u32,
}

#[async_trait(?Send)]
impl Body for Stream {
    async fn chunk(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
        let Some(reader) = &self.reader else { return Ok(None) };
        let at_least = (self.bytes / 2).clamp(1, MAX_WAIT_BYTES);
        let chunk = read(reader, at_least).await.map_err(|error| broken(&error, self.timeout_ms))?;
        match &chunk {
            Some(chunk) => self.bytes = self.bytes.saturating_add(u32::try_from(chunk.len()).unwrap_or(u32::MAX)),
            None => self.reader = None,
        }
        Ok(chunk)
    }
}

impl Drop for Stream {
    /// Releases the connection of a body that was not read to its end.
    fn drop(&mut self) {
        if let Some(reader) = &self.reader {
            // The promise rejects if the connection is already broken, which is fine.
            let _ = reader.cancel();
        }
    }
}

async fn read(reader: &ReadableStreamByobReader, at_least: u32) -> Result<Option<Vec<u8>>, JsValue> {
    let read_at_least: Function = Reflect::get(reader, &JsValue::from_str("readAtLeast"))?.dyn_into()?;
    let view = Uint8Array::new_with_length(BUFFER_BYTES);
    let promise = read_at_least.call2(reader, &JsValue::from_f64(at_least.into()), &view)?;
    let result = JsFuture::from(js_sys::Promise::from(promise)).await?;
    let value = Reflect::get(&result, &JsValue::from_str("value"))?;
    let done = Reflect::get(&result, &JsValue::from_str("done"))?.is_truthy();
    // A canceled stream ends without a view.
    let bytes = if value.is_undefined() { Vec::new() } else { value.dyn_into::<Uint8Array>()?.to_vec() };
    Ok(if done && bytes.is_empty() { None } else { Some(bytes) })
}

fn failed(error: &JsValue, timeout_ms: u32) -> FetchError {
    if is_timeout(error) { FetchError::Timeout(timeout_ms) } else { FetchError::Unreachable(message(error)) }
}

fn broken(error: &JsValue, timeout_ms: u32) -> FetchError {
    if is_timeout(error) { FetchError::Timeout(timeout_ms) } else { FetchError::Broken(message(error)) }
}

fn is_timeout(error: &JsValue) -> bool {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    matches!(name.as_deref(), Some("TimeoutError" | "AbortError"))
}

fn message(error: &JsValue) -> String {
    let message = Reflect::get(error, &JsValue::from_str("message")).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "unknown".to_owned())
}
