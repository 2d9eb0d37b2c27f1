//! Deliveries to incoming webhooks: repeated ones are found, and several within the debounce window share one audit.
use super::audits::from_row;
use super::named_sql::NamedSql;
use super::{Id, count, first_row, last, read, statement, to_json};
use crate::model::hook::REPLAY_WINDOW_MS;
use crate::model::{AccountId, Audit, AuditId, HookStart, Target, Timestamp};
use crate::ports::{Database, PortError, Statement};
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// Maximum number of debounce windows that further deliveries can postpone an audit.
const MAX_WINDOWS: i64 = 10;
/// Maximum number of deliveries that one sweep forgets.
const MAX_FORGOTTEN: u32 = 1_000;

/// The condition that the delivery with one of the keys :keys was received before.
macro_rules! is_known {
    () => {
        "exists (select 1 from hook_deliveries where hook_id = :hook and key in (select value from json_each(:keys)))"
    };
}

/// The audit of the hook that waits to start; none if the delivery was received before.
macro_rules! waiting {
    () => {
        concat!(
            "(select id from audits where hook_id = :hook and status = 'queued' and not ",
            is_known!(),
            " order by id limit 1)"
        )
    };
}

/// The outcome of [`join`].
#[derive(Clone, Debug)]
pub enum Joined {
    /// The delivery was received before; its audit, unless it was deleted.
    Repeated(Option<Audit>),
    /// The hook's waiting audit now audits what this delivery names.
    Waiting(Audit),
    /// The delivery needs an audit of its own.
    Nothing,
}

/// A delivery.
#[derive(Clone, Copy, Debug)]
pub struct Delivery<'a> {
    /// Hook, keys and debounce window.
    pub start: &'a HookStart,
    /// The account that owns the hook.
    pub account: AccountId,
    /// Start URL, as the delivery names it.
    pub url: &'a str,
    /// Start URL as a target.
    pub target: &'a Target,
    /// Metadata of the audit.
    pub metadata: &'a Map<String, Value>,
    /// The current time.
    pub now: Timestamp,
}

impl Delivery<'_> {
    fn keys(&self) -> Result<[(&'static str, Value); 2], PortError> {
        Ok([("hook", self.start.hook.clone().into()), ("keys", to_json(&self.start.keys)?)])
    }
}

static KNOWN: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(
        "select count(*) as count from hook_deliveries where hook_id = :hook and key in (select value from json_each(:keys))",
    )
});
static REPEATED: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "select ",
        audit_columns!(),
        " from audits where id = (select max(audit_id) from hook_deliveries
            where hook_id = :hook and key in (select value from json_each(:keys)))"
    ))
});
static WEBSITE: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "insert into websites (account_id, url, created_at) select :account, :site, :now where ",
        waiting!(),
        " is not null on conflict do nothing"
    ))
});
static PAGE: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "update pages set url = :url, host = :host where source = 'start' and audit_id = ",
        waiting!()
    ))
});
static AUDIT: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "update audits set url = :url, url_key = :url_key, metadata = :metadata,
                website_id = (select id from websites where account_id = :account and url = :site),
                start_at = max(coalesce(start_at, 0), min(:now + :debounce, created_at + :longest))
         where id = ",
        waiting!(),
        " returning ",
        audit_columns!()
    ))
});
static REMEMBER: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "insert into hook_deliveries (hook_id, key, audit_id, created_at)
         select :hook, value, ",
        waiting!(),
        ", :now from json_each(:keys) where ",
        waiting!(),
        " is not null on conflict do nothing"
    ))
});

/// Finds the audit of a repeated delivery, or lets the hook's waiting audit stand for this delivery as well. One
/// transaction: an audit that starts at the same moment is either changed before it starts or left as it is.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn join(database: &dyn Database, delivery: Delivery<'_>) -> Result<Joined, PortError> {
    let keys = || delivery.keys();
    let forget = statement(
        "delete from hook_deliveries where hook_id = ?1 and created_at <= ?2",
        [delivery.start.hook.clone().into(), delivery.now.plus(-REPLAY_WINDOW_MS).0.into()],
    );
    let mut statements = vec![forget, KNOWN.bind(keys()?)?, REPEATED.bind(keys()?)?];
    if delivery.start.debounce_ms > 0 {
        statements.extend(change_waiting(delivery)?);
    }
    let mut results = database.run(statements).await?;
    if delivery.start.debounce_ms > 0 {
        // The statement before the last returns the changed audit.
        last(&mut results);
        if let Some(row) = last(&mut results).into_iter().next() {
            return Ok(Joined::Waiting(from_row(row)?));
        }
        results.truncate(3);
    }
    let repeated = last(&mut results).into_iter().next().map(from_row).transpose()?;
    let known: u32 = count(last(&mut results))?;
    Ok(if known > 0 { Joined::Repeated(repeated) } else { Joined::Nothing })
}

