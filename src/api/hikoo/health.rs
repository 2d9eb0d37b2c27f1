//! A website's health: its robots.txt, llms.txt and sitemap, refreshed a limited number of times a month.
use super::websites::owned;
use super::{parameters, view};
use crate::api::error::{ApiError, Thing, seconds_until};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::audit::{one_shot, submit};
use crate::model::Caller;
use crate::store::site_health;

/// `POST /api/v1/public/health/refresh`
pub(super) async fn refresh(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let website = owned(context, caller, parameters::website(context)?).await?;
    let (services, limit) = (context.services, caller.account.plan.refreshes_a_month());
    let target = submit::target(services, &website.url).map_err(ApiError::refused)?;
    let now = services.clock.now();
    let Some(used) = site_health::take(services.database, website.id, limit, now).await? else {
        return Err(ApiError::RefreshesSpent { limit, after: seconds_until(now, now.next_month()) });
    };
    let found = one_shot::crawler_files(services.fetch_context(), &target).await;
    let checked_at = services.clock.now();
    site_health::keep(services.database, website.id, &found, checked_at).await?;
    Ok(http::serialized(200, &view::health(&website, checked_at, &found, limit, used))?)
}

/// `GET /api/v1/public/health`
pub(super) async fn get(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let website = owned(context, caller, parameters::website(context)?).await?;
    let last = site_health::last(context.services.database, website.id, context.services.clock.now()).await?;
    let last = last.ok_or(ApiError::NotFound(Thing::Health))?;
    let limit = caller.account.plan.refreshes_a_month();
    let body = view::health(&website, last.checked_at, &last.found, limit, last.used);
    Ok(http::caching(http::serialized(200, &body)?, http::PRIVATE))
}
