//! `POST /api/public/audit`: one audit of one page a day without a key, run at once and not stored.
use super::{parameters, view};
use crate::api::error::{ApiError, seconds_until};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::audit::{one_shot, submit};
use crate::model::sha256;
use crate::model::timestamp::DAY;
use crate::store::anonymous_quota::{self, Quota};

pub(super) async fn run(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let url = parameters::url(&context.request.json()?)?;
    let services = context.services;
    let target = submit::target(services, &url).map_err(ApiError::refused)?;
    let (visitor, now) = (visitor(context), services.clock.now());
    let ready_at = now.plus(DAY);
    if let Quota::UsedUntil(ready_at) = anonymous_quota::take(services.database, &visitor, now, ready_at).await? {
        return Err(ApiError::Visited { ready_at, after: seconds_until(now, ready_at) });
    }
    match one_shot::page(services.fetch_context(), &target).await {
        Ok(judged) => Ok(http::serialized(200, &view::anonymous(url.trim(), &judged))?),
        Err(error) => {
            anonymous_quota::give_back(services.database, &visitor, ready_at).await?;
            Err(ApiError::Site(error.to_string()))
        }
    }
}

/// Returns the visitor's pseudonym: a hash of the network, salted with this deployment's URL and, if it is set, the
/// operator's token, so that no one else can compute it.
fn visitor(context: RequestContext<'_>) -> String {
    let settings = context.services.settings;
    let (network, token) = (context.request.network(), settings.admin_token.as_deref().unwrap_or_default());
    sha256(format!("{network}\n{}\n{token}", settings.public_url).as_bytes())
}
