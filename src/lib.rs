//! sitegauge: the crate's map, to be read bottom up.
#![cfg_attr(test, allow(clippy::allow_attributes, clippy::string_slice, reason = "a unit test may panic"))]
pub mod api;
pub mod audit;
pub mod catalog;
pub mod crawl;
#[cfg(all(target_arch = "wasm32", feature = "edge"))]
mod edge;
pub mod engine;
pub mod facts;
pub mod jobs;
#[cfg(not(target_arch = "wasm32"))]
pub mod local;
pub mod model;
pub mod ports;
pub mod rule;
pub mod rules;
pub mod store;
