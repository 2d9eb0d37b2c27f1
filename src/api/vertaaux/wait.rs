//! `Prefer: wait=N` (RFC 7240): delays the response until the audit ends or the time is up.
use super::parameters::ReadParameters;
use super::read::body;
use crate::api::error::ApiError;
use crate::api::http::{self, Request, Response};
use crate::api::reports;
use crate::api::request_context::RequestContext;
use crate::model::{Audit, AuditId, Caller};
use crate::store::audits;
use crate::store::reports::Name;
use ::http::HeaderName;

/// Longest wait, in seconds. The rest of the platform's 30 seconds is left for the other work of the request.
pub(super) const MAX_WAIT_SECONDS: u32 = 25;
/// Time between two checks, in milliseconds.
const POLL_INTERVAL_MS: u32 = 500;

/// Waits for the audit to end and returns it as a read would, or returns `None` if the request does not wait or the time
/// is up first.
pub(super) async fn ended(
    context: RequestContext<'_>,
    caller: &Caller,
    audit: &Audit,
) -> Result<Option<Response>, ApiError> {
    let Some(seconds) = requested(context.request).filter(|seconds| *seconds > 0) else { return Ok(None) };
    if !until_ended(context, audit.id, seconds, POLL_INTERVAL_MS).await? {
        return Ok(None);
    }
    let report = reports::owned(context.services, &caller.account, Name::Job(&audit.job_id)).await?;
    let response = http::json(200, &body(context.services, report, &ReadParameters::default()).await?);
    let applied = format!("wait={seconds}");
    Ok(Some(http::with(response, HeaderName::from_static("preference-applied"), applied)))
}

/// Waits for the audit to end, at most this long. Returns true if it has ended.
pub(super) async fn until_ended(
    context: RequestContext<'_>,
    audit: AuditId,
    seconds: u32,
    interval_ms: u32,
) -> Result<bool, ApiError> {
    let services = context.services;
    let until = services.clock.now().plus(i64::from(seconds) * 1_000);
    while services.clock.now() < until {
        services.clock.sleep(interval_ms).await;
        if audits::has_ended(services.database, audit).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Returns the seconds that the request prefers to wait, up to the maximum.
pub(super) fn requested(request: &Request) -> Option<u32> {
    request.header("prefer").and_then(wait)
}

/// Returns the seconds of `wait=N`. An invalid preference is ignored, as RFC 7240 requires.
fn wait(preferences: &str) -> Option<u32> {
    let mut pairs = preferences.split([',', ';']).filter_map(|preference| preference.trim().split_once('='));
    let (_, seconds) = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("wait"))?;
    let seconds: u32 = seconds.trim().trim_matches('"').parse().ok()?;
    Some(seconds.min(MAX_WAIT_SECONDS))
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn parses_the_wait_preference() {
        let cases = [
            ("wait=10", Some(10)),
            ("respond-async, wait=\"5\"", Some(5)),
            ("WAIT = 7;x=1", Some(7)),
            ("wait=600", Some(25)),
            ("wait=0", Some(0)),
            ("wait=-1", None),
            ("wait", None),
            ("return=minimal", None),
        ];
        for (header, seconds) in cases {
            assert_eq!(wait(header), seconds, "{header}");
        }
    }
}
