//! Finished audits from the edge cache. The key is checked first, always; then the account is part of what is asked for.
use super::http::{self, Response};
use super::routes::RequestContext;
use crate::model::Caller;
use crate::rules::RULESET;
use ::http::{HeaderValue, header};

/// How long a finished audit is kept near its readers, in seconds; it never changes.
const SECONDS: u32 = 3_600;
const CACHE_STATUS: header::HeaderName = header::HeaderName::from_static("cache-status");

/// The name of this caller's answer in the cache: what it is of, in the words of one dialect, and everything that could
/// change it. The plan is part of it because one dialect says it, the ruleset because a new one may be worded
/// differently, the account's version because something may have been deleted.
pub(super) fn key(caller: &Caller, what: &str) -> String {
    let (account, plan) = (caller.account.id.0, caller.account.plan.as_str());
    format!("{RULESET}/{account}.{}/{plan}/{what}", caller.version)
}

/// The answer that was kept, if any, in this isolate or else near it.
pub(super) async fn read(context: RequestContext<'_>, key: &str) -> Option<Response> {
    let now = context.services.clock.now();
    let kept = match context.memory.answer(key, now) {
        Some(kept) => kept,
        None => {
            let kept = context.services.cache.get(key).await.filter(|kept| is_whole(kept))?;
            context.memory.keep(key, &kept, now);
            kept
        }
    };
    let (body, tag) = kept.split_at_checked(kept.len().checked_sub(http::TAG)?)?;
    let (tag, length) = (HeaderValue::from_bytes(tag).ok()?, body.len());
    let mut body = kept;
    body.truncate(length);
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::ETAG, tag);
    headers.insert(CACHE_STATUS, HeaderValue::from_static("sitegauge; hit"));
    Some(response)
}

/// Whether an answer came back as it was kept: its tag fits.
fn is_whole(kept: &[u8]) -> bool {
    let parts = kept.len().checked_sub(http::TAG).and_then(|length| kept.split_at_checked(length));
    parts.is_some_and(|(body, tag)| http::tag(body).as_bytes() == tag)
}

/// Keeps the answer.
pub(super) async fn keep(context: RequestContext<'_>, key: &str, mut response: Response) -> Response {
    let tag = http::tag(response.body());
    let kept = [response.body().as_slice(), tag.as_bytes()].concat();
    context.memory.keep(key, &kept, context.services.clock.now());
    context.services.cache.put(key, &kept, SECONDS).await;
    response.headers_mut().insert(CACHE_STATUS, HeaderValue::from_static("sitegauge; fwd=uri-miss; stored"));
    http::with(response, header::ETAG, tag)
}
