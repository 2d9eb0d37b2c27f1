//! API keys of an account: create, list, rotate, revoke.
use super::creation::Body;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::model::timestamp::DAY;
use crate::model::{ApiKey, Caller, KeyInfo, KeyScope, KeySpellings, Timestamp};
use crate::ports::Services;
use crate::store::keys::{self, NewKey, Reach, Revoked};
use serde::Serialize;
use serde_json::json;
use std::ops::RangeInclusive;

const HOUR_MS: i64 = 3_600_000;
/// Longest name, in characters.
const MAX_NAME_LENGTH: usize = 100;
/// Accepted lifetimes of a key, in days.
const LIFETIMES_DAYS: RangeInclusive<i64> = 1..=3_650;
/// Accepted times for which a rotated key stays valid, in hours.
const OVERLAPS_HOURS: RangeInclusive<i64> = 0..=168;
const DEFAULT_OVERLAP_HOURS: i64 = 24;

/// A key as its account sees it.
#[derive(Serialize)]
pub(super) struct KeyObject<'a> {
    id: &'a str,
    name: &'a str,
    prefix: &'a str,
    scopes: &'a [KeyScope],
    /// The key itself, only in the response that creates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    /// The key as clients of the dialects spell it, only in the response that creates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    spellings: Option<KeySpellings>,
    created_at: String,
    expires_at: Option<String>,
    last_used_at: Option<String>,
    revoked_at: Option<String>,
}

#[derive(Serialize)]
struct KeyList<'a> {
    keys: Vec<KeyObject<'a>>,
}

impl<'a> KeyObject<'a> {
    /// Builds a key's description, with the key itself if it was just created.
    pub(super) fn new(info: &'a KeyInfo, key: Option<&'a ApiKey>) -> Self {
        Self {
            id: &info.id,
            name: &info.name,
            prefix: &info.prefix,
            scopes: &info.scopes,
            key: key.map(ApiKey::reveal),
            spellings: key.map(ApiKey::spellings),
            created_at: info.created_at.to_seconds(),
            expires_at: info.expires_at.map(Timestamp::to_seconds),
            last_used_at: info.last_used_at.map(Timestamp::to_seconds),
            revoked_at: info.revoked_at.map(Timestamp::to_seconds),
        }
    }
}

/// `POST /v1/keys`: creates a key, which is shown only once.
pub(super) async fn create(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let json = context.request.json()?;
    let body = Body(&json);
    body.reject_unknown(&["name", "scopes", "expires_in_days", "test"])?;
    let reach = reach(context, caller);
    let is_test = body.boolean("test")?.unwrap_or(reach.test_only);
    let expires_in =
        body.whole("expires_in_days", LIFETIMES_DAYS, "expires_in_days must be a whole number from 1 to 3650")?;
    let new = NewKey {
        name: name(&body, MAX_NAME_LENGTH)?,
        scopes: scopes(&body)?,
        expires_at: expires_in.map(|days| reach.now.plus(days.saturating_mul(DAY))),
    };
    check_scopes(caller, &new.scopes)?;
    if reach.test_only && !is_test {
        let reason = "a test key can create test keys only; omit test";
        return Err(ApiError::wrong("body", "test", false, reason));
    }
    let key = generate(context.services, is_test)?;
    match keys::insert(context.services.database, reach, &key, &new).await? {
        Some(info) => Ok(http::serialized(201, &KeyObject::new(&info, Some(&key)))?),
        None => Err(ApiError::TooManyKeys(keys::MAX_KEYS)),
    }
}

/// `GET /v1/keys`: all active keys and the most recently expired or revoked ones.
pub(super) async fn list(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let infos = keys::list(context.services.database, reach(context, caller)).await?;
    let keys = infos.iter().map(|info| KeyObject::new(info, None)).collect();
    Ok(http::serialized(200, &KeyList { keys })?)
}

