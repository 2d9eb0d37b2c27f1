//! Turns of hosts for requests that no claim on a page or a delivery stands for.
use super::{first_row, last, read, statement, to_json};
use crate::model::Timestamp;
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// Maximum pause of a host, in milliseconds, whatever a site asks for: the host is shared by all accounts.
pub const MAX_PAUSE_MS: i64 = 10 * 60_000;

/// Milliseconds by which the next free slot of a host may be later than [`MAX_PAUSE_MS`] from now: slots that are reserved.
pub(super) const MAX_PAUSE_SLACK_MS: i64 = 2 * 60_000;

/// Maximum number of rows that one call of [`forget`] looks at.
const MAX_FORGOTTEN: u32 = 500;
/// Milliseconds without a request after which a host is forgotten.
const IDLE_AFTER_MS: i64 = 86_400_000;

/// A claim on a host, for a turn or for a delivery.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Host to request.
    pub host: &'a str,
    /// The host and the hosts above it: `a.example.com`, `example.com`, `com`.
    pub names: &'a [&'a str],
    /// The current time.
    pub now: Timestamp,
    /// Duration of the lease, in milliseconds.
    pub lease_ms: i64,
    /// Milliseconds before the host's next free slot from which a claim may be made; its holder waits for the slot.
    pub ahead_ms: i64,
    /// Maximum number of concurrent requests to the host.
    pub concurrency: u32,
    /// Minimum milliseconds between the starts of two requests to the host.
    pub interval_ms: u32,
}

/// The outcome of [`claim`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The caller may send requests until the lease expires.
    Granted(Grant),
    /// The host has as many requests as it may have, or asked for a pause; the time of its next free slot.
    Busy(Timestamp),
    /// The operator has blocked the host, or one above it.
    Blocked,
}

/// A claim on turns of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Grant {
    /// Number of the claim.
    pub id: i64,
    /// Number of concurrent requests, at least 1.
    pub weight: u32,
    /// Earliest start of the first request.
    pub start_at: Timestamp,
}

/// True if one of the hosts in a JSON list is blocked.
macro_rules! is_blocked {
    ($names:literal) => {
        concat!(
            "exists (select 1 from blocked_hosts where blocked_hosts.host in (select value from json_each(",
            $names,
            ")))"
        )
    };
}

/// The number of requests to a host at this time: those of pages, of deliveries, and of turns.
macro_rules! requests_in_flight {
    ($host:literal, $now:literal) => {
        concat!(
            "((select count(*) from pages as page
               where page.host = ",
            $host,
            " and page.state = 'running' and page.lease_until >= ",
            $now,
            ") + (select count(*) from deliveries as delivery
               where delivery.host = ",
            $host,
            " and delivery.state = 'running' and delivery.lease_until >= ",
            $now,
            ") + coalesce((select sum(weight) from turns as turn where turn.host = ",
            $host,
            " and turn.lease_until >= ",
            $now,
            "), 0))"
        )
    };
}

pub(super) use {is_blocked, requests_in_flight};

/// Claims turns of a host and reserves a slot for each. One transaction: all requests to a host together, those of pages and
/// deliveries included, are never more than `wanted.concurrency`. The turns are at most `most`. Each call that succeeds claims further turns.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn claim(database: &dyn Database, wanted: Wanted<'_>, most: u32) -> Result<Turn, PortError> {
    #[derive(Deserialize)]
    struct State {
        free_at: Timestamp,
        is_blocked: i64,
    }
    let Wanted { host, names, now, lease_ms, ahead_ms, concurrency, interval_ms } = wanted;
    let known = statement("insert into hosts (host) values (?1) on conflict do nothing", [host.into()]);
    let correct = statement(
        "update hosts set next_at = ?2 where host = ?1 and next_at > ?2 + ?3",
        [host.into(), now.0.into(), (MAX_PAUSE_MS + MAX_PAUSE_SLACK_MS).into()],
    );
    let expire = statement("delete from turns where host = ?1 and lease_until < ?2", [host.into(), now.0.into()]);
    let claim = statement(
        concat!(
            "insert into turns (host, weight, claimed_at, lease_until)
             select ?1, min(?4, free), ?2, ?2 + ?5 from
               (select ?3 - ",
            requests_in_flight!("?1", "?2"),
            " as free)
             where free > 0 and (select next_at from hosts where host = ?1) <= ?2 + ?6 and not ",
            is_blocked!("?7"),
            " returning id, weight, (select max(next_at, cast(?2 as integer)) from hosts where host = ?1) as start_at"
        ),
        [
            host.into(),
            now.0.into(),
            concurrency.into(),
            most.into(),
            lease_ms.into(),
            ahead_ms.into(),
            to_json(&names)?,
        ],
    );
    let reserve = statement(
        "update hosts set next_at = max(next_at, ?2) + max(interval_ms, ?3) *
           (select max(weight) from turns where turns.host = ?1 and claimed_at = ?2 and lease_until = ?2 + ?4)
         where host = ?1 and exists (select 1 from turns where turns.host = ?1 and claimed_at = ?2 and lease_until = ?2 + ?4)",
        [host.into(), now.0.into(), interval_ms.into(), lease_ms.into()],
    );
    let state = statement(
        concat!("select next_at as free_at, ", is_blocked!("?2"), " as is_blocked from hosts where host = ?1"),
        [host.into(), to_json(&names)?],
    );
    let mut results = database.run(vec![known, correct, expire, claim, reserve, state]).await?;
    let state = last(&mut results).into_iter().next().map(read::<State>).transpose()?;
    if let Some(row) = first_row(results, 3) {
        return Ok(Turn::Granted(read(row)?));
    }
    Ok(match state {
        Some(state) if state.is_blocked != 0 => Turn::Blocked,
        Some(state) => Turn::Busy(state.free_at.max(now)),
        None => Turn::Busy(now),
    })
}

/// Extends a claim. Returns false if it has expired and was forgotten. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn renew(database: &dyn Database, id: i64, lease_until: Timestamp) -> Result<bool, PortError> {
    let sql = "update turns set lease_until = max(lease_until, ?2) where id = ?1 returning id";
    Ok(!last(&mut database.run(vec![statement(sql, [id.into(), lease_until.0.into()])]).await?).is_empty())
}

/// Ends claims. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn release(database: &dyn Database, ids: &[i64]) -> Result<(), PortError> {
    let sql = "delete from turns where id in (select value from json_each(?1))";
    database.run(vec![statement(sql, [to_json(&ids)?])]).await.map(drop)
}

/// Deletes expired claims, and the next portion of hosts that had no request for a day. Concurrent calls are harmless.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn forget(database: &dyn Database, now: Timestamp) -> Result<(), PortError> {
    let turns = statement("delete from turns where lease_until < ?1", [now.0.into()]);
    let advance = statement(
        "update sweeps set host_seen = coalesce((select max(host) from
           (select host from hosts where host > sweeps.host_seen order by host limit ?1)), '') where id = 1",
        [MAX_FORGOTTEN.into()],
    );
    let hosts = statement(
        "delete from hosts where next_at < ?1 - ?2 and host in
           (select host from hosts where host <= (select host_seen from sweeps where id = 1) order by host desc limit ?3)",
        [now.0.into(), IDLE_AFTER_MS.into(), MAX_FORGOTTEN.into()],
    );
    database.run(vec![turns, advance, hosts]).await.map(drop)
}
