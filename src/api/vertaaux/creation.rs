//! What a VertaaUX client may ask for when it starts an audit.
use super::view::{ENGINE, category};
use crate::api::error::ApiError;
use crate::audit::submit;
use crate::model::{AuditOptions, Gate, Kind, Language, Mode, ScoreCategory};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

/// Time limits for one page, in milliseconds.
const TIMEOUTS: RangeInclusive<i64> = 1_000..=120_000;
/// Pages that can be asked for; what the plan has is decided later.
const PAGES: RangeInclusive<i64> = 1..=0xffff_ffff;
/// Pages that can be asked for by name, and patterns.
const MOST_NAMED: usize = 1_000;
const MOST_PATTERNS: usize = 50;
/// Longest name to say one is, in characters.
const LONGEST_AGENT: usize = 256;
/// Everything that may be asked for.
const FIELDS: [&str; 15] = [
    "url",
    "urls",
    "mode",
    "max_pages",
    "include",
    "exclude",
    "timeout",
    "user_agent",
    "fail_on_score",
    "fail_on_drop",
    "metadata",
    "engine_version",
    "categories",
    "language",
    "source",
];
/// Who asks, in the dialect's words.
const SOURCES: [&str; 6] = ["web", "api", "cli", "mcp", "sdk", "scheduler"];

/// The body of `POST /v1/audit`.
pub(super) fn creation(body: &Map<String, Value>) -> Result<submit::AuditRequest, ApiError> {
    let body = Body(body);
    body.known(&FIELDS)?;
    let urls = body.texts("urls", MOST_NAMED)?;
    let url = match body.text("url")? {
        Some(url) => url.to_owned(),
        // A list of pages begins with one.
        None => urls.first().cloned().ok_or_else(|| ApiError::missing("body", "url"))?,
    };
    if let Some(version) = body.text("engine_version")?.filter(|version| *version != ENGINE) {
        let reason = format!("there is no such engine; GET /v1/engines lists them, {ENGINE} is the default");
        return Err(ApiError::wrong("body", "engine_version", version, &reason));
    }
    let kind = if urls.is_empty() { Kind::Full } else { Kind::SelectedPages };
    // In the order in which the first error is reported.
    let mode = body.word::<Mode>("mode", "mode must be basic, standard or deep")?.unwrap_or_default();
    let max_pages = body.max_pages()?;
    let (include, exclude) = (body.texts("include", MOST_PATTERNS)?, body.texts("exclude", MOST_PATTERNS)?);
    let language = body.word::<Language>("language", "language must be en or fr")?.unwrap_or_default();
    let timeout_ms = body.timeout()?;
    let options = AuditOptions {
        kind,
        mode,
        include,
        exclude,
        language,
        user_agent: body.user_agent()?,
        score_categories: body.categories()?,
        gate: Gate {
            fail_on_score: body.limit("fail_on_score")?,
            fail_on_drop: body.limit("fail_on_drop")?,
            ..Gate::default()
        },
        metadata: body.metadata()?,
        ..AuditOptions::default()
    };
    Ok(submit::AuditRequest { url, urls, max_pages, timeout_ms, options, ..submit::AuditRequest::default() })
}

/// The body of a request, field by field.
pub(super) struct Body<'a>(pub(super) &'a Map<String, Value>);