/// `DELETE /v1/keys/{key_id}`: revokes the key. Isolates that cached it reject it within a minute.
pub(super) async fn revoke(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    match keys::revoke(context.services.database, reach(context, caller), context.path_param("key_id")?).await? {
        Revoked::Nothing => Err(ApiError::NotFound(Thing::Key)),
        Revoked::Last => Err(ApiError::LastAdminKey),
        Revoked::Done => {
            context.memory.forget(caller.account.id);
            Ok(http::no_content())
        }
    }
}

/// `POST /v1/keys/{key_id}/rotate`: replaces a key. The new one is shown only once; the old one expires after the overlap.
pub(super) async fn rotate(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let (services, id, reach) = (context.services, context.path_param("key_id")?, reach(context, caller));
    let json = context.request.json_if_any()?;
    let body = Body(&json);
    body.reject_unknown(&["overlap_hours"])?;
    let reason = "overlap_hours must be a whole number from 0 to 168";
    let overlap = body.whole("overlap_hours", OVERLAPS_HOURS, reason)?.unwrap_or(DEFAULT_OVERLAP_HOURS);
    let old = keys::find(services.database, reach, id).await?.ok_or(ApiError::NotFound(Thing::Key))?;
    // The response contains the new key, which has the scopes of the old one.
    check_scopes(caller, &old.scopes)?;
    let key = generate(services, old.is_test())?;
    let ends = reach.now.plus(overlap.saturating_mul(HOUR_MS));
    let info = keys::rotate(services.database, reach, id, &key, ends).await?;
    let info = info.ok_or(ApiError::TooManyKeys(keys::MAX_KEYS))?;
    context.memory.forget(caller.account.id);
    Ok(http::serialized(201, &KeyObject::new(&info, Some(&key)))?)
}

/// Returns the keys this request can access: a sandbox request accesses test keys only.
fn reach(context: RequestContext<'_>, caller: &Caller) -> Reach {
    let (account, test_only) = (caller.account.id, caller.is_sandbox);
    Reach { account, test_only, now: context.services.clock.now() }
}

/// Checks that the caller has all these scopes: a key cannot grant more than it has.
fn check_scopes(caller: &Caller, scopes: &[KeyScope]) -> Result<(), ApiError> {
    match scopes.iter().find(|scope| !caller.scopes.contains(scope)) {
        None => Ok(()),
        Some(scope) => Err(ApiError::Scope(*scope)),
    }
}

/// Generates a new random key.
pub(super) fn generate(services: &Services<'_>, is_test: bool) -> Result<ApiKey, ApiError> {
    let mut bits = [0; 20];
    services.random.fill(&mut bits)?;
    Ok(ApiKey::from_random(!is_test, bits))
}

/// Reads the field `name`: one line of text, at most `max` characters.
pub(super) fn name(body: &Body<'_>, max: usize) -> Result<String, ApiError> {
    let given = body.text("name")?.ok_or_else(|| ApiError::missing("body", "name"))?;
    let name = given.trim();
    if (1..=max).contains(&name.chars().count()) && !name.contains(char::is_control) {
        return Ok(name.to_owned());
    }
    let shown: String = given.chars().take(max).collect();
    let reason = format!("name must have 1 to {max} characters and no control characters");
    Err(ApiError::wrong("body", "name", shown, &reason))
}

/// Reads the field `scopes` without duplicates, in canonical order; the default is read and write.
fn scopes(body: &Body<'_>) -> Result<Vec<KeyScope>, ApiError> {
    let reason = "scopes must be a list of at least one of read, write and admin";
    let Some(scopes) = body.parse::<Vec<KeyScope>>("scopes", reason)? else {
        return Ok(vec![KeyScope::Read, KeyScope::Write]);
    };
    if scopes.is_empty() {
        return Err(ApiError::wrong("body", "scopes", json!([]), reason));
    }
    Ok(KeyScope::ALL.into_iter().filter(|scope| scopes.contains(scope)).collect())
}
