//! Candidate: a URL of the site that a crawl may fetch.
use super::{SkipReason, Source};
use serde::Serialize;

/// A URL of the site that a crawl found. It is stored either as pending or, if `reason` is set, as skipped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The URL in its normal form.
    pub url: String,
    /// Its host: the unit of request pacing.
    pub host: String,
    /// Number of links between the start page and this URL.
    pub depth: u32,
    /// Origin of the URL: start page, caller, sitemap or link.
    pub source: Source,
    /// The form that similar URLs share; the crawl limits the number of pages for each.
    pub pattern: String,
    /// Reason for skipping the URL; `None` if it may be fetched.
    pub reason: Option<SkipReason>,
}
