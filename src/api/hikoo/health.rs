//! What a website tells crawlers: its robots.txt, llms.txt and sitemap, read anew so many times a month.
use super::websites::owned;
use super::{parameters, view};
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Reply};
use crate::api::limits;
use crate::api::routes::Visit;
use crate::model::Caller;
use crate::store::health;
use crate::{instant, submit};

/// `POST /api/v1/public/health/refresh`
pub(super) async fn refresh(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let website = owned(visit, caller, parameters::website(visit)?).await?;
    let (services, limit) = (visit.services, caller.account.plan.refreshes_a_month());
    let target = submit::target(services, &website.url).map_err(ApiError::refused)?;
    let now = services.clock.now();
    let Some(used) = health::take(services.database, website.id, limit, now).await? else {
        return Err(ApiError::RefreshesSpent { limit, after: limits::seconds(now, now.next_month()) });
    };
    let found = instant::crawler_files(services.net(), &target).await;
    let checked_at = services.clock.now();
    health::keep(services.database, website.id, &found, checked_at).await?;
    Ok(http::json(200, &view::health(&website, checked_at, &found, limit, used)))
}

/// `GET /api/v1/public/health`
pub(super) async fn get(visit: Visit<'_>, caller: &Caller) -> Result<Reply, ApiError> {
    let website = owned(visit, caller, parameters::website(visit)?).await?;
    let kept = health::last(visit.services.database, website.id, visit.services.clock.now()).await?;
    let kept = kept.ok_or(ApiError::NotFound(Thing::Health))?;
    let limit = caller.account.plan.refreshes_a_month();
    let body = view::health(&website, kept.checked_at, &kept.found, limit, kept.used);
    Ok(http::caching(http::json(200, &body), super::CACHING))
}
