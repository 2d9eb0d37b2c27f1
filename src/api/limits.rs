//! Rate limits: per API key, per network for requests without a key, and per network for invalid keys.
use super::dialect::Dialect;
use super::error::{ApiError, seconds_until};
use super::http::{self, Request, Response};
use super::memory::RateLimitState;
use super::request_context::RequestContext;
use super::secrets;
use crate::model::{Caller, KeyScope, Plan, Timestamp};
use ::http::HeaderName;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
/// Requests per minute and per hour of one key in the Hikoo dialect. Source: Hikoo's OpenAPI document.
const HIKOO_REQUESTS: (u32, u32) = (60, 5_000);
/// Requests per minute from one network without a key.
const OPEN_REQUESTS_A_MINUTE: u32 = 120;
/// Deliveries per minute to one incoming webhook.
const DELIVERIES_A_MINUTE: u32 = 60;
/// Deliveries per minute from one network to webhooks that do not exist.
const MAX_UNKNOWN_HOOKS_A_MINUTE: u32 = 600;
/// Invalid keys per minute from one network.
const MAX_AUTH_FAILURES_A_MINUTE: u32 = 20;

/// Returns the requests per minute of one key: writes, then reads. A read costs at most a tenth of a write.
const fn requests_a_minute(plan: Plan) -> (u32, u32) {
    match plan {
        Plan::Free => (120, 1_200),
        Plan::Starter => (600, 6_000),
        Plan::Pro => (6_000, 60_000),
    }
}

/// Counts a request with a key and stores the remaining budget in `state`.
///
/// # Errors
/// Returns an error if the key has used up its budget.
pub(super) async fn keyed(
    context: RequestContext<'_>,
    (dialect, scope): (Dialect, KeyScope),
    hash: &str,
    caller: &Caller,
    state: &mut Option<RateLimitState>,
) -> Result<(), ApiError> {
    let (now, configured) = (context.services.clock.now(), context.services.settings.requests_a_minute);
    let counted = match dialect {
        Dialect::Hikoo => {
            let (a_minute, an_hour) =
                configured.map_or(HIKOO_REQUESTS, |a_minute| (a_minute, a_minute.saturating_mul(60)));
            let hour = context.memory.count(&format!("hikoo-hour:{hash}"), an_hour, HOUR_MS, now);
            let minute = context.memory.count(&format!("hikoo:{hash}"), a_minute, MINUTE_MS, now);
            if hour.remaining.is_none() { hour } else { minute }
        }
        Dialect::MetricSpot | Dialect::VertaaUx | Dialect::None => {
            let (writes, reads) = requests_a_minute(caller.account.plan);
            let (name, limit) = match scope {
                KeyScope::Read => ("reads", reads),
                KeyScope::Write | KeyScope::Admin => ("changes", writes),
            };
            context.memory.count(&format!("{name}:{hash}"), configured.unwrap_or(limit), MINUTE_MS, now)
        }
    };
    admit(context, hash, counted, state).await
}

/// Counts a request without a key and stores the remaining budget in `state`.
///
/// # Errors
/// Returns an error if the client's network has used up its budget.
pub(super) async fn open(context: RequestContext<'_>, state: &mut Option<RateLimitState>) -> Result<(), ApiError> {
    let limit = context.services.settings.requests_a_minute.unwrap_or(OPEN_REQUESTS_A_MINUTE);
    let network = context.request.network();
    let counted = context.memory.count(&format!("open:{network}"), limit, MINUTE_MS, context.services.clock.now());
    admit(context, &network, counted, state).await
}

/// Checks the budget of an incoming webhook, and of unknown ids from the client's network. Counts nothing yet: counters of
/// ids that nobody knows to exist would drive out the others. The network's deliveries are not limited: those of all
/// webhooks of a provider come from the same few addresses.
///
/// # Errors
/// Returns an error if one of them is used up.
pub(super) async fn check_hook(
    context: RequestContext<'_>,
    state: &mut Option<RateLimitState>,
) -> Result<(), ApiError> {
    let (now, name, limit) = (context.services.clock.now(), hook_name(context)?, hook_limit(context));
    let unknown = context.memory.spent_until(&unknown_hooks(context.request), MAX_UNKNOWN_HOOKS_A_MINUTE, now);
    if let Some(reset) = context.memory.spent_until(&name, limit, now).or(unknown) {
        *state = Some(RateLimitState { limit, remaining: None, reset });
        return Err(too_many(context, reset));
    }
    if context.services.limiter.admits(&name).await { Ok(()) } else { Err(too_many(context, now.plus(MINUTE_MS))) }
}

