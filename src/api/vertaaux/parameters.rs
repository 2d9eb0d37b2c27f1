//! What a VertaaUX client may ask for: the body of a new audit, the query of a read.
use super::view::{FIELDS, IssueSeverity};
use crate::api::error::ApiError;
use crate::api::http::Call;
use crate::model::{Kind, Mode};
use crate::submit;
use serde_json::{Map, Value};
use std::ops::Range;

/// Time limits for one page, in milliseconds.
const TIMEOUTS: std::ops::RangeInclusive<u64> = 1_000..=120_000;
/// Fields of the dialect that this service does not act on yet; to ignore a gate would be worse than to refuse it.
const NOT_YET: [&str; 4] = ["user_agent", "fail_on_score", "fail_on_drop", "categories"];
/// Pages that can be asked for by name, and patterns.
const MOST_NAMED: usize = 1_000;
const MOST_PATTERNS: usize = 50;

/// The body of `POST /v1/audit`.
pub(super) fn creation(body: &Map<String, Value>) -> Result<submit::Request, ApiError> {
    if let Some(field) = NOT_YET.into_iter().find(|field| body.get(*field).is_some_and(|value| !value.is_null())) {
        let value = body.get(field).cloned().unwrap_or_default();
        return Err(ApiError::wrong("body", field, value, &format!("{field} is not supported yet")));
    }
    let given = |field: &str| body.get(field).filter(|value| !value.is_null());
    let urls = texts(body, "urls", MOST_NAMED)?;
    let url = match given("url") {
        // A list of pages begins with one.
        None => match urls.first() {
            Some(first) => first.clone(),
            None => return Err(ApiError::missing("body", "url")),
        },
        Some(Value::String(url)) => url.clone(),
        Some(other) => return Err(ApiError::wrong("body", "url", other.clone(), "url must be a string")),
    };
    let mode = match given("mode") {
        None => Mode::default(),
        Some(word) => serde_json::from_value(word.clone())
            .map_err(|_| ApiError::wrong("body", "mode", word.clone(), "mode must be basic, standard or deep"))?,
    };
    let timeout_ms = match given("timeout") {
        None => None,
        Some(value) => match value.as_u64().filter(|timeout| TIMEOUTS.contains(timeout)) {
            Some(timeout) => u32::try_from(timeout).ok(),
            None => {
                let reason = "timeout must be a number of milliseconds from 1000 to 120000";
                return Err(ApiError::wrong("body", "timeout", value.clone(), reason));
            }
        },
    };
    let metadata = match given("metadata") {
        None => Map::new(),
        Some(Value::Object(metadata)) => metadata.clone(),
        Some(other) => return Err(ApiError::wrong("body", "metadata", other.clone(), "metadata must be an object")),
    };
    let max_pages = match given("max_pages") {
        None => None,
        Some(value) => {
            let pages = value.as_u64().and_then(|pages| u32::try_from(pages).ok()).filter(|pages| *pages > 0);
            let wrong = || ApiError::wrong("body", "max_pages", value.clone(), "max_pages must be a number from 1");
            Some(pages.ok_or_else(wrong)?)
        }
    };
    let (include, exclude) = (texts(body, "include", MOST_PATTERNS)?, texts(body, "exclude", MOST_PATTERNS)?);
    let kind = if urls.is_empty() { Kind::Full } else { Kind::SelectedPages };
    Ok(submit::Request {
        url,
        kind,
        mode,
        max_pages,
        urls,
        include,
        exclude,
        timeout_ms,
        metadata,
        ..submit::Request::default()
    })
}

/// A field that is a list of texts; empty where it is not given.
fn texts(body: &Map<String, Value>, field: &'static str, most: usize) -> Result<Vec<String>, ApiError> {
    let Some(value) = body.get(field).filter(|value| !value.is_null()) else { return Ok(Vec::new()) };
    let texts = value.as_array().filter(|list| list.len() <= most);
    let texts: Option<Vec<String>> =
        texts.and_then(|list| list.iter().map(|text| text.as_str().map(str::to_owned)).collect());
    texts.ok_or_else(|| {
        ApiError::wrong("body", field, value.clone(), &format!("{field} must be a list of at most {most} strings"))
    })
}

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

impl ReadParameters {
    /// The places of the issues that are shown.
    pub(super) const fn range(&self) -> Range<usize> {
        let start = self.per_page.saturating_mul(self.page - 1);
        start..start.saturating_add(self.per_page)
    }

    /// The same parameters have the same name, however they are spelt.
    pub(super) fn name(&self) -> String {
        let fields = self.fields.as_ref().map(|fields| fields.join(","));
        let severity = self.severity.map(IssueSeverity::word);
        format!("{severity:?}.{fields:?}.{}.{}.{}", self.page, self.per_page, self.delta)
    }

    pub(super) fn read(call: &Call) -> Result<Self, ApiError> {
        let severity = match call.query("severity") {
            None => None,
            Some(word) => Some(IssueSeverity::from_word(word).ok_or_else(|| {
                ApiError::wrong("query", "severity", word, "severity must be error, warning or info")
            })?),
        };
        let fields = match call.query("fields") {
            None => None,
            Some(list) => {
                let fields: Vec<String> =
                    list.split(',').map(|field| field.trim().to_owned()).filter(|field| !field.is_empty()).collect();
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
            page: number(call, "page", 1, usize::MAX, "page must be a whole number from 1")?,
            per_page: number(call, "per_page", 100, 1_000, "per_page must be a whole number from 1 to 1000")?,
            delta: match call.query("delta") {
                None | Some("false" | "0") => false,
                Some("true" | "1") => true,
                Some(other) => return Err(ApiError::wrong("query", "delta", other, "delta must be true or false")),
            },
        })
    }
}

pub(super) fn number(
    call: &Call,
    name: &'static str,
    default: usize,
    most: usize,
    reason: &str,
) -> Result<usize, ApiError> {
    match call.query(name) {
        None => Ok(default),
        Some(text) => {
            let number = text.parse().ok().filter(|number| (1..=most).contains(number));
            number.ok_or_else(|| ApiError::wrong("query", name, text, reason))
        }
    }
}
