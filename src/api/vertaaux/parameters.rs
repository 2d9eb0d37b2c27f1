//! What a VertaaUX client may ask for when it reads an audit.
use super::view::{FIELDS, IssueSeverity};
use crate::api::error::ApiError;
use crate::api::http::Request;
use std::ops::Range;

/// How far into a list one may ask; the same whatever the word of the machine is.
pub(super) const MOST_PLACES: usize = 1_000_000;

/// The query of `GET /v1/audit/{job_id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ReadParameters {
    /// Only issues of this severity.
    pub(super) severity: Option<IssueSeverity>,
    /// Only these fields of each issue; none: all.
    pub(super) fields: Option<Vec<String>>,
    /// Which page of issues, from 1.
    pub(super) page: usize,
    /// Issues a page.
    pub(super) per_page: usize,
    /// Whether to compare with the audit before.
    pub(super) delta: bool,
}

impl Default for ReadParameters {
    fn default() -> Self {
        Self { severity: None, fields: None, page: 1, per_page: 100, delta: false }
    }
}

impl ReadParameters {
    /// The places of the issues that are shown.
    pub(super) const fn range(&self) -> Range<usize> {
        let start = self.per_page.saturating_mul(self.page - 1);
        start..start.saturating_add(self.per_page)
    }

    /// The same parameters have the same name, however they are spelt.
    pub(super) fn name(&self) -> String {
        let fields = self.fields.as_ref().map(|fields| fields.join(","));
        let severity = self.severity.map(IssueSeverity::as_str);
        format!("{severity:?}.{fields:?}.{}.{}.{}", self.page, self.per_page, self.delta)
    }

    pub(super) fn read(request: &Request) -> Result<Self, ApiError> {
        let severity = match request.query("severity") {
            None => None,
            Some(word) => Some(IssueSeverity::from_word(word).ok_or_else(|| {
                ApiError::wrong("query", "severity", word, "severity must be error, warning or info")
            })?),
        };
        let fields = match request.query("fields") {
            None => None,
            Some(list) => {
                let fields: Vec<String> = list.split(',').map(|field| field.trim().to_owned()).collect();
                if let Some(unknown) = fields.iter().find(|field| !FIELDS.contains(&field.as_str())) {
                    let reason = format!("an issue has no field {unknown}; it has {}", FIELDS.join(", "));
                    return Err(ApiError::wrong("query", "fields", list, &reason));
                }
                Some(fields)
            }
        };
        Ok(Self {
            severity,
            fields,
            page: number(request, "page", 1, MOST_PLACES, "page must be a whole number from 1 to 1000000")?,
            per_page: number(request, "per_page", 100, 1_000, "per_page must be a whole number from 1 to 1000")?,
            delta: match request.query("delta") {
                None | Some("false" | "0") => false,
                Some("true" | "1") => true,
                Some(other) => return Err(ApiError::wrong("query", "delta", other, "delta must be true or false")),
            },
        })
    }
}

pub(super) fn number(
    request: &Request,
    name: &'static str,
    default: usize,
    most: usize,
    reason: &str,
) -> Result<usize, ApiError> {
    match request.query(name) {
        None => Ok(default),
        Some(text) => {
            let number = text.parse().ok().filter(|number| (1..=most).contains(number));
            number.ok_or_else(|| ApiError::wrong("query", name, text, reason))
        }
    }
}
