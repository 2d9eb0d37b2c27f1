//! `Prefer: wait=N` (RFC 7240): the answer waits for the end of the audit, as far as it comes in time.
use super::body;
use super::parameters::ReadParameters;
use crate::api::error::ApiError;
use crate::api::http::{self, Response};
use crate::api::reports;
use crate::api::routes::RequestContext;
use crate::model::{Audit, Caller};
use crate::store::audits;
use crate::store::reports::Name;
use ::http::HeaderName;

/// Longest wait, in seconds: what is left of the platform's thirty has to be enough for the rest.
const MOST: u32 = 25;
const PAUSE_MS: u32 = 500;

/// The audit as it is read once it has ended; none where nobody waits, or not long enough.
pub(super) async fn ended(
    context: RequestContext<'_>,
    caller: &Caller,
    audit: &Audit,
) -> Result<Option<Response>, ApiError> {
    let Some(seconds) = context.request.header("prefer").and_then(wait) else { return Ok(None) };
    let services = context.services;
    let until = services.clock.now().plus(i64::from(seconds) * 1_000);
    while services.clock.now() < until {
        services.clock.sleep(PAUSE_MS).await;
        if audits::has_ended(services.database, audit.id).await? {
            let report = reports::owned(services, &caller.account, Name::Job(&audit.job_id)).await?;
            let response = http::json(200, &body(services, report, &ReadParameters::default()).await?);
            let applied = format!("wait={seconds}");
            return Ok(Some(http::with(response, HeaderName::from_static("preference-applied"), applied)));
        }
    }
    Ok(None)
}

/// The seconds of `wait=N` among preferences; what is wrong is ignored, as the RFC wants it.
fn wait(preferences: &str) -> Option<u32> {
    let mut each = preferences.split([',', ';']).filter_map(|preference| preference.trim().split_once('='));
    let (_, seconds) = each.find(|(name, _)| name.trim().eq_ignore_ascii_case("wait"))?;
    let seconds: u32 = seconds.trim().trim_matches('"').parse().ok()?;
    (seconds > 0).then(|| seconds.min(MOST))
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn reads_how_long_to_wait() {
        let cases = [
            ("wait=10", Some(10)),
            ("respond-async, wait=\"5\"", Some(5)),
            ("WAIT = 7;x=1", Some(7)),
            ("wait=600", Some(25)),
            ("wait=0", None),
            ("wait=-1", None),
            ("wait", None),
            ("return=minimal", None),
        ];
        for (header, seconds) in cases {
            assert_eq!(wait(header), seconds, "{header}");
        }
    }
}
