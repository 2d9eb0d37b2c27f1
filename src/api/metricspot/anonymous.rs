//! POST /api/public/audit: one page a day for whoever has no key, judged at once and not kept.
use super::view;
use crate::api::error::ApiError;
use crate::api::http::{self, Reply};
use crate::api::limits;
use crate::api::routes::Visit;
use crate::model::timestamp::DAY;
use crate::model::{Timestamp, sha256};
use crate::store::visitors::{self, Turn};
use crate::{instant, submit};

pub(super) async fn run(visit: Visit<'_>) -> Result<Reply, ApiError> {
    let url = super::url_in(&visit.call.json()?)?;
    let services = visit.services;
    let target = submit::target(services, &url).map_err(ApiError::refused)?;
    let (visitor, now) = (visitor(visit), services.clock.now());
    // Whoever has had one waits a day for the next.
    let ready_at = now.plus(DAY);
    if let Turn::Had(ready_at) = visitors::take(services.database, &visitor, now, ready_at).await? {
        return Err(waits(now, ready_at));
    }
    match instant::page(services.net(), &target).await {
        Ok(judged) => Ok(http::json(200, &view::anonymous(url.trim(), &judged))),
        Err(error) => {
            visitors::give_back(services.database, &visitor, ready_at).await?;
            Err(ApiError::Site(error.to_string()))
        }
    }
}

fn waits(now: Timestamp, ready_at: Timestamp) -> ApiError {
    ApiError::Visited { ready_at, after: limits::seconds(now, ready_at) }
}

/// What a visitor is known by: a hash of the network that only this deployment can make.
fn visitor(visit: Visit<'_>) -> String {
    let settings = visit.services.settings;
    let (network, token) = (visit.call.network(), settings.admin_token.as_deref().unwrap_or(""));
    sha256(format!("{network}\n{}\n{token}", settings.public_url).as_bytes())
}
