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
        let severity = match given(request, "severity") {
            None => None,
            Some(word) => Some(IssueSeverity::parse(word).ok_or_else(|| {
                ApiError::wrong("query", "severity", word, "severity must be error, warning or info")
            })?),
        };
        let fields = match given(request, "fields") {
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
            delta: boolean(request, "delta")?.unwrap_or(false),
        })
    }
}

/// Returns a query parameter; an empty one counts as absent, because clients send one for each filter that is not set.
pub(super) fn given<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    request.query(name).filter(|value| !value.is_empty())
}

/// Parses a query parameter as true or false, in any case, or 1 or 0.
///
/// # Errors
/// Returns an error if it is none of these.
pub(super) fn boolean(request: &Request, name: &'static str) -> Result<Option<bool>, ApiError> {
    let parse = |text: &str| match text {
        "1" => Some(true),
        "0" => Some(false),
        text => parse_boolean(text),
    };
    given(request, name)
        .map(|text| {
            let reason = format!("{name} must be true or false");
            parse(text).ok_or_else(|| ApiError::wrong("query", name, text, &reason))
        })
        .transpose()
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
    match given(request, name) {
        None => Ok(default),
        Some(text) => {
            let number = text.parse().ok().filter(|number| (1..=max).contains(number));
            number.ok_or_else(|| ApiError::wrong("query", name, text, reason))
        }
    }
}

/// Parses `true` or `false` in any case: Python writes `True`.
pub(super) fn parse_boolean(text: &str) -> Option<bool> {
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    if is("true") { Some(true) } else { is("false").then_some(false) }
}
