//! Webhook endpoints of an account: create, list, change, delete, and their secrets.
use super::creation::Body;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::model::{Caller, Timestamp, Webhook, WebhookEventKind, WebhookSecret};
use crate::store::webhooks::{self as endpoints, AccountSecret, Changes, NewWebhook};
use crate::webhooks::{dispatch, new_secret, receiver};
use serde::Serialize;
use serde_json::json;

/// Time for which a rotated secret still signs, in milliseconds.
const OVERLAP_MS: i64 = 24 * 3_600_000;
/// The word for all kinds of events.
const ALL_EVENTS: &str = "*";

/// An endpoint as its account sees it.
#[derive(Debug, Serialize)]
struct WebhookObject<'a> {
    id: &'a str,
    url: &'a str,
    events: Option<&'a [WebhookEventKind]>,
    enabled: bool,
    /// The dialect's name of `enabled`.
    active: bool,
    disabled_reason: Option<&'a str>,
    failing_since: Option<String>,
    last_delivery_at: Option<String>,
    old_secret_until: Option<String>,
    created_at: String,
    /// The secret, only in the response that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct WebhookList<'a> {
    webhooks: Vec<WebhookObject<'a>>,
}

impl<'a> WebhookObject<'a> {
    fn new(webhook: &'a Webhook, secret: Option<&'a WebhookSecret>) -> Self {
        Self {
            id: &webhook.id,
            url: &webhook.url,
            events: webhook.events.as_deref(),
            enabled: webhook.enabled,
            active: webhook.enabled,
            disabled_reason: webhook.disabled_reason.as_deref(),
            failing_since: webhook.failing_since.map(Timestamp::to_seconds),
            last_delivery_at: webhook.last_delivery_at.map(Timestamp::to_seconds),
            old_secret_until: webhook.old_secret_until.map(Timestamp::to_seconds),
            created_at: webhook.created_at.to_seconds(),
            secret: secret.map(WebhookSecret::reveal),
        }
    }
}

/// The error for an id that the account does not have.
pub(super) const NO_WEBHOOK: ApiError = ApiError::NotFound(Thing::Webhook);

/// `POST /v1/webhooks`: creates an endpoint. A secret that the service made is shown only once.
pub(super) async fn create(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let json = context.request.json()?;
    let body = Body(&json);
    body.reject_unknown(&["url", "secret", "events"])?;
    let url = url(context, &body)?.ok_or_else(|| ApiError::missing("body", "url"))?;
    let events = events(&body)?.flatten();
    let given = secret(&body)?;
    let made = if given.is_none() { Some(new_secret(context.services)?) } else { None };
    let Some(secret) = given.as_ref().or(made.as_ref()) else { return Err(ApiError::missing("body", "secret")) };
    let (id, max) = (new_id(context)?, caller.account.plan.webhooks());
    let new = NewWebhook { id: &id, account: caller.account.id, url: &url, events: events.as_deref(), secret, max };
    let now = context.services.clock.now();
    match endpoints::insert(context.services.database, new, now).await? {
        Some(webhook) => Ok(http::serialized(201, &WebhookObject::new(&webhook, made.as_ref()))?),
        None => Err(ApiError::TooManyWebhooks(max)),
    }
}

/// `GET /v1/webhooks`: all endpoints, oldest first, without their secrets.
pub(super) async fn list(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let list = endpoints::list(context.services.database, caller.account.id).await?;
    let webhooks = list.iter().map(|webhook| WebhookObject::new(webhook, None)).collect();
    Ok(http::serialized(200, &WebhookList { webhooks })?)
}

/// `GET /v1/webhooks/{webhook_id}`
pub(super) async fn get(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let id = context.path_param("webhook_id")?;
    shown(endpoints::find(context.services.database, caller.account.id, id).await?)
}

/// `PATCH /v1/webhooks/{webhook_id}`: changes the URL, the events, or whether it is enabled.
pub(super) async fn change(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    owned(context, caller).await?;
    let json = context.request.json()?;
    let body = Body(&json);
    body.reject_unknown(&["url", "events", "enabled"])?;
    let changes = Changes { url: url(context, &body)?, events: events(&body)?, enabled: body.boolean("enabled")? };
    apply(context, caller, &changes).await
}

/// `POST /v1/webhooks/{webhook_id}/enable`
pub(super) async fn enable(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    apply(context, caller, &Changes { enabled: Some(true), ..Changes::default() }).await
}

/// `POST /v1/webhooks/{webhook_id}/disable`: deliveries wait until it is enabled again.
pub(super) async fn disable(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    apply(context, caller, &Changes { enabled: Some(false), ..Changes::default() }).await
}

/// `DELETE /v1/webhooks/{webhook_id}`: deletes the endpoint and its delivery log.
pub(super) async fn delete(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let id = context.path_param("webhook_id")?;
    match endpoints::delete(context.services.database, caller.account.id, id).await? {
        true => Ok(http::no_content()),
        false => Err(NO_WEBHOOK),
    }
}

