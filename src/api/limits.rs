//! How often one may call: a key, an address without a key, an address with wrong keys.
use super::error::ApiError;
use super::http::{self, Call, Reply};
use super::memory::Left;
use super::routes::Visit;
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

/// Counts a call with a key.
pub(super) async fn keyed(
    visit: Visit<'_>,
    (dialect, scope): (Dialect, KeyScope),
    hash: &str,
    caller: &Caller,
    left: &mut Option<Left>,
) -> Result<(), ApiError> {
    let (now, set) = (visit.services.clock.now(), visit.services.settings.requests_a_minute);
    let counted = match dialect {
        Dialect::Hikoo => {
            let (a_minute, an_hour) = set.map_or(HIKOO, |set| (set, set.saturating_mul(60)));
            let hour = visit.memory.count(&format!("hikoo-hour:{hash}"), an_hour, HOUR, now);
            let minute = visit.memory.count(&format!("hikoo:{hash}"), a_minute, MINUTE, now);
            if hour.calls.is_none() { hour } else { minute }
        }
        Dialect::MetricSpot | Dialect::VertaaUx | Dialect::None => {
            let (changes, reads) = of_plan(caller.account.plan);
            let (name, limit) = match scope {
                KeyScope::Read => ("reads", reads),
                KeyScope::Write | KeyScope::Admin => ("changes", changes),
            };
            visit.memory.count(&format!("{name}:{hash}"), set.unwrap_or(limit), MINUTE, now)
        }
    };
    admitted(visit, hash, counted, left).await
}

/// Counts a call without a key.
pub(super) async fn open(visit: Visit<'_>, left: &mut Option<Left>) -> Result<(), ApiError> {
    let limit = visit.services.settings.requests_a_minute.unwrap_or(OPEN);
    let network = visit.call.network();
    let counted = visit.memory.count(&format!("open:{network}"), limit, MINUTE, visit.services.clock.now());
    admitted(visit, &network, counted, left).await
}

/// What is too many here, or anywhere near, is turned down.
async fn admitted(visit: Visit<'_>, name: &str, counted: Left, left: &mut Option<Left>) -> Result<(), ApiError> {
    let is_admitted = counted.calls.is_some() && visit.services.limiter.admits(name).await;
    *left = Some(if is_admitted { counted } else { Left { calls: None, ..counted } });
    if is_admitted { Ok(()) } else { Err(too_many(visit, counted.reset)) }
}

/// Whoever has tried too many wrong keys has to wait, right key or not; a relay that is trusted brings many people's.
pub(super) fn guess(visit: Visit<'_>) -> Result<(), ApiError> {
    let spent = visit.memory.is_spent(&wrong_keys(visit.call), WRONG_KEYS, visit.services.clock.now());
    match spent.filter(|_| !auth::is_relayed(visit)) {
        None => Ok(()),
        Some(reset) => Err(too_many(visit, reset)),
    }
}

/// Counts a wrong key.
pub(super) fn guessed_wrong(visit: Visit<'_>) {
    visit.memory.count(&wrong_keys(visit.call), WRONG_KEYS, MINUTE, visit.services.clock.now());
}

fn wrong_keys(call: &Call) -> String {
    format!("wrong:{}", call.network())
}

fn too_many(visit: Visit<'_>, reset: Timestamp) -> ApiError {
    ApiError::TooMany { after: seconds(visit.services.clock.now(), reset) }
}

/// Whole seconds until then, at least one.
pub(super) fn seconds(now: Timestamp, then: Timestamp) -> i64 {
    (then.0 - now.0).max(1).saturating_add(999) / 1_000
}

/// The answer with what the limit leaves.
pub(super) fn shown(reply: Reply, left: Left) -> Reply {
    let reply = http::with(reply, HeaderName::from_static("x-ratelimit-limit"), left.limit);
    let reply = http::with(reply, HeaderName::from_static("x-ratelimit-remaining"), left.calls.unwrap_or(0));
    http::with(reply, HeaderName::from_static("x-ratelimit-reset"), left.reset.0.saturating_add(999) / 1_000)
}