/// Returns the statements that change the waiting audit, if there is one. Each checks the same condition, which none of them
/// changes before the last.
fn change_waiting(delivery: Delivery<'_>) -> Result<[Statement; 4], PortError> {
    let keys = || delivery.keys();
    let (url, now, debounce) = (delivery.target.as_str(), delivery.now.0, delivery.start.debounce_ms);
    let site = [("account", delivery.account.0.into()), ("site", delivery.target.site().into())];
    let website = WEBSITE.bind(keys()?.into_iter().chain(site.clone()).chain([("now", now.into())]))?;
    let page = [("url", url.into()), ("host", delivery.target.host().into())];
    let audit = [
        ("url", delivery.url.into()),
        ("url_key", delivery.target.key().into()),
        ("metadata", to_json(delivery.metadata)?),
        ("now", now.into()),
        ("debounce", debounce.into()),
        ("longest", debounce.saturating_mul(MAX_WINDOWS).into()),
    ];
    Ok([
        website,
        PAGE.bind(keys()?.into_iter().chain(page))?,
        AUDIT.bind(keys()?.into_iter().chain(site).chain(audit))?,
        REMEMBER.bind(keys()?.into_iter().chain([("now", now.into())]))?,
    ])
}

/// Part of the transaction that creates an audit, before its pages: remembers the delivery that starts it. Inside the
/// transaction the audit without pages is the one just inserted; if none was inserted, nothing is remembered.
pub(super) fn remember(start: &HookStart, now: Timestamp) -> Result<Statement, PortError> {
    Ok(statement(
        "insert into hook_deliveries (hook_id, key, audit_id, created_at)
         select ?1, keys.value, audits.id, ?3 from json_each(?2) as keys join audits
         where audits.hook_id = ?1 and audits.created_at = ?3 and audits.status = 'queued'
           and not exists (select 1 from pages where audit_id = audits.id)
         on conflict do nothing",
        [start.hook.clone().into(), to_json(&start.keys)?, now.0.into()],
    ))
}

/// Part of the transaction that creates an audit: a row if another delivery of the hook came first, so that [`join`] has to
/// decide again.
pub(super) fn is_overtaken(start: &HookStart) -> Result<Statement, PortError> {
    Ok(statement(
        "select 1 as id where exists (select 1 from hook_deliveries
                where hook_id = ?1 and key in (select value from json_each(?2)))
            or ?3 > 0 and exists (select 1 from audits where hook_id = ?1 and status = 'queued')",
        [start.hook.clone().into(), to_json(&start.keys)?, start.debounce_ms.into()],
    ))
}

/// Deletes deliveries that are older than the replay window. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn forget(database: &dyn Database, now: Timestamp) -> Result<(), PortError> {
    let sql = "delete from hook_deliveries where (hook_id, key) in
         (select hook_id, key from hook_deliveries where created_at <= ?1 limit ?2)";
    let values = [now.plus(-REPLAY_WINDOW_MS).0.into(), MAX_FORGOTTEN.into()];
    database.run(vec![statement(sql, values)]).await.map(|_| ())
}

/// Returns the milliseconds until an audit may start; `None` if it does not wait.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn wait_ms(database: &dyn Database, audit: AuditId, now: Timestamp) -> Result<Option<i64>, PortError> {
    let sql = "select start_at as id from audits where id = ?1 and status = 'queued' and start_at > ?2";
    let row = first_row(database.run(vec![statement(sql, [audit.0.into(), now.0.into()])]).await?, 0);
    Ok(row.map(read::<Id<Timestamp>>).transpose()?.map(|row| row.id.0.saturating_sub(now.0)))
}
