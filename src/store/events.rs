//! Webhook events: the outbox that they are written to, and their delivery to every endpoint of an account.
use super::audits::from_row as audit_from_row;
use super::named_sql::NamedSql;
use super::{failed, first_row, from_json, last, read, statement};
use crate::model::webhook_event::MAX_BODY;
use crate::model::{AccountId, Audit, AuditId, Category, DeliveryId, Points, Timestamp, WebhookEventKind};
use crate::ports::{Database, PortError, Statement};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// Age from which events are deleted, in milliseconds.
const RETENTION_MS: i64 = 30 * 86_400_000;
/// Maximum number of events that one call of [`prune`] deletes.
const MAX_PRUNED: u32 = 1_000;
/// Maximum number of deliveries that one call of [`replay_since`] starts.
pub const MAX_REPLAYED: u32 = 1_000;

/// An event that does not report on an audit.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Account whose endpoints receive it.
    pub account: AccountId,
    /// Kind of the event.
    pub kind: WebhookEventKind,
    /// The member `data` of its body.
    pub data: Value,
}

/// Builds the body of an event.
///
/// # Errors
/// Returns an error if it is longer than [`MAX_BODY`].
pub fn body(kind: WebhookEventKind, at: Timestamp, data: &Value) -> Result<String, PortError> {
    let kind = kind.as_str();
    let body = json!({"type": kind, "event": kind, "timestamp": at.to_string(), "data": data}).to_string();
    if body.len() > MAX_BODY { Err(failed(&format!("the event {kind} is too large"))) } else { Ok(body) }
}

/// Stores an event and its delivery to every enabled endpoint of the account that wants its kind. One transaction; each
/// call stores another event. Nothing is stored if the account has no endpoint. The deliveries are sent by the next
/// [`due`](super::deliveries::due).
///
/// # Errors
/// Returns an error if the database fails or the event is too large.
pub async fn emit(database: &dyn Database, event: NewEvent, now: Timestamp) -> Result<(), PortError> {
    let insert = statement(
        "insert into events (account_id, kind, body, created_at)
         select ?1, ?2, ?3, ?4 where exists (select 1 from webhooks where account_id = ?1)",
        [event.account.0.into(), event.kind.as_str().into(), body(event.kind, now, &event.data)?.into(), now.0.into()],
    );
    database.run(vec![insert, fan_out(event.account, event.kind, now, None)]).await.map(drop)
}

/// Stores the delivery of the account's newest event of this kind and time to each endpoint that wants it, except one.
pub(super) fn fan_out(account: AccountId, kind: WebhookEventKind, now: Timestamp, except: Option<&str>) -> Statement {
    statement(
        "insert into deliveries (event_id, webhook_id, due_at)
         select events.id, webhooks.id, ?3 from events join webhooks on webhooks.account_id = events.account_id
         where events.rowid = (select max(rowid) from events where account_id = ?1 and kind = ?2 and created_at = ?3)
           and webhooks.enabled = 1 and webhooks.id is not ?4
           and (webhooks.events is null or exists (select 1 from json_each(webhooks.events) where value = ?2))
         on conflict do nothing",
        [account.0.into(), kind.as_str().into(), now.0.into(), except.into()],
    )
}

/// Stores a ping and its delivery to one endpoint, enabled or not, with a single attempt. Returns the delivery; `None` if
/// the account has no such endpoint. One transaction.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn ping(
    database: &dyn Database,
    account: AccountId,
    webhook: &str,
    max_tries: i64,
    now: Timestamp,
) -> Result<Option<DeliveryId>, PortError> {
    let data = json!({"webhook_id": webhook});
    let insert = statement(
        "insert into events (account_id, kind, body, created_at) select ?1, 'ping', ?3, ?4
         where exists (select 1 from webhooks where id = ?2 and account_id = ?1)",
        [account.0.into(), webhook.into(), body(WebhookEventKind::Ping, now, &data)?.into(), now.0.into()],
    );
    let deliver = statement(
        "insert into deliveries (event_id, webhook_id, due_at, tries, lease_until)
         select events.id, webhooks.id, ?3, ?4, ?5 from events join webhooks on webhooks.account_id = events.account_id
         where events.rowid = (select max(rowid) from events where account_id = ?1 and kind = 'ping' and created_at = ?3)
           and webhooks.id = ?2
         on conflict do nothing returning id",
        [account.0.into(), webhook.into(), now.0.into(), (max_tries - 1).into(), now.plus(60_000).0.into()],
    );
    Ok(super::ids(last(&mut database.run(vec![insert, deliver]).await?))?.into_iter().next())
}

/// An audit as its events describe it.
#[derive(Clone, Debug)]
pub struct EndedAudit {
    /// The audit.
    pub audit: Audit,
    /// Points of the judged pages.
    pub pages: Vec<Points>,
    /// Points of the findings about the site as a whole.
    pub site: Points,
    /// Number of issues by severity, mildest first.
    pub issues: [u32; 4],
}

