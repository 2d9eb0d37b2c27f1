//! The integration tests, in one binary: `cargo test --test it`, or `cargo test --test it api::keys` for a part.
#![allow(
    clippy::allow_attributes,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic and print"
)]
mod api;
mod cli;
mod crawl;
mod engine;
mod facts;
mod snapshots;
mod store;
#[path = "../support/mod.rs"]
mod support;
mod webhooks;
