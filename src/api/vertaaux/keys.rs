//! The keys of an account: made, listed, exchanged, withdrawn by a key that may do so.
use super::creation::Body;
use crate::api::auth;
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::routes::RequestContext;
use crate::model::timestamp::DAY;
use crate::model::{ApiKey, Caller, KeyInfo, KeyScope, Timestamp};
use crate::ports::Services;
use crate::store::keys::{self, NewKey, Reach, Revoked};
use serde::Serialize;
use serde_json::json;
use std::ops::RangeInclusive;

const HOUR: i64 = 3_600_000;
/// Longest name, in characters.
const LONGEST_NAME: usize = 100;
/// How many days a key may be for, and how many hours an exchanged one may still be used.
const DAYS: RangeInclusive<i64> = 1..=3_650;
const OVERLAPS: RangeInclusive<i64> = 0..=168;
const OVERLAP: i64 = 24;

/// A key as its account sees it.
#[derive(Debug, Serialize)]
pub(super) struct KeyObject<'a> {
    id: &'a str,
    name: &'a str,
    prefix: &'a str,
    scopes: &'a [KeyScope],
    /// The key itself, where it was just made.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    created_at: String,
    expires_at: Option<String>,
    last_used_at: Option<String>,
    revoked_at: Option<String>,
}

impl<'a> KeyObject<'a> {
    /// What is known of a key, and the key itself where it is shown for the only time.
    pub(super) fn new(info: &'a KeyInfo, key: Option<&'a ApiKey>) -> Self {
        Self {
            id: &info.id,
            name: &info.name,
            prefix: &info.prefix,
            scopes: &info.scopes,
            key: key.map(ApiKey::reveal),
            created_at: info.created_at.to_seconds(),
            expires_at: info.expires_at.map(Timestamp::to_seconds),
            last_used_at: info.last_used_at.map(Timestamp::to_seconds),
            revoked_at: info.revoked_at.map(Timestamp::to_seconds),
        }
    }
}

/// `POST /v1/keys`: a new key, shown this once.
pub(super) async fn create(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let json = context.request.json()?;
    let body = Body(&json);
    body.known(&["name", "scopes", "expires_in_days", "test"])?;
    let reach = reach(context, caller);
    let is_test = body.boolean("test")?.unwrap_or(reach.test_only);
    let expires_in = body.whole("expires_in_days", DAYS, "expires_in_days must be a whole number from 1 to 3650")?;
    let new = NewKey {
        name: name(&body, LONGEST_NAME)?,
        scopes: scopes(&body)?,
        expires_at: expires_in.map(|days| reach.now.plus(days.saturating_mul(DAY))),
    };
    allowed(caller, &new.scopes)?;
    if reach.test_only && !is_test {
        let reason = "a key for trying things out makes only such keys; leave test out";
        return Err(ApiError::wrong("body", "test", false, reason));
    }
    let key = fresh(context.services, is_test)?;
    match keys::insert(context.services.database, reach, &key, &new).await? {
        Some(info) => Ok(http::json(201, &KeyObject::new(&info, Some(&key)))),
        None => Err(ApiError::TooManyKeys(keys::MAX_KEYS)),
    }
}

/// `GET /v1/keys`: every key that can be used, and those that ended last.
pub(super) async fn list(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let infos = keys::list(context.services.database, reach(context, caller)).await?;
    let keys: Vec<_> = infos.iter().map(|info| KeyObject::new(info, None)).collect();
    Ok(http::json(200, &json!({"keys": keys})))
}

/// `DELETE /v1/keys/{key_id}`: the key is refused from now on; by isolates that have just seen it, a minute later.
pub(super) async fn revoke(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    match keys::revoke(context.services.database, reach(context, caller), context.path_param(0)).await? {
        Revoked::Nothing => Err(ApiError::NotFound(Thing::Key)),
        Revoked::Last => Err(ApiError::LastAdminKey),
        Revoked::Done => {
            context.memory.forget(caller.account.id);
            Ok(http::with_status(::http::Response::new(Vec::new()), 204))
        }
    }
}

/// `POST /v1/keys/{key_id}/rotate`: another key for the same, shown this once; the old one ends some hours later.
pub(super) async fn rotate(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let (services, id, reach) = (context.services, context.path_param(0), reach(context, caller));
    let json = context.request.json_if_any()?;
    let body = Body(&json);
    body.known(&["overlap_hours"])?;
    let reason = "overlap_hours must be a whole number from 0 to 168";
    let overlap = body.whole("overlap_hours", OVERLAPS, reason)?.unwrap_or(OVERLAP);
    let old = keys::find(services.database, reach, id).await?.ok_or(ApiError::NotFound(Thing::Key))?;
    // Who gets the new key could do what the old one could.
    allowed(caller, &old.scopes)?;
    let key = fresh(services, old.is_test())?;
    let ends = reach.now.plus(overlap.saturating_mul(HOUR));
    let info = keys::rotate(services.database, reach, id, &key, ends).await?;
    let info = info.ok_or(ApiError::TooManyKeys(keys::MAX_KEYS))?;
    context.memory.forget(caller.account.id);
    Ok(http::json(201, &KeyObject::new(&info, Some(&key))))
}

/// Which keys this request may touch: one for trying things out touches nothing but its like.
fn reach(context: RequestContext<'_>, caller: &Caller) -> Reach {
    let (account, test_only) = (caller.account.id, auth::is_sandbox(context.request));
    Reach { account, test_only, now: context.services.clock.now() }
}

/// Nobody hands on more than they have.
fn allowed(caller: &Caller, scopes: &[KeyScope]) -> Result<(), ApiError> {
    match scopes.iter().find(|scope| !caller.scopes.contains(scope)) {
        None => Ok(()),
        Some(scope) => Err(ApiError::Scope(*scope)),
    }
}

/// A key that there has never been.
pub(super) fn fresh(services: &Services<'_>, is_test: bool) -> Result<ApiKey, ApiError> {
    let mut bits = [0; 20];
    services.random.fill(&mut bits)?;
    Ok(ApiKey::from_random(!is_test, bits))
}

/// The field `name`: one line of text.
pub(super) fn name(body: &Body<'_>, most: usize) -> Result<String, ApiError> {
    let given = body.text("name")?.ok_or_else(|| ApiError::missing("body", "name"))?;
    let name = given.trim();
    if (1..=most).contains(&name.chars().count()) && !name.contains(char::is_control) {
        return Ok(name.to_owned());
    }
    let shown: String = given.chars().take(most).collect();
    let reason = format!("name must have 1 to {most} characters, none of them a control character");
    Err(ApiError::wrong("body", "name", shown, &reason))
}

/// The field `scopes`, each once and in their order; to read and write where it is not given.
fn scopes(body: &Body<'_>) -> Result<Vec<KeyScope>, ApiError> {
    let reason = "scopes must be a list of read, write and admin, at least one of them";
    let Some(scopes) = body.word::<Vec<KeyScope>>("scopes", reason)? else {
        return Ok(vec![KeyScope::Read, KeyScope::Write]);
    };
    if scopes.is_empty() {
        return Err(ApiError::wrong("body", "scopes", json!([]), reason));
    }
    Ok(KeyScope::ALL.into_iter().filter(|scope| scopes.contains(scope)).collect())
}
