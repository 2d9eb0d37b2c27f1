//! Finished audits from the edge cache. The key is checked first, always; then the account is part of what is asked for.
use super::http::{self, Reply};
use crate::model::Caller;
use crate::ports::Services;
use crate::rules::RULESET;
use ::http::{HeaderValue, Response, header};

/// How long a finished audit is kept near its readers, in seconds; it never changes.
const SECONDS: u32 = 3_600;
const CACHE_STATUS: header::HeaderName = header::HeaderName::from_static("cache-status");

/// The name of this caller's answer in the cache: what it is of, in the words of one dialect, and everything that could
/// change it. The plan is part of it because one dialect says it, the ruleset because a new one may be worded
/// differently, the account's version because something may have been deleted.
pub(super) fn key(caller: &Caller, what: &str) -> String {
    let (account, plan) = (caller.account.id.0, caller.account.plan.word());
    format!("{RULESET}/{account}.{}/{plan}/{what}", caller.version)
}

/// The answer that was kept, if any; what came back damaged is not.
pub(super) async fn read(services: &Services<'_>, key: &str) -> Option<Reply> {
    let mut body = services.cache.get(key).await?;
    let tag = body.split_off(body.len().checked_sub(http::TAG)?);
    if http::tag(&body).as_bytes() != tag {
        return None;
    }
    let mut reply = Response::new(body);
    let headers = reply.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::ETAG, HeaderValue::from_bytes(&tag).ok()?);
    headers.insert(CACHE_STATUS, HeaderValue::from_static("sitegauge; hit"));
    Some(reply)
}

/// Keeps the answer.
pub(super) async fn keep(services: &Services<'_>, key: &str, mut reply: Reply) -> Reply {
    let tag = http::tag(reply.body());
    let kept = [reply.body().as_slice(), tag.as_bytes()].concat();
    services.cache.put(key, &kept, SECONDS).await;
    reply.headers_mut().insert(CACHE_STATUS, HeaderValue::from_static("sitegauge; fwd=uri-miss; stored"));
    http::with(reply, header::ETAG, tag)
}
