//! Finished audits from the edge cache. The key is checked first, always; then the account is part of what is asked for.
use super::http::{Call, Reply};
use crate::model::Account;
use crate::ports::Services;
use ::http::{HeaderValue, Response, header};

/// How long a finished audit is kept near its readers, in seconds; it never changes.
const SECONDS: u32 = 3_600;
const CACHE_STATUS: header::HeaderName = header::HeaderName::from_static("cache-status");

/// The name that this account's answer to this call has in the cache. The plan is part of it because one dialect
/// says it, the ruleset because a new one may be worded differently.
pub(super) fn key(call: &Call, account: &Account) -> String {
    let plan = account.plan.word();
    format!("{}/{}/{plan}{}", crate::rules::RULESET, account.id.0, call.path_and_query())
}

/// The body that was kept, if any.
pub(super) async fn read(services: &Services<'_>, key: &str) -> Option<Reply> {
    let body = services.cache.get(key).await?;
    let mut reply = Response::new(body);
    reply.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    reply.headers_mut().insert(CACHE_STATUS, HeaderValue::from_static("sitegauge; hit"));
    Some(reply)
}

/// Keeps the answer.
pub(super) async fn keep(services: &Services<'_>, key: &str, mut reply: Reply) -> Reply {
    services.cache.put(key, reply.body(), SECONDS).await;
    reply.headers_mut().insert(CACHE_STATUS, HeaderValue::from_static("sitegauge; fwd=uri-miss; stored"));
    reply
}
