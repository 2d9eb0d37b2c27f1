//! Deliveries: those that are due, and claims on them.
use super::turns::{Wanted, is_blocked, requests_in_flight};
use super::{failed, first_row, ids, last, read, statement, to_json};
use crate::model::{AccountId, AuditId, DeliveryId, Timestamp, WebhookEventKind, WebhookSecret};
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// Maximum number of deliveries that one call of [`due`] returns.
pub const MAX_DUE: usize = 100;
/// Milliseconds after which a delivery whose message was sent counts as lost.
pub(super) const LOST_AFTER_MS: i64 = 60_000;

/// A delivery, and what an attempt needs to know.
#[derive(Clone, Debug)]
pub struct Task {
    /// The delivery.
    pub id: DeliveryId,
    /// Id of the event.
    pub event: String,
    /// Kind of the event.
    pub kind: WebhookEventKind,
    /// Account that owns the event.
    pub account: AccountId,
    /// Audit that the event reports on.
    pub audit: Option<AuditId>,
    /// Position of the event among those of its audit.
    pub sequence: i64,
    /// Body of the event, once it was built.
    pub body: Option<String>,
    /// Time of the event.
    pub created_at: Timestamp,
    /// Endpoint; `None` for the `webhook_url` of an audit.
    pub webhook: Option<String>,
    /// URL of the receiver.
    pub url: String,
    /// Secret that signs.
    pub secret: String,
    /// Secret before, if it still signs.
    pub old_secret: Option<String>,
    /// Attempts in the current schedule so far.
    pub tries: i64,
    /// Number of claims so far.
    pub attempt: i64,
}

impl Task {
    /// Returns the secrets that sign, the current one first.
    pub fn secrets(&self) -> Vec<WebhookSecret> {
        let secrets = [Some(&self.secret), self.old_secret.as_ref()];
        secrets.into_iter().flatten().filter_map(|text| WebhookSecret::parse(text)).collect()
    }
}

#[derive(Deserialize)]
struct TaskRow {
    event_id: String,
    kind: String,
    account_id: AccountId,
    audit_id: Option<AuditId>,
    sequence: i64,
    body: Option<String>,
    created_at: Timestamp,
    webhook_id: Option<String>,
    url: String,
    secret: Option<String>,
    old_secret: Option<String>,
    tries: i64,
    attempt: i64,
}

/// The condition that delivery ?1 may be attempted at ?2: it is due, no other worker has it, and its endpoint is enabled
/// or is being tested, and its account is not suspended.
macro_rules! may_attempt {
    () => {
        "deliveries.id = ?1 and deliveries.due_at <= ?2
           and (deliveries.state = 'pending' or deliveries.state = 'running' and deliveries.lease_until < ?2)
           and not exists (select 1 from events join accounts on accounts.id = events.account_id
                           where events.id = deliveries.event_id and accounts.suspended_at is not null)
           and (deliveries.webhook_id is null
                or exists (select 1 from webhooks where webhooks.id = deliveries.webhook_id and webhooks.enabled = 1)
                or exists (select 1 from events where events.id = deliveries.event_id and events.kind = 'ping'))"
    };
}

pub(super) use may_attempt;

/// Reads a delivery that may be attempted now; `None` if it may not.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn task(database: &dyn Database, id: DeliveryId, now: Timestamp) -> Result<Option<Task>, PortError> {
    let sql = concat!(
        "select event_id, kind, events.account_id, audit_id, sequence, body, events.created_at, webhook_id,
                coalesce(deliveries.url, webhooks.url) as url, tries, attempt,
                coalesce(webhooks.secret, accounts.webhook_secret) as secret,
                case when webhook_id is null then iif(old_webhook_secret_until > ?2, old_webhook_secret, null)
                     else iif(old_secret_until > ?2, old_secret, null) end as old_secret
         from deliveries join events on events.id = deliveries.event_id join accounts on accounts.id = events.account_id
           left join webhooks on webhooks.id = deliveries.webhook_id
         where ",
        may_attempt!()
    );
    let results = database.run_fresh(vec![statement(sql, [id.0.into(), now.0.into()])]).await?;
    let Some(row) = first_row(results, 0).map(read::<TaskRow>).transpose()? else { return Ok(None) };
    Ok(Some(Task {
        id,
        event: row.event_id,
        kind: row.kind.parse().map_err(|_| failed("an event has an unknown kind"))?,
        account: row.account_id,
        audit: row.audit_id,
        sequence: row.sequence,
        body: row.body,
        created_at: row.created_at,
        webhook: row.webhook_id,
        url: row.url,
        // Every receiver has a secret from its creation.
        secret: row.secret.ok_or_else(|| failed("a receiver has no secret"))?,
        old_secret: row.old_secret,
        tries: row.tries,
        attempt: row.attempt,
    }))
}

/// The outcome of [`claim`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimResult {
    /// The caller has the delivery until its lease expires.
    Claimed(Claim),
    /// The rate limit of the host does not permit the request yet.
    HostBusy {
        /// Time of the host's next free slot.
        free_at: Timestamp,
        /// Number of deliveries that wait for the host, at most 1,000.
        waiting: i64,
    },
    /// The operator has blocked the host, or one above it.
    Blocked,
    /// Another worker has the delivery, it has ended, or it was deleted.
    Unavailable,
}

