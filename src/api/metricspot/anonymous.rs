//! POST /api/public/audit: one page a day for whoever has no key, judged at once and not kept.
use super::view;
use crate::api::error::ApiError;
use crate::api::http::{self, Response};
use crate::api::limits;
use crate::api::routes::RequestContext;
use crate::audit::{one_shot, submit};
use crate::model::timestamp::DAY;
use crate::model::{Timestamp, sha256};
use crate::store::anonymous_quota::{self, Quota};

pub(super) async fn run(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let url = super::url_in(&context.request.json()?)?;
    let services = context.services;
    let target = submit::target(services, &url).map_err(ApiError::refused)?;
    let (visitor, now) = (visitor(context), services.clock.now());
    // Whoever has had one waits a day for the next.
    let ready_at = now.plus(DAY);
    if let Quota::UsedUntil(ready_at) = anonymous_quota::take(services.database, &visitor, now, ready_at).await? {
        return Err(waits(now, ready_at));
    }
    match one_shot::page(services.fetch_context(), &target).await {
        Ok(judged) => Ok(http::json(200, &view::anonymous(url.trim(), &judged))),
        Err(error) => {
            anonymous_quota::give_back(services.database, &visitor, ready_at).await?;
            Err(ApiError::Site(error.to_string()))
        }
    }
}

fn waits(now: Timestamp, ready_at: Timestamp) -> ApiError {
    ApiError::Visited { ready_at, after: limits::seconds(now, ready_at) }
}

/// What a visitor is known by: a hash of the network that only this deployment can make.
fn visitor(context: RequestContext<'_>) -> String {
    let settings = context.services.settings;
    let (network, token) = (context.request.network(), settings.admin_token.as_deref().unwrap_or(""));
    sha256(format!("{network}\n{}\n{token}", settings.public_url).as_bytes())
}
