//! Log: destination of events, and the values that events consist of.
use super::{Event, FetchError};
use crate::model::{AuditId, DeliveryId, Job, PageId};
use serde::Serialize;

/// Destination of events. It never fails: an event that cannot be written is dropped.
pub trait Log {
    /// Records an event.
    fn log(&self, event: &Event<'_>);
}

/// Importance of an event, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Something failed on our side, and a person should look at it.
    Error,
    /// Something failed on our side, and the service recovers by itself.
    Warn,
    /// Normal operation.
    Info,
    /// Frequent events, for finding the cause of a problem.
    Debug,
}

/// Totals of a crawl.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CrawlTotals {
    /// Pages that were judged.
    pub pages_done: usize,
    /// Pages that could not be fetched.
    pub pages_failed: usize,
    /// URLs that were fetched but not judged: redirects and files that are not HTML.
    pub pages_skipped: usize,
    /// Time since the audit was accepted.
    pub total_ms: i64,
}

/// A job, as events show it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct JobRef {
    job: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    audit_id: Option<AuditId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_id: Option<PageId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery_id: Option<DeliveryId>,
}

impl From<Job> for JobRef {
    fn from(job: Job) -> Self {
        let (name, page_id, delivery_id) = match job {
            Job::Start { .. } => ("start", None, None),
            Job::Page { page, .. } => ("page", Some(page), None),
            Job::Advance { .. } => ("advance", None, None),
            Job::Deliver { delivery } => ("deliver", None, Some(delivery)),
        };
        Self { job: name, audit_id: job.audit(), page_id, delivery_id }
    }
}

/// Host and path of a URL, without its query and fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct UrlParts<'a> {
    host: &'a str,
    path: &'a str,
}

impl<'a> UrlParts<'a> {
    /// Splits an absolute URL without credentials, as stored URLs are. The port counts as part of the host.
    pub fn of(url: &'a str) -> Self {
        let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
        let end = after_scheme.find(['?', '#']).unwrap_or(after_scheme.len());
        let host_and_path = after_scheme.get(..end).unwrap_or_default();
        let (host, path) = host_and_path.split_at(host_and_path.find('/').unwrap_or(host_and_path.len()));
        Self { host, path: if path.is_empty() { "/" } else { path } }
    }

    /// Returns the path, `/` at least.
    pub const fn path(&self) -> &'a str {
        self.path
    }
}

impl FetchError {
    /// Returns a stable word for the kind of error. Unlike the full message it contains nothing that the site sent.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Timeout(_) => "timeout",
            Self::Unreachable(_) => "unreachable",
            Self::Broken(_) => "broken",
            Self::Busy(_) => "busy",
            Self::TooManyRedirects(_) => "too_many_redirects",
            Self::RedirectLoop(_) => "redirect_loop",
            Self::RedirectRefused { .. } => "redirect_refused",
            Self::Encoding(_) => "encoding",
            Self::Status(_) => "status",
            Self::NotHtml(_) => "not_html",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_and_fragments_are_left_out() {
        for (url, host, path) in [
            ("https://example.com/a/b?token=secret#c", "example.com", "/a/b"),
            ("http://example.com:8080/#secret", "example.com:8080", "/"),
            ("https://example.com?token=/secret", "example.com", "/"),
            ("", "", "/"),
        ] {
            assert_eq!(UrlParts::of(url), UrlParts { host, path }, "{url}");
        }
    }
}
