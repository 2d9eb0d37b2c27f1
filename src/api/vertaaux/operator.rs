//! The operator's endpoints against abuse: accounts and their use of the service, limits, suspension, removal, blocked hosts.
use super::creation::Body;
use super::keys;
use super::parameters::number;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::model::{AccountId, Plan, Target, Timestamp};
use crate::ports::Services;
use crate::store::account_admin::{self, AccountChange, AccountDetail, Limits};
use crate::store::blocked_hosts::{self, BlockedHost};
use serde_json::{Map, Value, json};
use std::ops::RangeInclusive;

/// Longest name and reason, in characters.
const MAX_TEXT_LENGTH: usize = 200;
/// Most items in one response.
const MAX_LIMIT: usize = 1_000;
/// Accepted limits of an account.
const LIMITS: RangeInclusive<u32> = 0..=1_000_000;

/// `GET /v1/accounts/{account_id}`: the account with its limits and its use of the service this month.
pub(super) async fn get(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let detail = find(context.services, account_id(context)?).await?;
    Ok(http::json(200, &account(&detail, context.services.clock.now())))
}

/// `GET /v1/accounts/usage`: the accounts that used the service most in a month.
pub(super) async fn usage(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let limit = number(context.request, "limit", 100, MAX_LIMIT, "limit must be a whole number from 1 to 1000")?;
    let month = match context.request.query("month") {
        None => context.services.clock.now().month_start(),
        Some(text) => month(text)
            .ok_or_else(|| ApiError::wrong("query", "month", text, "month must be a month such as 2026-05"))?,
    };
    let accounts = account_admin::usage(context.services.database, month, limit).await?;
    let accounts: Vec<Value> = accounts.iter().map(|detail| account(detail, month)).collect();
    Ok(http::json(200, &json!({"month": month_name(month), "accounts": accounts})))
}

/// `PATCH /v1/accounts/{account_id}`: changes the fields in the body. Isolates that cached the account apply it within a
/// minute.
pub(super) async fn change(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let (services, id) = (context.services, account_id(context)?);
    let json = context.request.json()?;
    let body = Body(&json);
    body.reject_unknown(&["name", "plan", "suspended", "reason", "limits"])?;
    let old = find(services, id).await?;
    let is_suspended = body.boolean("suspended")?;
    let reason = if body.has("reason") { Some(reason(&body)?) } else { None };
    let suspended = match is_suspended {
        Some(false) => None,
        Some(true) => Some(reason.or(old.suspended_reason).unwrap_or_default()),
        None => old.suspended_at.map(|_| reason.or(old.suspended_reason).unwrap_or_default()),
    };
    let change = AccountChange {
        name: if body.has("name") { keys::name(&body, MAX_TEXT_LENGTH)? } else { old.name },
        plan: body.parse::<Plan>("plan", "plan must be free, starter or pro")?.unwrap_or(old.plan),
        suspended,
        limits: limits(&json, old.limits)?,
    };
    if !account_admin::change(services.database, id, &change, services.clock.now()).await? {
        return Err(NO_ACCOUNT);
    }
    context.memory.forget(id);
    Ok(http::json(200, &account(&find(services, id).await?, services.clock.now())))
}

/// `DELETE /v1/accounts/{account_id}`: deletes the keys at once, and everything else in the background.
pub(super) async fn delete(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let (services, id) = (context.services, account_id(context)?);
    if !account_admin::begin_removal(services.database, id, services.clock.now()).await? {
        return Err(NO_ACCOUNT);
    }
    context.memory.forget(id);
    Ok(http::json(202, &account(&find(services, id).await?, services.clock.now())))
}

/// `GET /v1/blocked-hosts`: ordered by name, at most `limit` of those after `after`.
pub(super) async fn blocked_hosts(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let limit = number(context.request, "limit", MAX_LIMIT, MAX_LIMIT, "limit must be a whole number from 1 to 1000")?;
    let after = context.request.query("after").unwrap_or_default();
    let hosts = blocked_hosts::list(context.services.database, after, limit).await?;
    Ok(http::json(200, &json!({"blocked_hosts": hosts.iter().map(blocked_host).collect::<Vec<_>>()})))
}

/// `POST /v1/blocked-hosts`: blocks a host and all hosts below it.
pub(super) async fn block(context: RequestContext<'_>) -> Result<Response, ApiError> {
    let json = context.request.json()?;
    let body = Body(&json);
    body.reject_unknown(&["host", "reason"])?;
    let given = body.text("host")?.ok_or_else(|| ApiError::missing("body", "host"))?;
    let reason_text = "host must be a host name such as example.com";
    let host = host(context, given).filter(|_| given.len() <= MAX_HOST_LENGTH);
    let host = host.ok_or_else(|| ApiError::wrong("body", "host", given, reason_text))?;
    let (reason, now) = (reason(&body)?, context.services.clock.now());
    blocked_hosts::block(context.services.database, &host, &reason, now).await?;
    Ok(http::json(201, &blocked_host(&BlockedHost { host, reason, created_at: now })))
}

