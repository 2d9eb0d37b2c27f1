//! The delivery log of a webhook endpoint: list, replay, and a test on request.
use super::creation::Body;
use super::parameters::{MAX_POSITION, number};
use super::webhooks::{NO_WEBHOOK, owned};
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::model::{Caller, Delivery, DeliveryAttempt, DeliveryId, DeliveryState, Timestamp};
use crate::store::delivery_log::{self, LogQuery};
use crate::store::events::{self, Replay};
use crate::webhooks::{self, MAX_TRIES};
use serde_json::{Map, Value, json};

/// Maximum number of deliveries in one response.
const MAX_LIMIT: usize = 50;
/// Text of a test that could not be sent at once.
const WAITING: &str = "The receiver's host has as many requests as it may have; the ping is sent in a moment";

/// `GET /v1/webhooks/{webhook_id}/deliveries`: newest first.
pub(super) async fn list(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let request = context.request;
    let limit = number(request, "limit", 20, MAX_LIMIT, "limit must be a whole number from 1 to 50")?;
    let offset = match request.query("offset") {
        None | Some("0") => 0,
        Some(_) => number(request, "offset", 1, MAX_POSITION, "offset must be a whole number from 0 to 1000000")?,
    };
    let reason = "state must be pending, running, delivered or failed";
    let state = match request.query("state") {
        None => None,
        Some(word) => Some(word.parse::<DeliveryState>().map_err(|_| ApiError::wrong("query", "state", word, reason))?),
    };
    let webhook = owned(context, caller).await?;
    let query = LogQuery { account: caller.account.id, webhook, state, limit, offset };
    let (deliveries, total) = delivery_log::list(context.services.database, query).await?;
    let has_more = offset.saturating_add(deliveries.len()) < total;
    let body = json!({
        "data": deliveries.iter().map(shown).collect::<Vec<_>>(),
        "pagination": {"total": total, "limit": limit, "offset": offset, "has_more": has_more},
    });
    Ok(http::json(200, &body))
}

/// `GET /v1/audit/{job_id}/deliveries`: to the `webhook_url` of the audit.
pub(super) async fn of_audit(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let job_id = context.path_param("job_id")?;
    let deliveries = delivery_log::of_audit(context.services.database, caller.account.id, job_id).await?;
    let deliveries = deliveries.ok_or(ApiError::NotFound(Thing::Audit))?;
    Ok(http::json(200, &json!({"data": deliveries.iter().map(shown).collect::<Vec<_>>()})))
}

/// `POST /v1/webhooks/{webhook_id}/test`: sends a ping and waits for the answer.
pub(super) async fn test(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    Body(&context.request.json_if_any()?).reject_unknown(&[])?;
    let (services, account) = (context.services, caller.account.id);
    let webhook = context.path_param("webhook_id")?;
    let ping = events::ping(services.database, account, webhook, MAX_TRIES, services.clock.now()).await?;
    let id = ping.ok_or(NO_WEBHOOK)?;
    webhooks::deliver(services, id).await?;
    let delivery = delivery_log::find(services.database, (account, webhook), id).await?.ok_or(NO_WEBHOOK)?;
    let last = delivery.attempts.last().cloned();
    let last =
        last.unwrap_or_else(|| DeliveryAttempt { error: Some(WAITING.to_owned()), ..DeliveryAttempt::default() });
    let body = json!({
        "delivered": delivery.state == DeliveryState::Delivered,
        "delivery_id": delivery.id,
        "status": last.status,
        "response_body": last.response,
        "error": last.error,
        "duration_ms": last.duration_ms,
    });
    Ok(http::json(200, &body))
}

/// `POST /v1/webhooks/{webhook_id}/deliveries/{delivery_id}/replay`: sends the same bytes again.
pub(super) async fn replay(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    Body(&context.request.json_if_any()?).reject_unknown(&[])?;
    let webhook = owned(context, caller).await?;
    let nothing = ApiError::NotFound(Thing::Delivery);
    let Some(id) = http::positive_id(context.path_param("delivery_id")?).map(DeliveryId) else { return Err(nothing) };
    let (services, owner) = (context.services, (caller.account.id, webhook));
    let delivery = delivery_log::replay(services.database, owner, id, services.clock.now()).await?.ok_or(nothing)?;
    webhooks::dispatch(services, None).await?;
    Ok(http::json(202, &shown(&delivery)))
}

/// `POST /v1/webhooks/{webhook_id}/replay`: sends again what failed since a time, and what was never sent.
pub(super) async fn replay_since(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let (webhook, services) = (owned(context, caller).await?, context.services);
    let json = context.request.json()?;
    let body = Body(&json);
    body.reject_unknown(&["since", "include_delivered"])?;
    let text = body.text("since")?.ok_or_else(|| ApiError::missing("body", "since"))?;
    let reason = "since must be a time such as 2026-05-14T10:18:04Z";
    let since = Timestamp::parse(text).ok_or_else(|| ApiError::wrong("body", "since", text, reason))?;
    let with_delivered = body.boolean("include_delivered")?.unwrap_or(false);
    let replay = Replay { account: caller.account.id, webhook, since, with_delivered };
    let replayed = events::replay_since(services.database, replay, services.clock.now()).await?;
    webhooks::dispatch(services, None).await?;
    Ok(http::json(202, &json!({"replayed": replayed})))
}

fn shown(delivery: &Delivery) -> Value {
    json!({
        "id": delivery.id,
        "event_id": delivery.event,
        "type": delivery.kind,
        "state": delivery.state,
        "created_at": delivery.created_at.to_seconds(),
        "next_attempt_at": delivery.next_at.map(Timestamp::to_seconds),
        "request_body": delivery.body,
        "attempts": delivery.attempts.iter().map(attempt).collect::<Vec<_>>(),
    })
}

fn attempt(attempt: &DeliveryAttempt) -> Value {
    let headers: Map<String, Value> =
        attempt.headers.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
    json!({
        "attempt": attempt.attempt,
        "at": Timestamp(attempt.at).to_seconds(),
        "url": attempt.url,
        "request_headers": headers,
        "status": attempt.status,
        "response_body": attempt.response,
        "error": attempt.error,
        "duration_ms": attempt.duration_ms,
    })
}
