//! How often one may request: a key, an address without a key, an address with wrong keys.
use super::error::ApiError;
use super::http::{self, Request, Response};
use super::memory::RateLimitState;
use super::routes::RequestContext;
use super::{Dialect, auth};
use crate::model::{Caller, KeyScope, Plan, Timestamp};
use ::http::HeaderName;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// What Hikoo's document promises every key.
const HIKOO: (u32, u32) = (60, 5_000);
/// Calls a minute of an address without a key.
const OPEN: u32 = 120;
/// Wrong keys a minute from one address.
const WRONG_KEYS: u32 = 20;

/// Calls a minute of one key that start, end or change something, and of those that read: they cost a tenth at most.
const fn of_plan(plan: Plan) -> (u32, u32) {
    match plan {
        Plan::Free => (120, 1_200),
        Plan::Starter => (600, 6_000),
        Plan::Pro => (6_000, 60_000),
    }
}

/// Counts a request with a key.
pub(super) async fn keyed(
    context: RequestContext<'_>,
    (dialect, scope): (Dialect, KeyScope),
    hash: &str,
    caller: &Caller,
    left: &mut Option<RateLimitState>,
) -> Result<(), ApiError> {
    let (now, set) = (context.services.clock.now(), context.services.settings.requests_a_minute);
    let counted = match dialect {
        Dialect::Hikoo => {
            let (a_minute, an_hour) = set.map_or(HIKOO, |set| (set, set.saturating_mul(60)));
            let hour = context.memory.count(&format!("hikoo-hour:{hash}"), an_hour, HOUR, now);
            let minute = context.memory.count(&format!("hikoo:{hash}"), a_minute, MINUTE, now);
            if hour.calls.is_none() { hour } else { minute }
        }
        Dialect::MetricSpot | Dialect::VertaaUx | Dialect::None => {
            let (changes, reads) = of_plan(caller.account.plan);
            let (name, limit) = match scope {
                KeyScope::Read => ("reads", reads),
                KeyScope::Write | KeyScope::Admin => ("changes", changes),
            };
            context.memory.count(&format!("{name}:{hash}"), set.unwrap_or(limit), MINUTE, now)
        }
    };
    admitted(context, hash, counted, left).await
}

/// Counts a request without a key.
pub(super) async fn open(context: RequestContext<'_>, left: &mut Option<RateLimitState>) -> Result<(), ApiError> {
    let limit = context.services.settings.requests_a_minute.unwrap_or(OPEN);
    let network = context.request.network();
    let counted = context.memory.count(&format!("open:{network}"), limit, MINUTE, context.services.clock.now());
    admitted(context, &network, counted, left).await
}

/// What is too many here, or anywhere near, is turned down.
async fn admitted(
    context: RequestContext<'_>,
    name: &str,
    counted: RateLimitState,
    left: &mut Option<RateLimitState>,
) -> Result<(), ApiError> {
    let is_admitted = counted.calls.is_some() && context.services.limiter.admits(name).await;
    *left = Some(if is_admitted { counted } else { RateLimitState { calls: None, ..counted } });
    if is_admitted { Ok(()) } else { Err(too_many(context, counted.reset)) }
}

/// Whoever has tried too many wrong keys has to wait, right key or not; a relay that is trusted brings many people's.
pub(super) fn check_auth_throttle(context: RequestContext<'_>) -> Result<(), ApiError> {
    let spent = context.memory.is_spent(&wrong_keys(context.request), WRONG_KEYS, context.services.clock.now());
    match spent.filter(|_| !auth::is_relayed(context)) {
        None => Ok(()),
        Some(reset) => Err(too_many(context, reset)),
    }
}

/// Counts a wrong key.
pub(super) fn guessed_wrong(context: RequestContext<'_>) {
    context.memory.count(&wrong_keys(context.request), WRONG_KEYS, MINUTE, context.services.clock.now());
}

fn wrong_keys(request: &Request) -> String {
    format!("wrong:{}", request.network())
}

fn too_many(context: RequestContext<'_>, reset: Timestamp) -> ApiError {
    ApiError::TooMany { after: seconds(context.services.clock.now(), reset) }
}

/// Whole seconds until then, at least one.
pub(super) fn seconds(now: Timestamp, then: Timestamp) -> i64 {
    (then.0 - now.0).max(1).saturating_add(999) / 1_000
}

/// The answer with what the limit leaves.
pub(super) fn shown(response: Response, left: RateLimitState) -> Response {
    let response = http::with(response, HeaderName::from_static("x-ratelimit-limit"), left.limit);
    let response = http::with(response, HeaderName::from_static("x-ratelimit-remaining"), left.calls.unwrap_or(0));
    http::with(response, HeaderName::from_static("x-ratelimit-reset"), left.reset.0.saturating_add(999) / 1_000)
}
