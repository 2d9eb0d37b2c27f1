//! sitegauge audits websites: it fetches pages, judges them by documented rules and reports scores and findings. This
//! crate is the whole service, for Cloudflare Workers (wasm) and for the command line.
//!
//! # Code map
//!
//! The modules form layers. Each may use those above it in this list, never one below it; `tests/tidy/` enforces the
//! exact dependencies.
//!
//! | module | contents |
//! |---|---|
//! | [`model`] | Domain types: [`Audit`](model::Audit), [`Finding`](model::Finding), [`Score`](model::Score), [`Target`](model::Target) … No I/O. |
//! | [`facts`] | Parsers and everything known about a page or a site: HTML, HTTP, CSS, robots.txt, structured data. No I/O, no opinion. |
//! | [`ports`] | Traits for everything outside the process: web, database, queue, cache, rate limiter, clock, random bytes. |
//! | [`crawl`] | Fetches pages, decides which URLs may be fetched, classifies pages. |
//! | [`store`] | All SQL. |
//! | [`rule`] | Vocabulary in which rules are written. |
//! | [`rules`] | The rules, one file each: prose, examples, tests and the check. |
//! | [`engine`] | Runs the rules over facts: facts in, findings out. |
//! | [`catalog`] | The rules as a document for readers and programs. |
//! | [`turns`] | The way out: requests to a host take turns, whatever they are for. |
//! | [`webhooks`] | Builds, signs and sends webhook events. |
//! | [`audit`] | Submits an audit, or judges one page at once. |
//! | [`jobs`] | The steps of an audit in the background, run from the queue. |
//! | [`api`] | HTTP: three API dialects, HTML pages, OpenAPI documents. |
//! | `edge` | Entry points and adapters for Cloudflare Workers (wasm only). |
//! | [`local`] | Adapters and commands for the command line (native only). |
//!
//! # Invariants
//!
//! - Only a [`Target`](model::Target), a URL that was checked against the policy, can be requested.
//! - Modules reach the outside only through [`ports::Services`], which the entry points pass down.
//! - The same facts always give the same findings: rules are pure functions.
//! - An audit that has completed does not change, even if the rules do: its findings are stored whole.
//!
//! # Judging a page without fetching it
//!
//! ```
//! use sitegauge::audit::one_shot;
//! use sitegauge::facts::{self, Exchange};
//! use sitegauge::model::{Outcome, SiteFiles};
//! use url::Url;
//!
//! let url = Url::parse("https://example.com/")?;
//! let headers = vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())];
//! let html = b"<!doctype html><html lang=en><title>Cats</title><img src=cat.jpg>";
//!
//! let document = facts::document(html, Some("text/html; charset=utf-8"));
//! let judged = one_shot::judge(Exchange::direct(url, 200, headers), document, SiteFiles::default());
//!
//! let finding = judged.findings.iter().find(|finding| finding.rule == "accessibility.image-alt").unwrap();
//! assert_eq!(finding.outcome, Outcome::Failed);
//! assert_eq!(finding.evidence[0].snippet, "<img src=\"cat.jpg\">");
//! assert!(judged.scores.overall < Some(100));
//! # Ok::<(), url::ParseError>(())
//! ```
//!
//! To fetch the page first, implement [`ports::Web`] and [`ports::Clock`] and call [`audit::one_shot::page`].
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
pub mod turns;
pub mod webhooks;
