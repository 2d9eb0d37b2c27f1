//! Random port over the runtime's `crypto`.
use crate::ports::{PortError, Random};
use wasm_bindgen::JsCast;
use web_sys::WorkerGlobalScope;

#[derive(Clone, Copy)]
pub(super) struct WebCrypto;

impl Random for WebCrypto {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), PortError> {
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        let filled = scope.crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(bytes));
        filled.map(drop).map_err(|error| PortError { port: "random", message: format!("{error:?}") })
    }
}
