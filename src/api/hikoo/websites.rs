//! The key's account, its workspace and its websites.
use super::parameters;
use super::view;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::model::Caller;
use crate::ports::PrimaryReads;
use crate::store;
use crate::store::websites::Website;
use serde_json::json;

/// `GET /api/v1/public/me`
pub(super) fn me(caller: &Caller) -> Response {
    let account = &caller.account;
    let body = json!({"id": account.id.0, "name": account.name, "email": null, "plan_tier": account.plan.as_str()});
    http::caching(http::json(200, &body), http::PRIVATE)
}

/// `GET /api/v1/public/workspaces/with-websites`: an account is one workspace.
pub(super) async fn workspaces(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let websites = store::websites::of_account(context.services.database, caller.account.id).await?;
    let body = json!([view::workspace(&caller.account, &websites)]);
    Ok(http::caching(http::json(200, &body), http::PRIVATE))
}

/// `GET /api/v1/public/website`
pub(super) async fn website(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let website = owned(context, caller, parameters::website(context)?).await?;
    Ok(http::caching(http::json(200, &view::website(&website, caller.account.plan)), http::PRIVATE))
}

/// Loads a website of the caller's account.
pub(super) async fn owned(context: RequestContext<'_>, caller: &Caller, id: i64) -> Result<Website, ApiError> {
    let mut found = store::websites::find(context.services.database, id).await?;
    if !found.as_ref().is_some_and(|website| website.account_id == caller.account.id) {
        // A replica may lag behind. Another account's website takes the same path, so that its response time equals that
        // of a missing one.
        found = store::websites::find(&PrimaryReads(context.services.database), id).await?;
    }
    match found {
        Some(website) if website.account_id == caller.account.id => Ok(website),
        Some(_) => Err(ApiError::Forbidden(Thing::Website)),
        None => Err(ApiError::NotFound(Thing::Website)),
    }
}
