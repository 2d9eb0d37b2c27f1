//! The VertaaUX dialect, which is also our own: its routes and error envelope.
mod accounts;
mod compare;
mod compare_view;
mod crawl;
mod creation;
mod deliveries;
mod errors;
mod hooks;
mod issues;
mod keys;
mod lists;
mod missing;
mod operator;
mod parameters;
mod read;
mod schedule_view;
mod schedules;
mod stream;
mod suppressions;
mod view;
mod wait;
mod webhooks;

use super::error::ApiError;
use super::http::{self, Response};
use super::reports;
use super::request_context::RequestContext;
use super::routes::Route;
use crate::audit::submit;
use crate::catalog::catalog;
use crate::model::{Caller, KeyScope};
use crate::store;
use crate::store::reports::Name;
use ::http::header;
use creation::creation;
pub(super) use errors::error_response;

pub(super) const ROUTES: &[Route] = &[
    Route::keyed("POST", "/v1/audit", "createAudit", KeyScope::Write, |context, caller| {
        Box::pin(create(context, caller))
    }),
    Route::keyed("POST", "/v1/audits", "postAudits", KeyScope::Write, |context, caller| {
        Box::pin(create(context, caller))
    }),
    Route::keyed("POST", "/v1/a11y/audit", "createAccessibilityAudit", KeyScope::Write, |context, caller| {
        Box::pin(create_for_accessibility(context, caller))
    }),
    Route::keyed("POST", "/v1/llm/audit", "createLlmAudit", KeyScope::Write, |_, _| {
        Box::pin(async { missing::missing(missing::LLM_AUDIT) })
    }),
    Route::keyed("POST", "/v1/patch", "generatePatch", KeyScope::Write, |_, _| {
        Box::pin(async { missing::missing(missing::PATCH) })
    }),
    Route::keyed("POST", "/v1/verify", "verifyPatch", KeyScope::Write, |_, _| {
        Box::pin(async { missing::missing(missing::VERIFY) })
    }),
    Route::keyed("GET", "/v1/audits", "listAudits", KeyScope::Read, |context, caller| {
        Box::pin(lists::audits(context, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}", "getAudit", KeyScope::Read, |context, caller| {
        Box::pin(read::get(context, caller))
    }),
    Route::keyed("DELETE", "/v1/audit/{job_id}", "deleteAudit", KeyScope::Write, |context, caller| {
        Box::pin(delete(context, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/pages", "listAuditPages", KeyScope::Read, |context, caller| {
        Box::pin(crawl::pages(context, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/pages/{page_id}", "getAuditPage", KeyScope::Read, |context, caller| {
        Box::pin(crawl::page(context, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/events", "streamAuditEvents", KeyScope::Read, |context, caller| {
        Box::pin(crawl::events(context, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/issues/stream", "streamIssues", KeyScope::Read, |context, caller| {
        Box::pin(stream::stream(context, caller))
    }),
    Route::keyed("POST", "/v1/audit/{job_id}/cancel", "cancelAudit", KeyScope::Write, |context, caller| {
        Box::pin(crawl::cancel(context, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/deliveries", "listAuditDeliveries", KeyScope::Read, |context, caller| {
        Box::pin(deliveries::of_audit(context, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/compare", "compareAudit", KeyScope::Read, |context, caller| {
        Box::pin(compare::with_default(context, caller))
    }),
    Route::keyed("GET", "/v1/audit/{job_id}/compare/{base}", "compareAuditWith", KeyScope::Read, |context, caller| {
        Box::pin(compare::with_named(context, caller))
    }),
    Route::keyed("POST", "/v1/suppressions", "createSuppression", KeyScope::Write, |context, caller| {
        Box::pin(suppressions::create(context, caller))
    }),
    Route::keyed("GET", "/v1/suppressions", "listSuppressions", KeyScope::Read, |context, caller| {
        Box::pin(suppressions::list(context, caller))
    }),
    Route::keyed(
        "PATCH",
        "/v1/suppressions/{suppression_id}",
        "changeSuppression",
        KeyScope::Write,
        |context, caller| Box::pin(suppressions::change(context, caller)),
    ),
    Route::keyed(
        "DELETE",
        "/v1/suppressions/{suppression_id}",
        "deleteSuppression",
        KeyScope::Write,
        |context, caller| Box::pin(suppressions::delete(context, caller)),
    ),
    Route::keyed("GET", "/v1/quota", "getQuota", KeyScope::Read, |context, caller| {
        Box::pin(lists::quota(context, caller))
    }),
    Route::keyed("POST", "/v1/keys", "createKey", KeyScope::Admin, |context, caller| {
        Box::pin(keys::create(context, caller))
    }),
    Route::keyed("GET", "/v1/keys", "listKeys", KeyScope::Admin, |context, caller| {
        Box::pin(keys::list(context, caller))
    }),
    Route::keyed("DELETE", "/v1/keys/{key_id}", "revokeKey", KeyScope::Admin, |context, caller| {
        Box::pin(keys::revoke(context, caller))
    }),
    Route::keyed("POST", "/v1/keys/{key_id}/rotate", "rotateKey", KeyScope::Admin, |context, caller| {
        Box::pin(keys::rotate(context, caller))
    }),
    Route::keyed("POST", "/v1/schedules", "createSchedule", KeyScope::Write, |context, caller| {
        Box::pin(schedules::create(context, caller))
    }),
    Route::keyed("GET", "/v1/schedules", "listSchedules", KeyScope::Read, |context, caller| {
        Box::pin(schedules::list(context, caller))
    }),
    Route::keyed("GET", "/v1/schedules/{schedule_id}", "getSchedule", KeyScope::Read, |context, caller| {
        Box::pin(schedules::get(context, caller))
    }),
    Route::keyed("PATCH", "/v1/schedules/{schedule_id}", "updateSchedule", KeyScope::Write, |context, caller| {
        Box::pin(schedules::update(context, caller))
    }),
    Route::keyed("DELETE", "/v1/schedules/{schedule_id}", "deleteSchedule", KeyScope::Write, |context, caller| {
        Box::pin(schedules::delete(context, caller))
    }),
    Route::hook("/hooks/{hook_id}", "receiveHook", |context| Box::pin(hooks::receive(context))),
    Route::keyed("POST", "/v1/hooks", "createHook", KeyScope::Write, |context, caller| {
        Box::pin(hooks::create(context, caller))
    }),
    Route::keyed("GET", "/v1/hooks", "listHooks", KeyScope::Read, |context, caller| {
        Box::pin(hooks::list(context, caller))
    }),
    Route::keyed("GET", "/v1/hooks/{hook_id}", "getHook", KeyScope::Read, |context, caller| {
        Box::pin(hooks::get(context, caller))
    }),
    Route::keyed("PATCH", "/v1/hooks/{hook_id}", "updateHook", KeyScope::Write, |context, caller| {
        Box::pin(hooks::update(context, caller))
    }),
    Route::keyed("DELETE", "/v1/hooks/{hook_id}", "deleteHook", KeyScope::Write, |context, caller| {
        Box::pin(hooks::delete(context, caller))
    }),
    Route::keyed("POST", "/v1/hooks/{hook_id}/rotate", "rotateHookSecret", KeyScope::Write, |context, caller| {
        Box::pin(hooks::rotate(context, caller))
    }),
    Route::keyed("POST", "/v1/webhooks", "createWebhook", KeyScope::Write, |context, caller| {
        Box::pin(webhooks::create(context, caller))
    }),
    Route::keyed("GET", "/v1/webhooks", "listWebhooks", KeyScope::Read, |context, caller| {
        Box::pin(webhooks::list(context, caller))
    }),
    Route::keyed("GET", "/v1/webhooks/secret", "getWebhookSecret", KeyScope::Admin, |context, caller| {
        Box::pin(webhooks::account_secret(context, caller))
    }),
    Route::keyed(
        "POST",
        "/v1/webhooks/secret/rotate",
        "rotateAccountWebhookSecret",
        KeyScope::Admin,
        |context, caller| Box::pin(webhooks::rotate_account_secret(context, caller)),
    ),
    Route::keyed("GET", "/v1/webhooks/{webhook_id}", "getWebhook", KeyScope::Read, |context, caller| {
        Box::pin(webhooks::get(context, caller))
    }),
    Route::keyed("PATCH", "/v1/webhooks/{webhook_id}", "changeWebhook", KeyScope::Write, |context, caller| {
        Box::pin(webhooks::change(context, caller))
    }),
    Route::keyed("DELETE", "/v1/webhooks/{webhook_id}", "deleteWebhook", KeyScope::Write, |context, caller| {
        Box::pin(webhooks::delete(context, caller))
    }),
    Route::keyed(
        "POST",
        "/v1/webhooks/{webhook_id}/rotate",
        "rotateWebhookSecret",
        KeyScope::Write,
        |context, caller| Box::pin(webhooks::rotate(context, caller)),
    ),
    Route::keyed("POST", "/v1/webhooks/{webhook_id}/enable", "enableWebhook", KeyScope::Write, |context, caller| {
        Box::pin(webhooks::enable(context, caller))
    }),
    Route::keyed("POST", "/v1/webhooks/{webhook_id}/disable", "disableWebhook", KeyScope::Write, |context, caller| {
        Box::pin(webhooks::disable(context, caller))
    }),
    Route::keyed("POST", "/v1/webhooks/{webhook_id}/test", "testWebhook", KeyScope::Write, |context, caller| {
        Box::pin(deliveries::test(context, caller))
    }),
    Route::keyed("GET", "/v1/webhooks/{webhook_id}/deliveries", "listDeliveries", KeyScope::Read, |context, caller| {
        Box::pin(deliveries::list(context, caller))
    }),
    Route::keyed(
        "POST",
        "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/replay",
        "replayDelivery",
        KeyScope::Write,
        |context, caller| Box::pin(deliveries::replay(context, caller)),
    ),
    Route::keyed("POST", "/v1/webhooks/{webhook_id}/replay", "replayDeliveries", KeyScope::Write, |context, caller| {
        Box::pin(deliveries::replay_since(context, caller))
    }),
    Route::operator("POST", "/v1/accounts", "createAccount", |context| Box::pin(accounts::create(context))),
    Route::operator("GET", "/v1/accounts", "listAccounts", |context| Box::pin(accounts::list(context))),
    Route::operator("GET", "/v1/accounts/usage", "listAccountUsage", |context| Box::pin(operator::usage(context))),
    Route::operator("GET", "/v1/accounts/{account_id}", "getAccount", |context| Box::pin(operator::get(context))),
    Route::operator("PATCH", "/v1/accounts/{account_id}", "changeAccount", |context| {
        Box::pin(operator::change(context))
    }),
    Route::operator("DELETE", "/v1/accounts/{account_id}", "deleteAccount", |context| {
        Box::pin(operator::delete(context))
    }),
    Route::operator("GET", "/v1/blocked-hosts", "listBlockedHosts", |context| {
        Box::pin(operator::blocked_hosts(context))
    }),
    Route::operator("POST", "/v1/blocked-hosts", "blockHost", |context| Box::pin(operator::block(context))),
    Route::operator("DELETE", "/v1/blocked-hosts/{host}", "unblockHost", |context| {
        Box::pin(operator::unblock(context))
    }),
    Route::operator("POST", "/v1/accounts/{account_id}/plan", "setAccountPlan", |context| {
        Box::pin(accounts::set_plan(context))
    }),
    Route::operator("POST", "/v1/accounts/{account_id}/keys", "createAccountKey", |context| {
        Box::pin(accounts::add_key(context))
    }),
    Route::open("/v1/engines", "listEngines", |_| Box::pin(async { Ok(lists::engines()) })),
    Route::open("/v1/rules", "listRules", |_| Box::pin(async { rules() })),
];

fn rules() -> Result<Response, ApiError> {
    Ok(http::with(http::serialized(200, &catalog())?, header::CACHE_CONTROL, http::ONE_HOUR))
}

/// `POST /v1/audit`
async fn create(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    submit(context, caller, creation(&context.request.json()?)?).await
}

/// `POST /v1/a11y/audit`: the same, restricted to the accessibility category.
async fn create_for_accessibility(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    submit(context, caller, creation::for_accessibility(&context.request.json()?)?).await
}

/// Accepts an audit and returns it, at its end if the request waits for it.
async fn submit(
    context: RequestContext<'_>,
    caller: &Caller,
    mut request: submit::AuditRequest,
) -> Result<Response, ApiError> {
    request.idempotency_key = idempotency_key(context.request)?;
    let asked_ms = request.timeout_ms;
    let audit = submit::by_caller(context.services, caller, request).await.map_err(ApiError::refused)?;
    let location = format!("/v1/audit/{}", audit.job_id);
    if let Some(response) = wait::ended(context, caller, &audit).await? {
        return Ok(http::with(response, header::LOCATION, location));
    }
    let max_ms = context.services.settings.max_page_timeout_ms;
    let notice = asked_ms
        .filter(|asked| *asked > max_ms)
        .map(|asked| format!("timeout is {max_ms} ms instead of {asked} ms, the longest time for one page"));
    let response = http::json(202, &view::accepted(&audit, notice));
    Ok(http::with(http::with(response, header::LOCATION, location), header::RETRY_AFTER, 2))
}

/// Returns the `Idempotency-Key` header.
fn idempotency_key(request: &http::Request) -> Result<Option<String>, ApiError> {
    const MAX_LENGTH: usize = 255;
    if !request.has_header("idempotency-key") {
        return Ok(None);
    }
    let key = request
        .header("idempotency-key")
        .filter(|key| (1..=MAX_LENGTH).contains(&key.len()) && !key.contains(char::is_control));
    let reason = "Idempotency-Key must be sent once and have 1 to 255 ASCII characters";
    key.map(|key| Some(key.to_owned())).ok_or_else(|| ApiError::wrong("header", "Idempotency-Key", "", reason))
}

/// `DELETE /v1/audit/{job_id}`: deletes the audit with all its findings, in any state.
async fn delete(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let report = reports::owned(context.services, &caller.account, Name::Job(context.path_param("job_id")?)).await?;
    if caller.is_sandbox && !report.audit.options.is_sandbox {
        return Err(ApiError::LiveAudit);
    }
    store::create::delete(context.services.database, caller.account.id, report.audit.id).await?;
    // Deleting changes the account's version, so its cache keys change once its callers are loaded again.
    context.memory.forget(caller.account.id);
    Ok(http::no_content())
}
