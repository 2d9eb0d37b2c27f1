//! The request bodies of `POST` and `PATCH /v1/hooks`.
use super::signature::to_base64;
use super::verify::secret_bytes;
use crate::api::error::ApiError;
use crate::api::request_context::RequestContext;
use crate::api::vertaaux::creation::{Body, creation};
use crate::api::vertaaux::keys;
use crate::audit::submit::{self, Refusal};
use crate::model::{Caller, Hook, HookSecret, HostPattern};
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

/// Longest name, in characters.
const MAX_NAME_LENGTH: usize = 100;
/// Lengths of a secret that is used as it is written, in characters.
const SECRET_LENGTHS: RangeInclusive<usize> = 16..=128;
/// Lengths of a secret that is written in base64, in bytes.
const SECRET_BYTES: RangeInclusive<usize> = 24..=64;
/// Maximum number of `allowed_hosts`.
const MAX_HOSTS: usize = 20;
/// Maximum size of `options`, in bytes.
const MAX_OPTIONS_BYTES: usize = 16 << 10;
/// Accepted debounce windows, in seconds.
const DEBOUNCES_SECONDS: RangeInclusive<i64> = 0..=600;
/// Fields of an audit that the hook or the delivery decides.
const NOT_OPTIONS: [&str; 3] = ["url", "urls", "source"];
/// The fields that a change may have.
pub(super) const CHANGEABLE: [&str; 9] = [
    "website",
    "url",
    "name",
    "provider",
    "signature_header",
    "allowed_hosts",
    "options",
    "debounce_seconds",
    "enabled",
];

/// Applies the fields of the body to a hook; a field that is absent changes nothing.
///
/// # Errors
/// Returns an error if a field is invalid.
pub(super) fn apply(
    context: RequestContext<'_>,
    caller: &Caller,
    body: &Body<'_>,
    hook: &mut Hook,
) -> Result<(), ApiError> {
    if let Some(url) = website(body)? {
        submit::target(context.services, url).map_err(ApiError::refused)?;
        url.trim().clone_into(&mut hook.url);
    }
    if body.text("name")?.is_some() {
        hook.name = keys::name(body, MAX_NAME_LENGTH)?;
    }
    if body.0.contains_key("provider") {
        let reason = "provider must be standard, hmac, token, github, gitlab, bitbucket, vercel, netlify, cloudflare, \
                      shopify or wordpress, or null to detect it";
        hook.provider = body.parse("provider", reason)?;
    }
    if body.0.contains_key("signature_header") {
        hook.signature_header = body.text("signature_header")?.map(header_name).transpose()?;
    }
    if let Some(hosts) = allowed_hosts(body)? {
        hook.allowed_hosts = hosts;
    }
    if let Some(options) = options(caller, body)? {
        hook.options = options;
    }
    let reason = "debounce_seconds must be a whole number from 0 to 600";
    if let Some(seconds) = body.whole("debounce_seconds", DEBOUNCES_SECONDS, reason)? {
        hook.debounce_ms = seconds.saturating_mul(1_000);
    }
    if let Some(is_enabled) = body.boolean("enabled")? {
        hook.is_enabled = is_enabled;
    }
    Ok(())
}

/// Reads the start page: `website`, or `url` as in an audit.
pub(super) fn website<'a>(body: &Body<'a>) -> Result<Option<&'a str>, ApiError> {
    let url = body.text("website")?;
    if url.is_some() { Ok(url) } else { body.text("url") }
}

/// Reads the secret; an absent one is generated.
///
/// # Errors
/// Returns an error if it is too short, too long or not written as it should be.
pub(super) fn secret(context: RequestContext<'_>, body: &Body<'_>) -> Result<HookSecret, ApiError> {
    let Some(given) = body.text("secret")? else {
        let mut bits = [0; 32];
        context.services.random.fill(&mut bits)?;
        return Ok(HookSecret::new(format!("whsec_{}", to_base64(&bits))));
    };
    let is_printable = given.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') && given.trim() == given;
    let is_long_enough = match secret_bytes(given) {
        Some(bytes) if given.starts_with("whsec_") => SECRET_BYTES.contains(&bytes.len()),
        _ => SECRET_LENGTHS.contains(&given.len()) && !given.starts_with("whsec_"),
    };
    if is_printable && is_long_enough {
        return Ok(HookSecret::new(given.to_owned()));
    }
    let reason =
        "secret must have 16 to 128 printable ASCII characters, or be whsec_ followed by the base64 of 24 to 64 bytes";
    // The secret itself is not repeated.
    Err(ApiError::wrong("body", "secret", Value::Null, reason))
}

fn header_name(name: &str) -> Result<String, ApiError> {
    let name = name.to_ascii_lowercase();
    let is_token =
        (1..=64).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let reason = "signature_header must be the name of a header: 1 to 64 letters, digits and hyphens";
    if is_token { Ok(name) } else { Err(ApiError::wrong("body", "signature_header", name, reason)) }
}

fn allowed_hosts(body: &Body<'_>) -> Result<Option<Vec<HostPattern>>, ApiError> {
    let reason = "allowed_hosts must be a list of at most 20 host names such as staging.example.com, with at most one * in \
                  the first label, such as shop-*.vercel.app";
    let Some(list) = body.parse::<Vec<String>>("allowed_hosts", reason)? else { return Ok(None) };
    let patterns = list.iter().map(|text| HostPattern::parse(text)).collect::<Option<Vec<_>>>();
    match patterns.filter(|patterns| patterns.len() <= MAX_HOSTS) {
        Some(patterns) => Ok(Some(patterns)),
        None => Err(ApiError::wrong("body", "allowed_hosts", list, reason)),
    }
}

/// Reads the options of the audits, which are the fields of `POST /v1/audit`, and checks them as that does.
fn options(caller: &Caller, body: &Body<'_>) -> Result<Option<Map<String, Value>>, ApiError> {
    let reason =
        "options must be an object with fields of POST /v1/audit, without url, urls and source, of at most 16 KiB";
    let Some(options) = body.parse::<Map<String, Value>>("options", reason)? else { return Ok(None) };
    let is_own = options.keys().all(|name| !NOT_OPTIONS.contains(&name.as_str()));
    if !is_own || Value::Object(options.clone()).to_string().len() > MAX_OPTIONS_BYTES {
        return Err(ApiError::wrong("body", "options", Value::Null, reason));
    }
    let mut whole = options.clone();
    whole.insert("url".to_owned(), "https://example.com/".into());
    let max_pages = creation(&whole)?.max_pages;
    let limit = caller.account.plan.pages_an_audit();
    if max_pages.is_some_and(|pages| pages > limit) {
        return Err(ApiError::refused(Refusal::TooManyPages(limit)));
    }
    Ok(Some(options))
}