/// Counts a delivery to an incoming webhook, or one to an unknown id, and stores the webhook's remaining budget in `state`.
///
/// # Errors
/// Returns an internal error if the route has no webhook.
pub(super) fn count_hook(
    context: RequestContext<'_>,
    is_known: bool,
    state: &mut Option<RateLimitState>,
) -> Result<(), ApiError> {
    let now = context.services.clock.now();
    if is_known {
        *state = Some(context.memory.count(&hook_name(context)?, hook_limit(context), MINUTE_MS, now));
    } else {
        context.memory.count(&unknown_hooks(context.request), MAX_UNKNOWN_HOOKS_A_MINUTE, MINUTE_MS, now);
    }
    Ok(())
}

fn hook_limit(context: RequestContext<'_>) -> u32 {
    context.services.settings.requests_a_minute.unwrap_or(DELIVERIES_A_MINUTE)
}

fn hook_name(context: RequestContext<'_>) -> Result<String, ApiError> {
    Ok(format!("hook:{}", context.path_param("hook_id")?))
}

/// Returns the name of the counter for ids of webhooks that do not exist.
fn unknown_hooks(request: &Request) -> String {
    format!("unknown-hooks:{}", request.network())
}

/// Admits a request if this isolate's count and the platform's limiter both allow it.
async fn admit(
    context: RequestContext<'_>,
    name: &str,
    counted: RateLimitState,
    state: &mut Option<RateLimitState>,
) -> Result<(), ApiError> {
    let is_admitted = counted.remaining.is_some() && context.services.limiter.admits(name).await;
    *state = Some(if is_admitted { counted } else { RateLimitState { remaining: None, ..counted } });
    if is_admitted { Ok(()) } else { Err(too_many(context, counted.reset)) }
}

/// Rejects every request from a network that sent too many invalid keys, even one with a valid key. A trusted relay is
/// exempt, because it forwards requests of many clients.
///
/// # Errors
/// Returns an error if the network has to wait.
pub(super) fn check_auth_throttle(context: RequestContext<'_>) -> Result<(), ApiError> {
    let now = context.services.clock.now();
    let reset = context.memory.spent_until(&auth_failures(context.request), MAX_AUTH_FAILURES_A_MINUTE, now);
    match reset {
        Some(reset) if !secrets::is_relayed(context) => Err(too_many(context, reset)),
        _ => Ok(()),
    }
}

/// Counts an invalid key or token.
pub(super) fn count_auth_failure(context: RequestContext<'_>) {
    let (name, now) = (auth_failures(context.request), context.services.clock.now());
    context.memory.count(&name, MAX_AUTH_FAILURES_A_MINUTE, MINUTE_MS, now);
}

/// Returns the name of the counter for invalid keys.
fn auth_failures(request: &Request) -> String {
    format!("wrong:{}", request.network())
}

fn too_many(context: RequestContext<'_>, reset: Timestamp) -> ApiError {
    ApiError::TooMany { after: seconds_until(context.services.clock.now(), reset) }
}

/// Returns the response with the `X-RateLimit-*` headers.
pub(super) fn with_headers(response: Response, state: RateLimitState) -> Response {
    let remaining = state.remaining.unwrap_or(0);
    let reset_seconds = state.reset.0.saturating_add(999) / 1_000;
    let response = http::with(response, HeaderName::from_static("x-ratelimit-limit"), state.limit);
    let response = http::with(response, HeaderName::from_static("x-ratelimit-remaining"), remaining);
    http::with(response, HeaderName::from_static("x-ratelimit-reset"), reset_seconds)
}