/// `POST /v1/webhooks/{webhook_id}/rotate`: replaces the secret. For 24 hours both sign.
pub(super) async fn rotate(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let json = context.request.json_if_any()?;
    let body = Body(&json);
    body.reject_unknown(&["secret"])?;
    let given = secret(&body)?;
    let made = if given.is_none() { Some(new_secret(context.services)?) } else { None };
    let Some(secret) = given.as_ref().or(made.as_ref()) else { return Err(ApiError::missing("body", "secret")) };
    let until = context.services.clock.now().plus(OVERLAP_MS);
    let id = context.path_param("webhook_id")?;
    let webhook = endpoints::rotate(context.services.database, caller.account.id, id, secret, until).await?;
    let webhook = webhook.ok_or(NO_WEBHOOK)?;
    Ok(http::serialized(200, &WebhookObject::new(&webhook, made.as_ref()))?)
}

/// `GET /v1/webhooks/secret`: the secret that signs what is sent to the `webhook_url` of audits.
pub(super) async fn account_secret(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let new = new_secret(context.services)?;
    secret_shown(endpoints::account_secret(context.services.database, caller.account.id, &new).await?)
}

/// `POST /v1/webhooks/secret/rotate`: replaces that secret. For 24 hours both sign.
pub(super) async fn rotate_account_secret(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    Body(&context.request.json_if_any()?).reject_unknown(&[])?;
    let (new, until) = (new_secret(context.services)?, context.services.clock.now().plus(OVERLAP_MS));
    let rotated = endpoints::rotate_account_secret(context.services.database, caller.account.id, &new, until).await?;
    secret_shown(rotated)
}

fn secret_shown(secret: Option<AccountSecret>) -> Result<Response, ApiError> {
    let secret = secret.ok_or(ApiError::NotFound(Thing::Account))?;
    let body = json!({"secret": secret.secret, "old_secret_until": secret.old_until.map(Timestamp::to_seconds)});
    Ok(http::json(200, &body))
}

async fn apply(context: RequestContext<'_>, caller: &Caller, changes: &Changes) -> Result<Response, ApiError> {
    let (services, id) = (context.services, context.path_param("webhook_id")?);
    let webhook = endpoints::update(services.database, caller.account.id, id, changes).await?;
    if webhook.as_ref().is_some_and(|webhook| webhook.enabled) && changes.enabled.is_some() {
        // Deliveries that waited while the endpoint was disabled are due now.
        dispatch(services, None).await?;
    }
    shown(webhook)
}

/// Returns the endpoint's id, if the account owns it.
pub(super) async fn owned<'a>(context: RequestContext<'a>, caller: &Caller) -> Result<&'a str, ApiError> {
    let id = context.path_param("webhook_id")?;
    match endpoints::find(context.services.database, caller.account.id, id).await? {
        Some(_) => Ok(id),
        None => Err(NO_WEBHOOK),
    }
}

fn shown(webhook: Option<Webhook>) -> Result<Response, ApiError> {
    let webhook = webhook.ok_or(NO_WEBHOOK)?;
    Ok(http::serialized(200, &WebhookObject::new(&webhook, None))?)
}

/// Makes an unguessable id.
fn new_id(context: RequestContext<'_>) -> Result<String, ApiError> {
    let mut bytes = [0; 16];
    context.services.random.fill(&mut bytes)?;
    Ok(bytes.iter().fold("wh_".to_owned(), |id, byte| format!("{id}{byte:02x}")))
}

/// Reads the field `url`, which must be able to receive webhooks.
fn url(context: RequestContext<'_>, body: &Body<'_>) -> Result<Option<String>, ApiError> {
    let Some(url) = body.text("url")? else { return Ok(None) };
    match receiver(context.services.settings, url) {
        Ok(target) => Ok(Some(target.to_string())),
        Err(error) => Err(ApiError::wrong("body", "url", url, &error.to_string())),
    }
}

/// Reads the field `secret`. Its value is never repeated in an error.
fn secret(body: &Body<'_>) -> Result<Option<WebhookSecret>, ApiError> {
    let Some(text) = body.text("secret")? else { return Ok(None) };
    let reason = "secret must be whsec_ followed by base64 of 24 to 64 bytes, or 16 to 128 other ASCII characters \
                  without spaces";
    WebhookSecret::parse(text).map(Some).ok_or_else(|| ApiError::wrong("body", "secret", "", reason))
}

/// Reads the field `events`; the inner `None` stands for all kinds.
fn events(body: &Body<'_>) -> Result<Option<Option<Vec<WebhookEventKind>>>, ApiError> {
    let words = body.texts("events", WebhookEventKind::ALL.len())?;
    if words.is_empty() {
        return match body.has("events") {
            true => Err(ApiError::wrong("body", "events", json!([]), "events must name at least one event")),
            false => Ok(None),
        };
    }
    if words.iter().any(|word| word == ALL_EVENTS) {
        return Ok(Some(None));
    }
    let kind = |word: &String| word.parse::<WebhookEventKind>().map_err(|_| unknown_event(word));
    let mut kinds = Vec::new();
    for word in &words {
        let kind = kind(word)?;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    Ok(Some(Some(kinds)))
}

fn unknown_event(word: &str) -> ApiError {
    let word: String = word.chars().take(100).collect();
    let names = WebhookEventKind::ALL.map(WebhookEventKind::as_str);
    let nearest = names.iter().min_by_key(|name| strsim::levenshtein(&word, name)).copied().unwrap_or_default();
    let reason =
        format!("there is no event {word}; did you mean {nearest}? The events are {}, and * for all", names.join(", "));
    ApiError::wrong("body", "events", word, &reason)
}
