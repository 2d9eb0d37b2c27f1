//! Suppressions: findings that the account has decided not to count, with the reason.
use super::creation::Body;
use super::parameters::{MAX_POSITION, number};
use crate::api::error::{ApiError, Thing};
use crate::api::http::{self, Response};
use crate::api::request_context::RequestContext;
use crate::model::fingerprint::is_fingerprint;
use crate::model::suppression::MAX_TEXT;
use crate::model::{Caller, Suppression, Timestamp};
use crate::rules;
use crate::store::suppressions::{self, LastAudit, Reach, StoredSuppression};
use serde_json::{Map, Value, json};

/// The fields of the body.
const FIELDS: [&str; 7] = ["rule", "fingerprint", "url", "selector", "reason", "owner", "expires_at"];

/// `POST /v1/suppressions`
pub(super) async fn create(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let (json, now) = (context.request.json()?, context.services.clock.now());
    let mut bits = [0; 10];
    context.services.random.fill(&mut bits)?;
    let id = bits.iter().fold("sup_".to_owned(), |id, byte| format!("{id}{byte:02x}"));
    let nothing = Suppression {
        id,
        rule: None,
        fingerprint: None,
        url: None,
        selector: None,
        reason: String::new(),
        expires_at: None,
    };
    let empty = StoredSuppression { suppression: nothing, owner: None, created_at: now, updated_at: now };
    let stored = changed(empty, &json, now)?;
    let max = caller.account.plan.suppressions();
    if !suppressions::insert(context.services.database, reach(caller), &stored, max).await? {
        return Err(ApiError::TooManySuppressions(max));
    }
    Ok(http::json(201, &object(&stored, now, &[])))
}

/// `GET /v1/suppressions`: oldest first.
pub(super) async fn list(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let page = number(context.request, "page", 1, MAX_POSITION, "page must be a whole number from 1 to 1000000")?;
    let per_page = number(context.request, "per_page", 100, 1_000, "per_page must be a whole number from 1 to 1000")?;
    let (reach, offset) = (reach(caller), per_page.saturating_mul(page - 1));
    let listed = suppressions::list(context.services.database, reach, per_page, offset).await?;
    let now = context.services.clock.now();
    let body = json!({
        "suppressions": listed.suppressions.iter().map(|stored| object(stored, now, &listed.last_audits)).collect::<Vec<_>>(),
        "total": listed.total,
        "total_pages": listed.total.div_ceil(per_page).max(1),
        "page": page,
        "per_page": per_page,
    });
    Ok(http::caching(http::json(200, &body), http::NO_STORE))
}

/// `PATCH /v1/suppressions/{suppression_id}`: changes the fields of the body; null removes one.
pub(super) async fn change(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let (now, reach) = (context.services.clock.now(), reach(caller));
    let database = context.services.database;
    let stored = suppressions::find(database, reach, context.path_param("suppression_id")?).await?;
    let stored = stored.ok_or(ApiError::NotFound(Thing::Suppression))?;
    // A missing suppression is reported before a wrong body, so that no answer tells if another account has it.
    let json = context.request.json()?;
    let stored = changed(StoredSuppression { updated_at: now, ..stored }, &json, now)?;
    if !suppressions::update(database, reach, &stored).await? {
        return Err(ApiError::NotFound(Thing::Suppression));
    }
    Ok(http::json(200, &object(&stored, now, &[])))
}

/// `DELETE /v1/suppressions/{suppression_id}`: audits that have ended keep it, later ones count the findings again.
pub(super) async fn delete(context: RequestContext<'_>, caller: &Caller) -> Result<Response, ApiError> {
    let id = context.path_param("suppression_id")?;
    match suppressions::delete(context.services.database, reach(caller), id).await? {
        true => Ok(http::no_content()),
        false => Err(ApiError::NotFound(Thing::Suppression)),
    }
}

/// Returns the suppressions this request can access: a sandbox request accesses those of sandbox audits.
const fn reach(caller: &Caller) -> Reach {
    Reach { account: caller.account.id, is_sandbox: caller.is_sandbox }
}