/// A claim on a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Claim {
    /// Number of the claim. Writes check it: a later claim invalidates earlier ones.
    pub attempt: i64,
    /// Attempts in the current schedule, this one included.
    pub tries: i64,
    /// Earliest start of its request.
    pub start_at: Timestamp,
}

/// Claims a delivery, reserves a slot of its host, and begins the log of the attempt. One transaction. Atomic: exactly one
/// concurrent caller wins, and a host never gets more concurrent deliveries than `wanted.concurrency`. A duplicate job may
/// call it again.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn claim(database: &dyn Database, id: DeliveryId, wanted: Wanted<'_>) -> Result<ClaimResult, PortError> {
    #[derive(Deserialize)]
    struct Busy {
        free_at: Timestamp,
        waiting: i64,
        is_blocked: i64,
    }
    let Wanted { host, names, now, lease_ms, ahead_ms, concurrency, interval_ms } = wanted;
    let known = statement("insert into hosts (host) values (?1) on conflict do nothing", [host.into()]);
    let claim = statement(
        concat!(
            "update deliveries set host = ?3, state = 'running', attempt = attempt + 1, tries = tries + 1, claimed_at = ?2,
                lease_until = ?2 + ?4
         where ",
            may_attempt!(),
            " and (select next_at from hosts where host = ?3) <= ?2 + ?5
           and ?6 > ",
            requests_in_flight!("?3", "?2"),
            " and not ",
            is_blocked!("?7"),
            "
         returning attempt, tries, (select max(next_at, cast(?2 as integer)) from hosts where host = ?3) as start_at"
        ),
        [
            id.0.into(),
            now.0.into(),
            host.into(),
            lease_ms.into(),
            ahead_ms.into(),
            concurrency.into(),
            to_json(&names)?,
        ],
    );
    let reserve = statement(
        "update hosts set next_at = max(next_at, ?2) + max(interval_ms, ?3)
         where host = ?4 and exists (select 1 from deliveries where id = ?1 and state = 'running' and claimed_at = ?2)",
        [id.0.into(), now.0.into(), interval_ms.into(), host.into()],
    );
    let begin = statement(
        "insert into delivery_attempts (delivery_id, attempt, log)
         select id, attempt, json_object('attempt', attempt, 'at', claimed_at) from deliveries
         where id = ?1 and state = 'running' and claimed_at = ?2 on conflict do nothing",
        [id.0.into(), now.0.into()],
    );
    // A delivery that waits for its host is not lost: extend the time after which the sweeper looks for it.
    let wait = statement(
        "update deliveries set host = ?3, lease_until = max(lease_until, ?4) where id = ?1 and state = 'pending' and due_at <= ?2",
        [id.0.into(), now.0.into(), host.into(), now.plus(2 * LOST_AFTER_MS).0.into()],
    );
    let busy = statement(
        concat!(
            "select (select next_at from hosts where host = ?3) as free_at,
                (select count(*) from (select 1 from deliveries as other where other.state = 'pending' and other.host = ?3
                                       limit 1000)) as waiting, ",
            is_blocked!("?4"),
            " as is_blocked
         from deliveries where ",
            may_attempt!()
        ),
        [id.0.into(), now.0.into(), host.into(), to_json(&names)?],
    );
    let mut results = database.run(vec![known, claim, reserve, begin, wait, busy]).await?;
    let busy = last(&mut results).into_iter().next().map(read::<Busy>).transpose()?;
    if let Some(row) = first_row(results, 1) {
        return Ok(ClaimResult::Claimed(read(row)?));
    }
    Ok(busy.map_or(ClaimResult::Unavailable, |Busy { free_at, waiting, is_blocked }| {
        if is_blocked == 0 { ClaimResult::HostBusy { free_at, waiting } } else { ClaimResult::Blocked }
    }))
}

/// Returns deliveries that are due and that no message is on its way for, at most [`MAX_DUE`], and takes note that their
/// messages are sent. With an audit, only those of its events. Concurrent callers get different deliveries. A delivery
/// whose worker was lost becomes pending again.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn due(
    database: &dyn Database,
    audit: Option<AuditId>,
    now: Timestamp,
) -> Result<Vec<DeliveryId>, PortError> {
    macro_rules! take {
        ($condition:literal) => {
            concat!(
                "update deliveries set state = 'pending', lease_until = ?2
                 where id in (select deliveries.id from deliveries
                   where state in ('pending', 'running') and due_at <= ?1 and lease_until < ?1
                     and not exists (select 1 from events join accounts on accounts.id = events.account_id
                                     where events.id = event_id and accounts.suspended_at is not null)
                     and (webhook_id is null or exists (select 1 from webhooks where webhooks.id = webhook_id and enabled = 1)
                          or exists (select 1 from events where events.id = event_id and kind = 'ping'))",
                $condition,
                " order by due_at, id limit ?3) returning id"
            )
        };
    }
    let values = [now.0.into(), now.plus(LOST_AFTER_MS).0.into(), MAX_DUE.into()];
    let taken = match audit {
        None => statement(take!(""), values),
        Some(audit) => statement(
            take!(" and event_id in (select id from events where audit_id = ?4)"),
            values.into_iter().chain([audit.0.into()]),
        ),
    };
    ids(last(&mut database.run(vec![taken]).await?))
}
