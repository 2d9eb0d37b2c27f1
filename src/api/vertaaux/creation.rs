//! The request body of `POST /v1/audit`, and helpers to read the fields of any body.
use super::issues::category_name;
use super::parameters::parse_boolean;
use super::view::ENGINE;
use crate::api::error::ApiError;
use crate::audit::submit;
use crate::model::keyphrases::{MAX_KEYPHRASES, keyphrase};
use crate::model::urls::page_key;
use crate::model::{AuditOptions, Gate, Keyphrases, Kind, Language, Mode, ScoreCategory, Severity};
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};
use std::ops::RangeInclusive;
use url::Url;

/// Accepted timeouts for one page, in milliseconds.
const TIMEOUTS_MS: RangeInclusive<u32> = 1_000..=120_000;
/// Accepted values of `max_pages`; the plan's limit is checked later.
const PAGES: RangeInclusive<u32> = 1..=u32::MAX;
/// Maximum number of `urls`.
const MAX_URLS: usize = 1_000;
/// Maximum number of patterns in `include` and in `exclude`.
const MAX_PATTERNS: usize = 50;
/// Longest `user_agent`, in characters.
const MAX_USER_AGENT_LENGTH: usize = 256;
/// The fields of the body.
const FIELDS: [&str; 19] = [
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
    "fail_on_new",
    "metadata",
    "engine_version",
    "categories",
    "language",
    "source",
    "webhook_url",
    "keyphrase",
    "keyphrases",
];
/// The fields that an audit of accessibility only does not have.
const NOT_FOR_ACCESSIBILITY: [&str; 3] = ["categories", "keyphrase", "keyphrases"];
/// The dialect's values of `source`.
const SOURCES: [&str; 6] = ["web", "api", "cli", "mcp", "sdk", "scheduler"];

/// Parses the body of `POST /v1/audit`.
///
/// # Errors
/// Returns an error if a field is unknown or invalid.
pub(super) fn creation(body: &Map<String, Value>) -> Result<submit::AuditRequest, ApiError> {
    let body = Body(body);
    body.reject_unknown(&FIELDS)?;
    request(&body)
}

/// Parses the body of `POST /v1/a11y/audit`: the same without `categories` and keyphrases.
///
/// # Errors
/// Returns an error if a field is unknown or invalid.
pub(super) fn for_accessibility(body: &Map<String, Value>) -> Result<submit::AuditRequest, ApiError> {
    let body = Body(body);
    let is_known = |field: &&str| !NOT_FOR_ACCESSIBILITY.contains(field);
    body.reject_unknown(&FIELDS.into_iter().filter(is_known).collect::<Vec<_>>())?;
    let mut request = request(&body)?;
    request.options.score_categories = Some(vec![ScoreCategory::Accessibility]);
    Ok(request)
}

fn request(body: &Body<'_>) -> Result<submit::AuditRequest, ApiError> {
    let urls = body.texts("urls", MAX_URLS)?;
    let url = match body.text("url")? {
        Some(url) => url.to_owned(),
        // Without `url`, the audit starts at the first of `urls`.
        None => urls.first().cloned().ok_or_else(|| ApiError::missing("body", "url"))?,
    };
    if let Some(version) = body.word("engine_version")?.filter(|version| *version != ENGINE) {
        let reason = format!("unknown engine version; GET /v1/engines lists all versions, {ENGINE} is the default");
        return Err(ApiError::wrong("body", "engine_version", version, &reason));
    }
    let kind = if urls.is_empty() { Kind::Full } else { Kind::SelectedPages };
    // In the order in which the first error is reported.
    let mode = body.choice::<Mode>("mode", "mode must be basic, standard or deep")?;
    let max_pages = body.max_pages()?;
    let (include, exclude) = (body.texts("include", MAX_PATTERNS)?, body.texts("exclude", MAX_PATTERNS)?);
    let language = body.choice::<Language>("language", "language must be en or fr")?;
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
            fail_on_new: body.fail_on_new()?,
            ..Gate::default()
        },
        metadata: body.metadata()?,
        webhook_url: body.text("webhook_url")?.map(str::to_owned),
        keyphrases: body.keyphrases()?,
        ..AuditOptions::default()
    };
    let keyphrase = body.keyphrase()?;
    Ok(submit::AuditRequest { url, urls, max_pages, timeout_ms, keyphrase, options, ..submit::AuditRequest::default() })
}

/// A request body whose fields are read one by one. Each reader returns an error if the field has an invalid value.
pub(super) struct Body<'a>(pub(super) &'a Map<String, Value>);