/// Returns the suppression with the fields of the body.
fn changed(
    mut stored: StoredSuppression,
    json: &Map<String, Value>,
    now: Timestamp,
) -> Result<StoredSuppression, ApiError> {
    let body = Body(json);
    body.reject_unknown(&FIELDS)?;
    let suppression = &mut stored.suppression;
    if json.contains_key("rule") {
        suppression.rule = body.text("rule")?.map(known_rule).transpose()?;
    }
    if json.contains_key("fingerprint") {
        suppression.fingerprint = body.text("fingerprint")?.map(fingerprint).transpose()?;
    }
    for (field, value) in
        [("url", &mut suppression.url), ("selector", &mut suppression.selector), ("owner", &mut stored.owner)]
    {
        if json.contains_key(field) {
            *value = line(&body, field)?;
        }
    }
    if let Some(url) = suppression.url.as_deref().filter(|url| !url.starts_with(['/', '*']) && !url.contains("://")) {
        let reason = "url must be a URL or a path that begins with a slash; * stands for any characters";
        return Err(ApiError::wrong("body", "url", url, reason));
    }
    if json.contains_key("reason") {
        suppression.reason = line(&body, "reason")?.unwrap_or_default();
    }
    if suppression.reason.is_empty() {
        return Err(ApiError::missing("body", "reason"));
    }
    if json.contains_key("expires_at") {
        suppression.expires_at = body.text("expires_at")?.map(|text| expiry(text, now)).transpose()?;
    }
    if suppression.rule.is_none() && suppression.fingerprint.is_none() {
        let reason = "a suppression needs a rule, a fingerprint or both";
        return Err(ApiError::wrong("body", "rule", Value::Null, reason));
    }
    Ok(stored)
}

/// Checks that a rule exists, and names the most similar one if it does not.
fn known_rule(rule: &str) -> Result<String, ApiError> {
    if rules::find(rule).is_some() {
        return Ok(rule.to_owned());
    }
    let given: String = rule.chars().take(100).collect();
    let similar = rules::all().min_by_key(|other| strsim::levenshtein(&given, other.id));
    let hint = similar.map_or_else(String::new, |rule| format!("; did you mean {}?", rule.id));
    Err(ApiError::wrong("body", "rule", given.as_str(), &format!("there is no rule {given}{hint}")))
}

fn fingerprint(text: &str) -> Result<String, ApiError> {
    let given: String = text.chars().take(100).collect();
    let reason =
        "fingerprint must be the 16 lower-case hexadecimal digits of a finding, an issue or a piece of evidence";
    if is_fingerprint(text) { Ok(given) } else { Err(ApiError::wrong("body", "fingerprint", given, reason)) }
}

/// Reads one line of text; empty text counts as absent.
fn line(body: &Body<'_>, field: &'static str) -> Result<Option<String>, ApiError> {
    let Some(text) = body.text(field)?.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().count() <= MAX_TEXT && !text.contains(char::is_control) {
        return Ok(Some(text.to_owned()));
    }
    let shown: String = text.chars().take(MAX_TEXT).collect();
    let reason = format!("{field} must have at most {MAX_TEXT} characters and no control characters");
    Err(ApiError::wrong("body", field, shown, &reason))
}

/// Parses an expiry, which has to be in the future.
fn expiry(text: &str, now: Timestamp) -> Result<Timestamp, ApiError> {
    let given: String = text.chars().take(100).collect();
    let reason = "expires_at must be a future date or RFC 3339 time, such as 2026-12-31 or 2026-12-31T12:00:00Z";
    let time = Timestamp::parse(text).filter(|time| *time > now);
    time.ok_or_else(|| ApiError::wrong("body", "expires_at", given, reason))
}

fn object(stored: &StoredSuppression, now: Timestamp, last_audits: &[LastAudit]) -> Value {
    let suppression = &stored.suppression;
    json!({
        "id": suppression.id,
        "rule": suppression.rule,
        "fingerprint": suppression.fingerprint,
        "url": suppression.url,
        "selector": suppression.selector,
        "reason": suppression.reason,
        "owner": stored.owner,
        "expires_at": suppression.expires_at.map(Timestamp::to_seconds),
        "created_at": stored.created_at.to_seconds(),
        "updated_at": stored.updated_at.to_seconds(),
        "expired": suppression.expires_at.is_some_and(|time| time <= now),
        "stale": is_stale(stored, last_audits),
    })
}

/// Returns true if nothing matched in the last audits: at least one website that the suppression fits was audited since it
/// last changed, and it applied in the last audit of none of them.
fn is_stale(stored: &StoredSuppression, last_audits: &[LastAudit]) -> bool {
    let mut audits = last_audits
        .iter()
        .filter(|audit| audit.created_at >= stored.updated_at && stored.suppression.fits_site(&audit.site))
        .peekable();
    audits.peek().is_some() && !audits.any(|audit| audit.suppressions.contains(&stored.suppression.id))
}
