//! Lost work: messages that did not arrive, leases that expired, audits past their deadline, outages of the service.
use super::{last, read, statement, to_json};
use crate::model::timestamp::DAY;
use crate::model::{AuditId, Job, PageId, Phase, Timestamp};
use crate::ports::{Database, PortError, Row};
use serde::Deserialize;

/// Maximum number of rows of one portion.
pub const PORTION: usize = 500;

/// Milliseconds without a successful sweep after which the service counts as down. The cron runs every minute.
const OUTAGE_AFTER_MS: i64 = 180_000;

/// An audit that has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct OpenAudit {
    /// The audit.
    pub id: AuditId,
    /// Its phase.
    pub phase: Phase,
}

impl OpenAudit {
    /// Returns the job that goes on with the audit, if none of its pages is open.
    pub const fn job(self) -> Job {
        let Self { id: audit, phase } = self;
        if matches!(phase, Phase::Start) { Job::Start { audit } } else { Job::Advance { audit } }
    }
}

/// A page whose message or worker was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct LostPage {
    /// The page.
    pub id: PageId,
    /// Its audit.
    pub audit_id: AuditId,
    /// Number of claims so far.
    pub attempt: i64,
}

/// Moves the deadlines of running audits by the time since the last successful sweep, if it is so long that the service
/// was down. Returns that time in milliseconds; zero if there was no outage. No deadline moves beyond a day after the
/// start of its audit. One transaction: concurrent sweeps account for an outage once.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn account_for_outage(database: &dyn Database, now: Timestamp) -> Result<i64, PortError> {
    #[derive(Deserialize)]
    struct Outage {
        outage_ms: i64,
    }
    let values = || [now.0.into(), OUTAGE_AFTER_MS.into()];
    let outage = statement(
        "select cast(?1 - alive_at as integer) as outage_ms from sweeps where id = 1 and alive_at < ?1 - ?2",
        values(),
    );
    let extend = statement(
        "update audits set deadline_at = min(deadline_at + ?1 - (select alive_at from sweeps), coalesce(started_at, created_at) + ?3)
         where status in ('queued', 'running') and deadline_at is not null
           and exists (select 1 from sweeps where id = 1 and alive_at < ?1 - ?2)",
        values().into_iter().chain([DAY.into()]),
    );
    let account = statement("update sweeps set alive_at = ?1 where id = 1 and alive_at < ?1 - ?2", values());
    let rows = database.run(vec![outage, extend, account]).await?.into_iter().next().unwrap_or_default();
    let outage = rows.into_iter().next().map(read::<Outage>).transpose()?;
    Ok(outage.map_or(0, |outage| outage.outage_ms))
}

/// Takes note that a sweep succeeded. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn succeeded(database: &dyn Database, now: Timestamp) -> Result<(), PortError> {
    let sql = "insert into sweeps (id, alive_at) values (1, ?1) on conflict do update set alive_at = excluded.alive_at";
    database.run(vec![statement(sql, [now.0.into()])]).await.map(|_| ())
}

/// Moves the deadlines of audits by this many milliseconds, because their messages were lost or late, but not beyond a day
/// after their start.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn postpone_deadlines(database: &dyn Database, audits: &[AuditId], by_ms: i64) -> Result<(), PortError> {
    let sql = "update audits set deadline_at = min(deadline_at + ?2, coalesce(started_at, created_at) + ?3)
         where id in (select value from json_each(?1)) and status in ('queued', 'running')";
    database.run(vec![statement(sql, [to_json(&audits)?, by_ms.into(), DAY.into()])]).await.map(|_| ())
}

/// Returns the next portion of audits past their deadline, with ids above `after`. An audit without a deadline, which has
/// requested no page yet, has a day from the time when it may start, and so has one that cannot be closed. An audit that a
/// worker is starting, planning or closing, or that waits for its account's turn, is not overdue.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn overdue(database: &dyn Database, now: Timestamp, after: AuditId) -> Result<Vec<OpenAudit>, PortError> {
    let sql = "select id, phase from audits
         where status in ('queued', 'running') and id > ?2 and waiting_since is null and (phase = 'pages' or lease_until < ?1)
           and (coalesce(start_at, created_at) < ?1 - ?3 or phase in ('pages', 'plan') and deadline_at < ?1)
         order by id limit ?4";
    rows(database, sql, [now.0.into(), after.0.into(), DAY.into(), PORTION.into()]).await
}

/// Returns the next portion of audits that nobody is working on, with ids above `after`: accepted before
/// `lost_before`, no worker holds a lease on them or their pages, and they do not wait for their account's turn.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn idle(
    database: &dyn Database,
    now: Timestamp,
    lost_before: Timestamp,
    after: AuditId,
) -> Result<Vec<OpenAudit>, PortError> {
    let sql = "select id, phase from audits
         where status in ('queued', 'running') and id > ?3 and waiting_since is null and coalesce(start_at, created_at) < ?2 and lease_until < ?1
           and (phase <> 'pages'
                or not exists (select 1 from pages where audit_id = audits.id and state in ('queued', 'running')))
         order by id limit ?4";
    rows(database, sql, [now.0.into(), lost_before.0.into(), after.0.into(), PORTION.into()]).await
}

/// Returns the next portion of pages whose lease expired, with ids above `after`. Changes nothing: concurrent sweeps find
/// the same pages, and every job tolerates a duplicate.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn lost_pages(database: &dyn Database, now: Timestamp, after: PageId) -> Result<Vec<LostPage>, PortError> {
    // The first condition on the status is the one of the index of open audits.
    let sql =
        "select pages.id, pages.audit_id, pages.attempt from audits cross join pages on pages.audit_id = audits.id
         where audits.status in ('queued', 'running') and audits.status = 'running' and audits.phase = 'pages'
           and pages.state in ('queued', 'running') and pages.lease_until < ?1 and pages.id > ?2
         order by pages.id limit ?3";
    rows(database, sql, [now.0.into(), after.0.into(), PORTION.into()]).await
}

/// Expires every lease of an audit and every turn, and returns the audit, if it has not ended, and its pages that wait or were being
/// fetched. Only for a process that knows that no worker is running. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn release(database: &dyn Database, audit: AuditId) -> Result<(Option<OpenAudit>, Vec<LostPage>), PortError> {
    let id = || [audit.0.into()];
    let audits = statement("update audits set lease_until = 0, waiting_since = null where id = ?1", id());
    let open = statement("select id, phase from audits where id = ?1 and status in ('queued', 'running')", id());
    let pages = statement(
        "update pages set lease_until = 0, waiting_since = null where audit_id = ?1 and state in ('queued', 'running') returning id, audit_id, attempt",
        id(),
    );
    let turns = statement("delete from turns", []);
    let mut results = database.run(vec![turns, audits, open, pages]).await?;
    let pages = last(&mut results).into_iter().map(read).collect::<Result<_, _>>()?;
    let open = last(&mut results).into_iter().next().map(read).transpose()?;
    Ok((open, pages))
}

async fn rows<T: for<'de> Deserialize<'de>>(
    database: &dyn Database,
    sql: &'static str,
    values: impl IntoIterator<Item = serde_json::Value>,
) -> Result<Vec<T>, PortError> {
    let rows: Vec<Row> = last(&mut database.run(vec![statement(sql, values)]).await?);
    rows.into_iter().map(read).collect()
}
