//! Finished audits from the edge cache. The API key is checked first; the account is part of the cache key.
use super::http::{self, Response};
use super::request_context::RequestContext;
use crate::model::Caller;
use crate::rules::RULESET;
use ::http::{HeaderValue, header};

/// Lifetime of a finished audit in the edge cache, in seconds. A finished audit never changes.
const LIFETIME_SECONDS: u32 = 3_600;
const CACHE_STATUS: header::HeaderName = header::HeaderName::from_static("cache-status");

/// Returns the cache key of a response for this caller. It contains everything that changes the response: `resource` (one
/// dialect's resource and parameters), the plan (one dialect shows it), the ruleset (texts differ between rulesets) and
/// the account's version (it changes when an audit is deleted).
pub(super) fn key(caller: &Caller, resource: &str) -> String {
    let (account, plan) = (caller.account.id.0, caller.account.plan.as_str());
    format!("{RULESET}/{account}.{}/{plan}/{resource}", caller.version)
}

/// Returns the cached response, from this isolate's memory or from the edge cache.
pub(super) async fn read(context: RequestContext<'_>, key: &str) -> Option<Response> {
    let now = context.services.clock.now();
    let mut entry = match context.memory.answer(key, now) {
        Some(entry) => entry,
        None => {
            let entry = context.services.cache.get(key).await.filter(|entry| is_intact(entry))?;
            context.memory.keep(key, &entry, now);
            entry
        }
    };
    let (body, tag) = split(&entry)?;
    let (tag, body_length) = (HeaderValue::from_bytes(tag).ok()?, body.len());
    entry.truncate(body_length);
    let mut response = Response::new(entry);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::ETAG, tag);
    headers.insert(CACHE_STATUS, HeaderValue::from_static("sitegauge; hit"));
    Some(response)
}

/// Splits a cache entry into the body and the entity tag that follows it.
fn split(entry: &[u8]) -> Option<(&[u8], &[u8])> {
    entry.split_at_checked(entry.len().checked_sub(http::TAG_LENGTH)?)
}

/// Returns true if a cache entry is unchanged: its tag matches its body.
fn is_intact(entry: &[u8]) -> bool {
    split(entry).is_some_and(|(body, tag)| http::tag(body).as_bytes() == tag)
}

/// Stores the response in both caches and returns it with its entity tag.
pub(super) async fn keep(context: RequestContext<'_>, key: &str, mut response: Response) -> Response {
    let tag = http::tag(response.body());
    let entry = [response.body().as_slice(), tag.as_bytes()].concat();
    context.memory.keep(key, &entry, context.services.clock.now());
    context.services.cache.put(key, &entry, LIFETIME_SECONDS).await;
    response.headers_mut().insert(CACHE_STATUS, HeaderValue::from_static("sitegauge; fwd=uri-miss; stored"));
    http::with(response, header::ETAG, tag)
}
