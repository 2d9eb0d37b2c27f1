//! `POST /api/public/audit`: one audit of one page a day without a key, run at once and not stored.
use super::{parameters, view};
use crate::api::error::{ApiError, seconds_until};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::audit::{one_shot, submit};
use crate::model::timestamp::DAY;
use crate::model::{TargetError, sha256};
use crate::ports::FetchError;
use crate::store::anonymous_quota::{self, Quota};
use crate::turns::Turns;

/// Number of requests to the site at a time.
const MAX_TURNS: u32 = 4;
/// Seconds after which a caller may try a busy site again.
const BUSY_SECONDS: i64 = 30;

pub(super) async fn run(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let url = parameters::url(&context.request.json()?)?;
    let services = context.services;
    let target = submit::target(services, &url).map_err(ApiError::refused)?;
    let (visitor, now) = (visitor(context), services.clock.now());
    let ready_at = now.plus(DAY);
    let most = services.settings.anonymous_audits_an_hour;
    match anonymous_quota::take(services.database, &visitor, now, ready_at, most).await? {
        Quota::Available => {}
        Quota::UsedUntil(ready_at) => return Err(ApiError::Visited { ready_at, after: seconds_until(now, ready_at) }),
        Quota::CeilingUntil(end) => return Err(ApiError::TooMany { after: seconds_until(now, end) }),
    }
    let turns = Turns::new(services, MAX_TURNS);
    let judged = one_shot::page(turns.context(), &target).await;
    turns.release().await;
    let error = match judged {
        Ok(judged) => return Ok(http::serialized(200, &view::anonymous(url.trim(), &judged))?),
        Err(FetchError::Busy(_)) => ApiError::TooMany { after: BUSY_SECONDS },
        Err(FetchError::RedirectRefused { location, error: TargetError::Blocked }) if location == target.as_str() => {
            ApiError::Url { value: url, error: TargetError::Blocked }
        }
        Err(error) => ApiError::Site(error.to_string()),
    };
    anonymous_quota::give_back(services.database, &visitor, ready_at).await?;
    Err(error)
}

/// Returns the visitor's pseudonym: a hash of the network, salted with this deployment's URL and, if it is set, the
/// operator's token, so that no one else can compute it.
fn visitor(context: RequestContext<'_>) -> String {
    let settings = context.services.settings;
    let (network, token) = (context.request.network(), settings.admin_token.as_deref().unwrap_or_default());
    sha256(format!("{network}\n{}\n{token}", settings.public_url).as_bytes())
}
