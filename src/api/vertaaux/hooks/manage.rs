//! Incoming webhooks of an account: create, list, read, change, rotate, delete.
use super::input::{self, CHANGEABLE};
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::api::vertaaux::creation::Body;
use crate::model::{Caller, Hook, HookProvider, HookSecret, HostPattern};
use crate::store::hooks;
use serde::Serialize;
use serde_json::{Map, Value};
use std::ops::RangeInclusive;
use url::Url;

const HOUR_MS: i64 = 3_600_000;
/// Accepted times for which a rotated secret stays valid, in hours.
const OVERLAPS_HOURS: RangeInclusive<i64> = 0..=168;
const DEFAULT_OVERLAP_HOURS: i64 = 24;
/// Time that an audit waits for a further deploy, in milliseconds.
const DEFAULT_DEBOUNCE_MS: i64 = 60_000;

const NO_HOOK: ApiError = ApiError::NotFound(Thing::Hook);

/// A hook as its account sees it.
#[derive(Serialize)]
struct HookObject<'a> {
    id: &'a str,
    /// The URL that receives deliveries.
    url: String,
    name: &'a str,
    website: &'a str,
    provider: Option<HookProvider>,
    signature_header: Option<&'a str>,
    allowed_hosts: &'a [HostPattern],
    options: &'a Map<String, Value>,
    debounce_seconds: i64,
    enabled: bool,
    sandbox: bool,
    /// Only in the response that sets it.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<&'a str>,
    old_secret_expires_at: Option<String>,
    created_at: String,
}

#[derive(Serialize)]
struct HookList<'a> {
    hooks: Vec<HookObject<'a>>,
}

impl<'a> HookObject<'a> {
    fn new(context: RequestContext<'_>, hook: &'a Hook, secret: Option<&'a HookSecret>) -> Self {
        let now = context.services.clock.now();
        let old = hook.old_secret.as_ref().map(|(_, until)| *until).filter(|until| now < *until);
        Self {
            id: &hook.id,
            url: format!("{}/hooks/{}", context.services.settings.public_url, hook.id),
            name: &hook.name,
            website: &hook.url,
            provider: hook.provider,
            signature_header: hook.signature_header.as_deref(),
            allowed_hosts: &hook.allowed_hosts,
            options: &hook.options,
            debounce_seconds: hook.debounce_ms / 1_000,
            enabled: hook.is_enabled,
            sandbox: hook.is_sandbox,
            secret: secret.map(HookSecret::reveal),
            old_secret_expires_at: old.map(|until| until.to_seconds()),
            created_at: hook.created_at.to_seconds(),
        }
    }
}

/// `POST /v1/hooks`: creates a hook. The secret is shown only in this response.
pub(in crate::api::vertaaux) async fn create(
    context: RequestContext<'_>,
    caller: &Caller,
) -> Result<Response, ApiError> {
    let json = context.request.json()?;
    let body = Body(&json);
    body.reject_unknown(&[CHANGEABLE.as_slice(), &["secret"]].concat())?;
    let url = input::website(&body)?.ok_or_else(|| ApiError::missing("body", "website"))?;
    let mut hook = Hook {
        id: new_id(context)?,
        account: caller.account.id,
        name: host(url),
        url: String::new(),
        allowed_hosts: Vec::new(),
        provider: None,
        signature_header: None,
        secret: input::secret(context, &body)?,
        old_secret: None,
        options: Map::new(),
        debounce_ms: DEFAULT_DEBOUNCE_MS,
        is_sandbox: caller.is_sandbox,
        is_enabled: true,
        created_at: context.services.clock.now(),
    };
    input::apply(context, caller, &body, &mut hook)?;
    let limit = caller.account.plan.hooks();
    if !hooks::insert(context.services.database, &hook, limit).await? {
        return Err(ApiError::TooManyHooks(limit));
    }
    Ok(http::serialized(201, &HookObject::new(context, &hook, Some(&hook.secret)))?)
}

/// `GET /v1/hooks`: all hooks of the account, newest first.
pub(in crate::api::vertaaux) async fn list(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let found = hooks::list(context.services.database, caller.account.id).await?;
    let hooks = found.iter().map(|hook| HookObject::new(context, hook, None)).collect();
    Ok(http::serialized(200, &HookList { hooks })?)
}

/// `GET /v1/hooks/{hook_id}`.
pub(in crate::api::vertaaux) async fn get(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let hook = find(context, caller).await?;
    Ok(http::serialized(200, &HookObject::new(context, &hook, None))?)
}

/// `PATCH /v1/hooks/{hook_id}`: changes the fields that the body names.
pub(in crate::api::vertaaux) async fn update(
    context: RequestContext<'_>,
    caller: &Caller,
) -> Result<Response, ApiError> {
    let mut hook = find(context, caller).await?;
    if caller.is_sandbox && !hook.is_sandbox {
        return Err(NO_HOOK);
    }
    let json = context.request.json()?;
    let body = Body(&json);
    body.reject_unknown(&CHANGEABLE)?;
    input::apply(context, caller, &body, &mut hook)?;
    if !hooks::update(context.services.database, &hook).await? {
        return Err(NO_HOOK);
    }
    Ok(http::serialized(200, &HookObject::new(context, &hook, None))?)
}

/// `POST /v1/hooks/{hook_id}/rotate`: replaces the secret by the given one or a new one. The old one stays valid for the
/// overlap.
pub(in crate::api::vertaaux) async fn rotate(
    context: RequestContext<'_>,
    caller: &Caller,
) -> Result<Response, ApiError> {
    let json = context.request.json_if_any()?;
    let body = Body(&json);
    body.reject_unknown(&["secret", "overlap_hours"])?;
    let reason = "overlap_hours must be a whole number from 0 to 168";
    let overlap = body.whole("overlap_hours", OVERLAPS_HOURS, reason)?.unwrap_or(DEFAULT_OVERLAP_HOURS);
    let secret = input::secret(context, &body)?;
    let old_until = context.services.clock.now().plus(overlap.saturating_mul(HOUR_MS));
    let id = (caller.account.id, caller.is_sandbox, context.path_param("hook_id")?);
    let hook = hooks::rotate(context.services.database, id, &secret, old_until).await?.ok_or(NO_HOOK)?;
    Ok(http::serialized(200, &HookObject::new(context, &hook, Some(&secret)))?)
}

/// `DELETE /v1/hooks/{hook_id}`: deletes the hook. Audits that it started stay.
pub(in crate::api::vertaaux) async fn delete(
    context: RequestContext<'_>,
    caller: &Caller,
) -> Result<Response, ApiError> {
    let id = context.path_param("hook_id")?;
    let is_deleted = hooks::delete(context.services.database, caller.account.id, caller.is_sandbox, id).await?;
    if is_deleted { Ok(http::no_content()) } else { Err(NO_HOOK) }
}

async fn find(context: RequestContext<'_>, caller: &Caller) -> Result<Hook, ApiError> {
    let id = context.path_param("hook_id")?;
    hooks::find(context.services.database, caller.account.id, id).await?.ok_or(NO_HOOK)
}

/// Returns a new id of 160 random bits.
fn new_id(context: RequestContext<'_>) -> Result<String, ApiError> {
    let mut bits = [0; 20];
    context.services.random.fill(&mut bits)?;
    Ok(bits.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Returns the host of a URL; the text itself if it is no URL, which is refused later.
fn host(url: &str) -> String {
    let parsed = Url::parse(url.trim()).ok();
    parsed.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_else(|| url.to_owned())
}
