//! The integration tests, in one binary: `cargo test --test it`, or `cargo test --test it api::keys` for a part.
mod api;
mod cli;
mod crawl;
mod facts;
mod snapshots;
mod store;
#[path = "../support/mod.rs"]
mod support;
