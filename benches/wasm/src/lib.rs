//! The stages of the benchmark for `run.mjs`.
#[path = "../../support/stages.rs"]
mod stages;

use wasm_bindgen::prelude::wasm_bindgen;

/// A page in the memory of the module.
#[wasm_bindgen]
pub struct Page(Vec<u8>);

#[wasm_bindgen]
impl Page {
    /// Copies a page in.
    #[wasm_bindgen(constructor)]
    pub fn new(html: Vec<u8>) -> Self {
        Self(html)
    }

    /// The bare parser.
    pub fn bare(&self) -> usize {
        stages::bare(&self.0)
    }

    /// Extraction; how many elements there are.
    pub fn extract(&self) -> usize {
        stages::extract(&self.0).len()
    }

    /// Extraction and all rules; how many findings there are.
    pub fn audit(&self) -> usize {
        stages::audit(&self.0)
    }
}
