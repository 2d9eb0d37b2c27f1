//! Exports the benchmark stages to `run.mjs`.
#[path = "../../support/stages.rs"]
mod stages;

use wasm_bindgen::prelude::wasm_bindgen;

/// A page in the module's memory.
#[wasm_bindgen]
pub struct Page(Vec<u8>);

#[wasm_bindgen]
impl Page {
    /// Copies a page in.
    #[wasm_bindgen(constructor)]
    pub fn new(html: Vec<u8>) -> Self {
        Self(html)
    }

    /// Runs the bare parser. Returns the number of bytes read.
    pub fn bare(&self) -> usize {
        stages::bare(&self.0)
    }

    /// Extracts the document. Returns the number of elements.
    pub fn extract(&self) -> usize {
        stages::extract(&self.0).len()
    }

    /// Extracts and judges. Returns the number of findings.
    pub fn audit(&self) -> usize {
        stages::audit(&self.0)
    }
}
