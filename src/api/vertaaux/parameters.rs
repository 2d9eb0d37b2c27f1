//! Query parameters of the VertaaUX dialect.
use super::issues::{FIELDS, IssueSeverity};
use crate::api::error::ApiError;
use crate::api::http::Request;
use std::ops::Range;

/// Maximum offset and page number of a list. It fits 32 bits, so that wasm and native builds agree.
pub(super) const MAX_POSITION: usize = 1_000_000;

/// The query of `GET /v1/audit/{job_id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ReadParameters {
    /// Only issues of this severity.
    pub(super) severity: Option<IssueSeverity>,
    /// Only these fields of each issue; `None` for all.
    pub(super) fields: Option<Vec<String>>,
    /// The page of issues, from 1.
    pub(super) page: usize,
    /// Issues per page.
    pub(super) per_page: usize,
    /// Compare with the previous audit of the same URL.
    pub(super) delta: bool,
}

impl Default for ReadParameters {
    fn default() -> Self {
        Self { severity: None, fields: None, page: 1, per_page: 100, delta: false }
    }
}

impl ReadParameters {
    /// Returns the positions of the selected issues.
    pub(super) const fn range(&self) -> Range<usize> {
        let start = self.per_page.saturating_mul(self.page - 1);
        start..start.saturating_add(self.per_page)
    }

    /// Returns a cache key: equal parameters have equal keys, however they were written.
    pub(super) fn cache_key(&self) -> String {
        let fields = self.fields.as_ref().map(|fields| fields.join(","));
        let severity = self.severity.map(IssueSeverity::as_str);
        format!("{severity:?}.{fields:?}.{}.{}.{}", self.page, self.per_page, self.delta)
    }

    /// Parses the query.
    ///
    /// # Errors
    /// Returns an error if a parameter is invalid.
    pub(super) fn read(request: &Request) -> Result<Self, ApiError> {
        let severity = match request.query("severity") {
            None => None,
            Some(word) => Some(IssueSeverity::parse(word).ok_or_else(|| {
                ApiError::wrong("query", "severity", word, "severity must be error, warning or info")
            })?),
        };
        let fields = match request.query("fields") {
            None => None,
            Some(list) => {
                let fields: Vec<String> = list.split(',').map(|field| field.trim().to_owned()).collect();
                if let Some(unknown) = fields.iter().find(|field| !FIELDS.contains(&field.as_str())) {
                    let reason = format!("an issue has no field {unknown}; its fields are {}", FIELDS.join(", "));
                    return Err(ApiError::wrong("query", "fields", list, &reason));
                }
                Some(fields)
            }
        };
        Ok(Self {
            severity,
            fields,
            page: number(request, "page", 1, MAX_POSITION, "page must be a whole number from 1 to 1000000")?,
            per_page: number(request, "per_page", 100, 1_000, "per_page must be a whole number from 1 to 1000")?,
            delta: match request.query("delta") {
                None | Some("false" | "0") => false,
                Some("true" | "1") => true,
                Some(other) => return Err(ApiError::wrong("query", "delta", other, "delta must be true or false")),
            },
        })
    }
}

/// Parses a query parameter as a whole number from 1 to `max`.
///
/// # Errors
/// Returns an error with `reason` if it is not one.
pub(super) fn number(
    request: &Request,
    name: &'static str,
    default: usize,
    max: usize,
    reason: &str,
) -> Result<usize, ApiError> {
    match request.query(name) {
        None => Ok(default),
        Some(text) => {
            let number = text.parse().ok().filter(|number| (1..=max).contains(number));
            number.ok_or_else(|| ApiError::wrong("query", name, text, reason))
        }
    }
}