impl<'a> Body<'a> {
    /// Returns the value of a field; null counts as absent.
    fn get(&self, field: &str) -> Option<&'a Value> {
        self.0.get(field).filter(|value| !value.is_null())
    }

    /// Returns true if the field is present and not null.
    pub(super) fn has(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    /// Rejects unknown fields: a misspelled field would otherwise be ignored without notice.
    pub(super) fn reject_unknown(&self, fields: &[&str]) -> Result<(), ApiError> {
        match self.0.keys().find(|field| !fields.contains(&field.as_str())) {
            None => Ok(()),
            Some(field) => Err(ApiError::unknown_field(field, fields)),
        }
    }

    /// Reads a string.
    pub(super) fn text(&self, field: &'static str) -> Result<Option<&'a str>, ApiError> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(ApiError::wrong("body", field, other.clone(), &format!("{field} must be a string"))),
        }
    }

    /// Reads one of some words; an empty string counts as absent, because forms send one for each field left empty.
    fn word(&self, field: &'static str) -> Result<Option<&'a str>, ApiError> {
        Ok(self.text(field)?.filter(|word| !word.is_empty()))
    }

    /// Reads a field as `T`, with the default if it is absent or an empty string.
    fn choice<T: DeserializeOwned + Default>(&self, field: &'static str, reason: &str) -> Result<T, ApiError> {
        if self.get(field).and_then(Value::as_str) == Some("") {
            return Ok(T::default());
        }
        Ok(self.parse(field, reason)?.unwrap_or_default())
    }

    /// Reads a field as `T`, usually one of some words.
    pub(super) fn parse<T: DeserializeOwned>(&self, field: &'static str, reason: &str) -> Result<Option<T>, ApiError> {
        let Some(value) = self.get(field) else { return Ok(None) };
        serde_json::from_value(value.clone())
            .map(Some)
            .map_err(|_| ApiError::wrong("body", field, value.clone(), reason))
    }

    /// Reads a whole number within bounds; a string of digits counts as one.
    pub(super) fn whole<T: TryFrom<i64> + PartialOrd>(
        &self,
        field: &'static str,
        bounds: RangeInclusive<T>,
        reason: &str,
    ) -> Result<Option<T>, ApiError> {
        let Some(value) = self.get(field) else { return Ok(None) };
        let number = whole(value).and_then(|number| T::try_from(number).ok()).filter(|number| bounds.contains(number));
        number.map(Some).ok_or_else(|| ApiError::wrong("body", field, value.clone(), reason))
    }

    /// Reads true or false; as a string too, in any case.
    pub(super) fn boolean(&self, field: &'static str) -> Result<Option<bool>, ApiError> {
        let Some(value) = self.get(field) else { return Ok(None) };
        let boolean = value.as_bool().or_else(|| parse_boolean(value.as_str()?));
        let wrong = || ApiError::wrong("body", field, value.clone(), &format!("{field} must be true or false"));
        boolean.map(Some).ok_or_else(wrong)
    }

    /// Reads a list of at most `max` strings; an absent field is an empty list.
    pub(super) fn texts(&self, field: &'static str, max: usize) -> Result<Vec<String>, ApiError> {
        let Some(value) = self.get(field) else { return Ok(Vec::new()) };
        let texts = value.as_array().filter(|list| list.len() <= max);
        let texts: Option<Vec<String>> =
            texts.and_then(|list| list.iter().map(|text| text.as_str().map(str::to_owned)).collect());
        texts.ok_or_else(|| {
            ApiError::wrong("body", field, value.clone(), &format!("{field} must be a list of at most {max} strings"))
        })
    }

    fn max_pages(&self) -> Result<Option<u32>, ApiError> {
        self.whole("max_pages", PAGES, "max_pages must be a whole number, at least 1")
    }

    fn timeout(&self) -> Result<Option<u32>, ApiError> {
        let reason = "timeout must be a number of milliseconds from 1000 to 120000";
        self.whole("timeout", TIMEOUTS_MS, reason)
    }

    /// Reads a score or a difference of scores; a string that is a number counts as one.
    pub(super) fn limit(&self, field: &'static str) -> Result<Option<f64>, ApiError> {
        let Some(value) = self.get(field) else { return Ok(None) };
        let limit = number(value).filter(|limit| (0.0..=100.0).contains(limit));
        let wrong =
            || ApiError::wrong("body", field, value.clone(), &format!("{field} must be a number from 0 to 100"));
        limit.map(Some).ok_or_else(wrong)
    }

    /// Reads the lowest severity of which no issue may be new.
    fn fail_on_new(&self) -> Result<Option<Severity>, ApiError> {
        let reason = "fail_on_new must be critical, major or minor";
        match self.parse::<Severity>("fail_on_new", reason)? {
            Some(Severity::Info) => Err(ApiError::wrong("body", "fail_on_new", "info", reason)),
            severity => Ok(severity),
        }
    }

    fn user_agent(&self) -> Result<Option<String>, ApiError> {
        let Some(agent) = self.text("user_agent")? else { return Ok(None) };
        let fits =
            (1..=MAX_USER_AGENT_LENGTH).contains(&agent.len()) && agent.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        let reason = "user_agent must be 1 to 256 printable ASCII characters";
        if fits { Ok(Some(agent.to_owned())) } else { Err(ApiError::wrong("body", "user_agent", agent, reason)) }
    }

    fn keyphrase(&self) -> Result<Option<String>, ApiError> {
        let Some(text) = self.text("keyphrase")? else { return Ok(None) };
        let reason = "keyphrase must be 1 to 100 characters, with a letter or digit";
        keyphrase(text).map(Some).ok_or_else(|| ApiError::wrong("body", "keyphrase", text, reason))
    }

    /// Reads the keyphrases of pages, by URL.
    fn keyphrases(&self) -> Result<Keyphrases, ApiError> {
        let wrong = |value: Value, reason: &str| ApiError::wrong("body", "keyphrases", value, reason);
        let reason = "keyphrases must be an object of at most 100 URLs, each with its keyphrase";
        let Some(pages) = self.parse::<Map<String, Value>>("keyphrases", reason)? else {
            return Ok(Keyphrases::new());
        };
        if pages.len() > MAX_KEYPHRASES {
            return Err(wrong(pages.len().into(), reason));
        }
        let mut keyphrases = Keyphrases::new();
        for (url, phrase) in pages {
            let is_url = Url::parse(&url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
            if !is_url {
                return Err(wrong(url.into(), "keyphrases names a page that is not an http or https URL"));
            }
            let Some(phrase) = phrase.as_str().and_then(keyphrase) else {
                let reason = "keyphrases must have 1 to 100 characters for each page, with a letter or digit";
                return Err(wrong(phrase, reason));
            };
            if keyphrases.insert(page_key(&url), phrase).is_some() {
                return Err(wrong(url.into(), "keyphrases names the same page twice"));
            }
        }
        Ok(keyphrases)
    }

    fn categories(&self) -> Result<Option<Vec<ScoreCategory>>, ApiError> {
        let reason = "categories must be a list of ux, accessibility, information_architecture and performance";
        let Some(value) = self.get("categories") else { return Ok(None) };
        let category = |name: &Value| {
            ScoreCategory::ALL.into_iter().find(|category| name.as_str() == Some(category_name(*category)))
        };
        let list = value.as_array().filter(|list| !list.is_empty());
        let categories = list.and_then(|list| list.iter().map(category).collect::<Option<Vec<_>>>());
        categories.map(Some).ok_or_else(|| ApiError::wrong("body", "categories", value.clone(), reason))
    }

    /// Reads the caller's metadata; `source` becomes part of it.
    fn metadata(&self) -> Result<Map<String, Value>, ApiError> {
        let mut metadata = match self.get("metadata") {
            None => Map::new(),
            Some(Value::Object(metadata)) => metadata.clone(),
            Some(other) => {
                return Err(ApiError::wrong("body", "metadata", other.clone(), "metadata must be an object"));
            }
        };
        if let Some(source) = self.word("source")? {
            if !SOURCES.contains(&source) {
                let reason = format!("source must be one of {}", SOURCES.join(", "));
                return Err(ApiError::wrong("body", "source", source, &reason));
            }
            metadata.insert("source".to_owned(), source.into());
        }
        Ok(metadata)
    }
}

/// Returns a number; templates and forms send it as a string, which must be written as in JSON.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::String(text) => serde_json::from_str::<Number>(text.trim()).ok()?.as_f64(),
        value => value.as_f64(),
    }
}

/// Returns a whole number. In JSON `5.0` equals `5`, so a fraction of zero is accepted.
fn whole(value: &Value) -> Option<i64> {
    /// 2^53, up to which floats represent every whole number exactly.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let fraction = || number(value).filter(|number| number.fract() == 0.0 && number.abs() <= EXACT);
    value.as_i64().or_else(|| fraction().map(|number| number as i64))
}
