//! Lists of the dialect: the account's audits, its quota, the engine versions.
use super::parameters::{MAX_POSITION, given, number};
use super::view;
use crate::api::error::ApiError;
use crate::api::http::{self, Request, Response};
use crate::api::request_context::RequestContext;
use crate::model::urls::url_key;
use crate::model::{Caller, Plan, Status};
use crate::store::listing::{self, Listing};
use serde_json::{Value, json};
use url::Url;

/// Most audits in one response.
const MAX_LIMIT: usize = 100;

/// `GET /v1/audits`: newest first.
pub(super) async fn audits(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let request = context.request;
    let limit = number(request, "limit", 50, MAX_LIMIT, "limit must be a whole number from 1 to 100")?;
    let offset = offset(request, limit)?;
    let status = match given(request, "status") {
        None => None,
        Some(word) => Some(serde_json::from_value::<Status>(word.into()).map_err(|_| {
            ApiError::wrong("query", "status", word, "status must be queued, running, completed or failed")
        })?),
    };
    let url = match given(request, "url") {
        None => None,
        Some(text) => {
            let wrong = |_| ApiError::wrong("query", "url", text, "url must be an absolute URL");
            Some(url_key(&Url::parse(text).map_err(wrong)?))
        }
    };
    let query = Listing { account: caller.account.id, status, url, limit, offset };
    let (audits, total) = listing::list(context.services.database, &query).await?;
    let has_more = offset.saturating_add(audits.len()) < total;
    let body = json!({
        "data": audits.iter().map(view::listed).collect::<Vec<_>>(),
        "pagination": {
            "total": total,
            "limit": limit,
            "offset": offset,
            "has_more": has_more,
            "page": offset / limit + 1,
            "total_pages": total.div_ceil(limit).max(1),
        },
    });
    Ok(http::caching(http::json(200, &body), http::NO_STORE))
}

/// Returns the number of audits to skip: those of the pages before `page`, or `offset` on the first page. Generated clients
/// send the defaults of both, so neither can exclude the other.
fn offset(request: &Request, limit: usize) -> Result<usize, ApiError> {
    let offset = match given(request, "offset") {
        None | Some("0") => 0,
        Some(_) => number(request, "offset", 1, MAX_POSITION, "offset must be a whole number from 0 to 1000000")?,
    };
    let page = number(request, "page", 1, MAX_POSITION, "page must be a whole number from 1 to 1000000")?;
    Ok(if page > 1 { limit.saturating_mul(page - 1) } else { offset })
}

/// Credits of a plan without a limit. Clients compare and subtract these numbers, so that null would be a fault there.
const UNLIMITED_CREDITS: u32 = 1_000_000_000;

/// `GET /v1/quota`
pub(super) async fn quota(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let (now, account) = (context.services.clock.now(), &caller.account);
    let (used, allowance) = listing::used(context.services.database, account.id, now.month_start()).await?;
    let limit = allowance.or(account.plan.audits_a_month());
    let total = limit.unwrap_or(UNLIMITED_CREDITS);
    // The dialect's names of our plans.
    let plan = match account.plan {
        Plan::Free => "free",
        Plan::Starter => "pro",
        Plan::Pro => "enterprise",
    };
    let body = json!({
        "plan": plan,
        "credits_total": total,
        "credits_used": used,
        "credits_remaining": total.saturating_sub(used),
        "unlimited": limit.is_none(),
        "reset_date": now.next_month().to_seconds(),
    });
    Ok(http::caching(http::json(200, &body), http::NO_STORE))
}

/// `GET /v1/engines`
pub(super) fn engines() -> Response {
    let engine = json!({
        "version": view::ENGINE,
        "status": "stable",
        "default": true,
        "deprecated": false,
        "sunset_at": Value::Null,
        "notes": "The only engine version; rulesets are versioned by ruleset_version",
    });
    http::with(http::json(200, &json!({"engines": [engine]})), ::http::header::CACHE_CONTROL, http::ONE_HOUR)
}