impl<'a> Body<'a> {
    /// The value of a field; null is as good as absent.
    fn get(&self, field: &str) -> Option<&'a Value> {
        self.0.get(field).filter(|value| !value.is_null())
    }

    /// A field that nobody knows is a mistake, and may be the one that matters.
    pub(super) fn known(&self, fields: &[&str]) -> Result<(), ApiError> {
        match self.0.keys().find(|field| !fields.contains(&field.as_str())) {
            None => Ok(()),
            Some(field) => Err(ApiError::unknown_field(field, fields)),
        }
    }

    pub(super) fn text(&self, field: &'static str) -> Result<Option<&'a str>, ApiError> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(ApiError::wrong("body", field, other.clone(), &format!("{field} must be a string"))),
        }
    }

    /// A field that has one of some words.
    pub(super) fn word<T: DeserializeOwned>(&self, field: &'static str, reason: &str) -> Result<Option<T>, ApiError> {
        let Some(value) = self.get(field) else { return Ok(None) };
        serde_json::from_value(value.clone())
            .map(Some)
            .map_err(|_| ApiError::wrong("body", field, value.clone(), reason))
    }

    /// A field that is a whole number in these bounds.
    pub(super) fn whole(
        &self,
        field: &'static str,
        bounds: RangeInclusive<i64>,
        reason: &str,
    ) -> Result<Option<i64>, ApiError> {
        let Some(value) = self.get(field) else { return Ok(None) };
        let number = whole(value).filter(|number| bounds.contains(number));
        number.map(Some).ok_or_else(|| ApiError::wrong("body", field, value.clone(), reason))
    }

    /// A field that is true or false.
    pub(super) fn boolean(&self, field: &'static str) -> Result<Option<bool>, ApiError> {
        self.word(field, &format!("{field} must be true or false"))
    }

    /// A field that is a list of texts; empty where it is not given.
    fn texts(&self, field: &'static str, most: usize) -> Result<Vec<String>, ApiError> {
        let Some(value) = self.get(field) else { return Ok(Vec::new()) };
        let texts = value.as_array().filter(|list| list.len() <= most);
        let texts: Option<Vec<String>> =
            texts.and_then(|list| list.iter().map(|text| text.as_str().map(str::to_owned)).collect());
        texts.ok_or_else(|| {
            ApiError::wrong("body", field, value.clone(), &format!("{field} must be a list of at most {most} strings"))
        })
    }

    fn max_pages(&self) -> Result<Option<u32>, ApiError> {
        let pages = self.whole("max_pages", PAGES, "max_pages must be a whole number from 1")?;
        Ok(pages.and_then(|pages| u32::try_from(pages).ok()))
    }

    fn timeout(&self) -> Result<Option<u32>, ApiError> {
        let reason = "timeout must be a number of milliseconds from 1000 to 120000";
        let timeout = self.whole("timeout", TIMEOUTS, reason)?;
        Ok(timeout.and_then(|timeout| u32::try_from(timeout).ok()))
    }

    /// A score, or a difference of two.
    fn limit(&self, field: &'static str) -> Result<Option<f64>, ApiError> {
        let Some(value) = self.get(field) else { return Ok(None) };
        let limit = value.as_f64().filter(|limit| (0.0..=100.0).contains(limit));
        let wrong =
            || ApiError::wrong("body", field, value.clone(), &format!("{field} must be a number from 0 to 100"));
        limit.map(Some).ok_or_else(wrong)
    }

    fn user_agent(&self) -> Result<Option<String>, ApiError> {
        let Some(agent) = self.text("user_agent")? else { return Ok(None) };
        let fits = (1..=LONGEST_AGENT).contains(&agent.len()) && agent.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        let reason = "user_agent must be 1 to 256 printable ASCII characters";
        if fits { Ok(Some(agent.to_owned())) } else { Err(ApiError::wrong("body", "user_agent", agent, reason)) }
    }

    fn categories(&self) -> Result<Option<Vec<ScoreCategory>>, ApiError> {
        let reason = "categories must be a list of ux, accessibility, information_architecture and performance";
        let Some(value) = self.get("categories") else { return Ok(None) };
        let score_category = |word: &Value| {
            ScoreCategory::ALL.into_iter().find(|score_category| word.as_str() == Some(category(*score_category)))
        };
        let list = value.as_array().filter(|list| !list.is_empty());
        let score_categories = list.and_then(|list| list.iter().map(score_category).collect::<Option<Vec<_>>>());
        score_categories.map(Some).ok_or_else(|| ApiError::wrong("body", "categories", value.clone(), reason))
    }

    /// What the caller wants to find again; who asks is part of it.
    fn metadata(&self) -> Result<Map<String, Value>, ApiError> {
        let mut metadata = match self.get("metadata") {
            None => Map::new(),
            Some(Value::Object(metadata)) => metadata.clone(),
            Some(other) => {
                return Err(ApiError::wrong("body", "metadata", other.clone(), "metadata must be an object"));
            }
        };
        if let Some(source) = self.text("source")? {
            if !SOURCES.contains(&source) {
                let reason = format!("source must be one of {}", SOURCES.join(", "));
                return Err(ApiError::wrong("body", "source", source, &reason));
            }
            metadata.insert("source".to_owned(), source.into());
        }
        Ok(metadata)
    }
}

/// A whole number, also where it is written with a fraction of nothing: in JSON `5.0` is the number `5`.
fn whole(value: &Value) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let fraction = || value.as_f64().filter(|number| number.fract() == 0.0 && number.abs() <= EXACT);
    value.as_i64().or_else(|| fraction().map(|number| number as i64))
}
