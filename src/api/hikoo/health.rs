//! A website's health: its robots.txt, llms.txt and sitemap, refreshed a limited number of times a month.
use super::websites::owned;
use super::{parameters, view};
use crate::api::error::{ApiError, Thing, seconds_until};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::audit::{one_shot, submit};
use crate::model::timestamp::DAY;
use crate::model::{Caller, CrawlerFiles, Target, TargetError, Timestamp};
use crate::store::create::MAX_SANDBOX_A_DAY;
use crate::store::turns::Turn;
use crate::store::websites::Website;
use crate::store::{counters, site_health};
use crate::turns::Turns;

/// Number of files that are requested at a time.
const MAX_TURNS: u32 = 3;
/// Milliseconds for which the turns of a website are claimed.
const FILES_MS: i64 = 45_000;

/// `POST /api/v1/public/health/refresh`
pub(super) async fn refresh(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let website = owned(context, caller, parameters::website(context)?).await?;
    let (services, limit) = (context.services, caller.account.plan.refreshes_a_month());
    let target = submit::target(services, &website.url).map_err(ApiError::refused)?;
    let (now, turns) = (services.clock.now(), Turns::new(services, MAX_TURNS));
    match turns.enter(&target, FILES_MS).await? {
        Turn::Granted(_) => {}
        Turn::Busy(free_at) => return Err(ApiError::TooMany { after: seconds_until(now, free_at) }),
        Turn::Blocked => return Err(ApiError::Url { value: website.url, error: TargetError::Blocked }),
    }
    let found = refreshed(context, caller, &website, &target, &turns).await;
    turns.release().await;
    let (checked_at, found, used) = found?;
    Ok(http::serialized(200, &view::health(&website, checked_at, &found, limit, used))?)
}

/// Counts a refresh, fetches the files and, unless it is a sandbox request, stores the result. Returns it with its time and
/// the number of refreshes.
async fn refreshed(
    context: RequestContext<'_>,
    caller: &Caller,
    website: &Website,
    target: &Target,
    turns: &Turns<'_>,
) -> Result<(Timestamp, CrawlerFiles, u32), ApiError> {
    let (services, limit, now) =
        (context.services, caller.account.plan.refreshes_a_month(), context.services.clock.now());
    let used = if caller.is_sandbox {
        // A sandbox request leaves the refreshes of the plan alone.
        if !counters::take_sandbox(services.database, caller.account.id, now, MAX_SANDBOX_A_DAY).await? {
            return Err(ApiError::TooMany { after: seconds_until(now, now.day_start().plus(DAY)) });
        }
        site_health::last(services.database, website.id, now).await?.map_or(0, |last| last.used)
    } else {
        let used = site_health::take(services.database, website.id, limit, now).await?;
        used.ok_or(ApiError::RefreshesSpent { limit, after: seconds_until(now, now.next_month()) })?
    };
    let found = one_shot::crawler_files(turns.context(), target).await;
    let checked_at = services.clock.now();
    if !caller.is_sandbox {
        site_health::keep(services.database, website.id, &found, checked_at).await?;
    }
    Ok((checked_at, found, used))
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