/// Reads an audit that has ended; `None` if it was deleted.
///
/// # Errors
/// Returns an error if the database fails or a row cannot be parsed.
pub async fn ended_audit(database: &dyn Database, audit: AuditId) -> Result<Option<EndedAudit>, PortError> {
    #[derive(Deserialize)]
    struct PageRow {
        category: Category,
        points: String,
        issues: String,
    }
    let row = statement(concat!("select ", audit_columns!(), " from audits where id = ?1"), [audit.0.into()]);
    let pages = statement(
        "select category, points, issues from pages where audit_id = ?1 and state = 'done' order by id",
        [audit.0.into()],
    );
    let mut results = database.run_fresh(vec![row, pages]).await?;
    let pages = last(&mut results);
    let Some(audit) = first_row(results, 0).map(audit_from_row).transpose()? else { return Ok(None) };
    let mut ended = EndedAudit { audit, pages: Vec::new(), site: Points::default(), issues: [0; 4] };
    for page in pages {
        let page: PageRow = read(page)?;
        let counts: [u32; 4] = from_json(&page.issues)?;
        ended.issues.iter_mut().zip(counts).for_each(|(sum, count)| *sum = sum.saturating_add(count));
        let points: Points = if page.points == "[]" { Points::default() } else { from_json(&page.points)? };
        match page.category {
            Category::Global => ended.site = points,
            _ => ended.pages.push(points),
        }
    }
    Ok(Some(ended))
}

/// Stores the body of an event unless it has one, and returns the stored one: concurrent callers get the same.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn keep_body(database: &dyn Database, event: &str, body: &str) -> Result<Option<String>, PortError> {
    let update = statement("update events set body = ?2 where id = ?1 and body is null", [event.into(), body.into()]);
    let select = statement("select body from events where id = ?1", [event.into()]);
    let row = first_row(database.run(vec![update, select]).await?, 1);
    Ok(row.and_then(|row| row.get("body")?.as_str().map(str::to_owned)))
}

/// The conditions of an event that a replay since ?3 sends to endpoint ?2 of account ?1.
static REPLAYED: LazyLock<[NamedSql; 2]> = LazyLock::new(|| {
    macro_rules! wanted {
        () => {
            "events.account_id = :account and events.created_at >= :since
               and events.kind not in ('ping', 'endpoint.disabled')
               and exists (select 1 from webhooks where webhooks.id = :webhook and account_id = :account
                 and (webhooks.events is null or exists (select 1 from json_each(webhooks.events) where value = events.kind)))"
        };
    }
    [
        NamedSql::new(concat!(
            "update deliveries set state = 'pending', tries = 0, due_at = :now, lease_until = 0
             where id in (select deliveries.id from deliveries join events on events.id = deliveries.event_id
               where deliveries.webhook_id = :webhook
                 and (deliveries.state = 'failed' or :with_delivered and deliveries.state = 'delivered') and ",
            wanted!(),
            " order by deliveries.id limit :most) returning id"
        )),
        NamedSql::new(concat!(
            "insert into deliveries (event_id, webhook_id, due_at)
             select events.id, :webhook, :now from events
             where not exists (select 1 from deliveries where event_id = events.id and webhook_id = :webhook) and ",
            wanted!(),
            " order by events.created_at limit :most on conflict do nothing returning id"
        )),
    ]
});

/// A replay of an endpoint's events.
#[derive(Clone, Copy, Debug)]
pub struct Replay<'a> {
    /// Account that owns the endpoint.
    pub account: AccountId,
    /// The endpoint.
    pub webhook: &'a str,
    /// Time of the first event.
    pub since: Timestamp,
    /// True if events that were delivered are sent again too.
    pub with_delivered: bool,
}

/// Starts the deliveries of an endpoint again whose events happened since a time and that failed, and those that were
/// never started because it was disabled. Returns their number, at most [`MAX_REPLAYED`] of each. One transaction.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn replay_since(database: &dyn Database, replay: Replay<'_>, now: Timestamp) -> Result<usize, PortError> {
    let values = || {
        [
            ("account", replay.account.0.into()),
            ("webhook", replay.webhook.into()),
            ("since", replay.since.0.into()),
            ("now", now.0.into()),
            ("most", MAX_REPLAYED.into()),
        ]
    };
    let [again, missing] = &*REPLAYED;
    let again = again.bind(values().into_iter().chain([("with_delivered", replay.with_delivered.into())]))?;
    let results = database.run(vec![again, missing.bind(values())?]).await?;
    Ok(results.iter().map(Vec::len).sum())
}

/// Deletes events that are older than 30 days, with their deliveries, a limited number at a time. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn prune(database: &dyn Database, now: Timestamp) -> Result<(), PortError> {
    let sql = "delete from events where rowid in (select rowid from events where created_at < ?1 limit ?2)";
    database.run(vec![statement(sql, [now.plus(-RETENTION_MS).0.into(), MAX_PRUNED.into()])]).await.map(drop)
}