/// `DELETE /v1/blocked-hosts/{host}`
pub(super) async fn unblock(context: RequestContext<'_>) -> Result<Response, ApiError> {
    const NOT_BLOCKED: ApiError = ApiError::NotFound(Thing::BlockedHost);
    let host = host(context, context.path_param("host")?).ok_or(NOT_BLOCKED)?;
    if blocked_hosts::unblock(context.services.database, &host).await? {
        Ok(http::no_content())
    } else {
        Err(NOT_BLOCKED)
    }
}

/// Maximum length of a host name, in bytes.
const MAX_HOST_LENGTH: usize = 253;

const NO_ACCOUNT: ApiError = ApiError::NotFound(Thing::Account);

/// Returns the account id in the path.
fn account_id(context: RequestContext<'_>) -> Result<AccountId, ApiError> {
    http::positive_id(context.path_param("account_id")?).map(AccountId).ok_or(NO_ACCOUNT)
}

async fn find(services: &Services<'_>, id: AccountId) -> Result<AccountDetail, ApiError> {
    let month = services.clock.now().month_start();
    account_admin::find(services.database, id, month).await?.ok_or(NO_ACCOUNT)
}

/// Builds an account with its use of the service in the month of this time.
fn account(detail: &AccountDetail, month: Timestamp) -> Value {
    let (limits, plan) = (detail.limits, detail.plan);
    json!({
        "id": detail.id,
        "name": detail.name,
        "plan": plan,
        "created_at": detail.created_at.to_seconds(),
        "suspended_at": detail.suspended_at.map(Timestamp::to_seconds),
        "suspended_reason": detail.suspended_reason,
        "deleted_at": detail.deleted_at.map(Timestamp::to_seconds),
        "limits": {
            "audits_a_month": limits.max_audits_a_month.or(plan.audits_a_month()),
            "open_audits": limits.max_open_audits.unwrap_or(plan.open_audits()),
            "pages_in_flight": limits.max_pages_in_flight.unwrap_or(plan.pages_in_flight()),
        },
        "usage": {
            "month": month_name(month),
            "audits": detail.usage.audits,
            "pages": detail.usage.pages,
            "requests": detail.usage.requests,
            "rows": detail.usage.rows,
        },
    })
}

fn blocked_host(blocked: &BlockedHost) -> Value {
    json!({"host": blocked.host, "reason": blocked.reason, "created_at": blocked.created_at.to_seconds()})
}

/// Reads the field `reason`, which may be empty.
fn reason(body: &Body<'_>) -> Result<String, ApiError> {
    let given = body.text("reason")?.unwrap_or_default().trim();
    if given.chars().count() <= MAX_TEXT_LENGTH && !given.contains(char::is_control) {
        return Ok(given.to_owned());
    }
    let shown: String = given.chars().take(MAX_TEXT_LENGTH).collect();
    let expected = format!("reason must have at most {MAX_TEXT_LENGTH} characters and no control characters");
    Err(ApiError::wrong("body", "reason", shown, &expected))
}

/// Reads the field `limits`: a number replaces the plan's limit, null restores it.
fn limits(json: &Map<String, Value>, old: Limits) -> Result<Limits, ApiError> {
    let given = match json.get("limits") {
        None | Some(Value::Null) => return Ok(old),
        Some(Value::Object(given)) => given,
        Some(other) => return Err(ApiError::wrong("body", "limits", other.clone(), "limits must be an object")),
    };
    let body = Body(given);
    body.reject_unknown(&["audits_a_month", "open_audits", "pages_in_flight"])?;
    let limit = |field: &'static str, old: Option<u32>| match given.get(field) {
        None => Ok(old),
        Some(_) => body.whole(field, LIMITS, &format!("{field} must be a whole number from 0 to 1000000, or null")),
    };
    Ok(Limits {
        max_audits_a_month: limit("audits_a_month", old.max_audits_a_month)?,
        max_open_audits: limit("open_audits", old.max_open_audits)?,
        max_pages_in_flight: limit("pages_in_flight", old.max_pages_in_flight)?,
    })
}

/// Returns a host name in the form that URLs have it; `None` if it is none.
fn host(context: RequestContext<'_>, given: &str) -> Option<String> {
    let is_name = !given.is_empty() && !given.contains(['/', '@', ':', '?', '#', ' ', '\\']);
    let target = Target::parse(&format!("https://{given}/"), context.services.settings.policy).ok();
    target.filter(|_| is_name).map(|target| target.host().trim_end_matches('.').to_owned())
}

/// Parses `2026-05` as the start of the month.
fn month(text: &str) -> Option<Timestamp> {
    let is_month = text.len() == 7 && text.as_bytes().get(4) == Some(&b'-');
    Timestamp::parse(&format!("{text}-01T00:00:00Z")).filter(|_| is_month)
}

fn month_name(month: Timestamp) -> String {
    month.to_seconds().chars().take(7).collect()
}
