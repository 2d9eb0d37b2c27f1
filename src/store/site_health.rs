//! Checks of a website's crawler files: the last result, and the number of checks this month.
use super::{first_row, from_json, read, statement, to_json};
use crate::model::{CrawlerFiles, Timestamp};
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// The last check of a website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastCheck {
    /// Time of the check.
    pub checked_at: Timestamp,
    /// The result.
    pub found: CrawlerFiles,
    /// Number of checks this month.
    pub used: u32,
}

#[derive(Deserialize)]
struct Used {
    used: u32,
}

#[derive(Deserialize)]
struct CheckRow {
    checked_at: Timestamp,
    found: String,
    used: u32,
}

/// Counts a check of the website's files, if there were fewer than `limit` this month. Returns the new count, or `None`
/// at the limit. Atomic: concurrent callers never exceed the limit. Each call counts.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn take(database: &dyn Database, website: i64, limit: u32, now: Timestamp) -> Result<Option<u32>, PortError> {
    let sql = "insert into health (website_id, month, used) values (?1, ?2, 1)
         on conflict do update set used = case month when excluded.month then used + 1 else 1 end, month = excluded.month
         where month <> excluded.month or used < ?3 returning used";
    let values = [website.into(), now.month_start().0.into(), limit.into()];
    let row = first_row(database.run(vec![statement(sql, values)]).await?, 0);
    Ok(row.map(read::<Used>).transpose()?.map(|row| row.used))
}

/// Stores the result of a check, unless the result of a later one is stored. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn keep(
    database: &dyn Database,
    website: i64,
    found: &CrawlerFiles,
    now: Timestamp,
) -> Result<(), PortError> {
    let sql = "update health set found = ?2, checked_at = ?3 where website_id = ?1 and coalesce(checked_at, 0) <= ?3";
    let values = [website.into(), to_json(found)?, now.0.into()];
    database.run(vec![statement(sql, values)]).await.map(|_| ())
}

/// Reads the last check of the website; `None` if there was none.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn last(database: &dyn Database, website: i64, now: Timestamp) -> Result<Option<LastCheck>, PortError> {
    let sql = "select checked_at, found, case month when ?2 then used else 0 end as used from health
         where website_id = ?1 and found is not null";
    let row = first_row(database.run(vec![statement(sql, [website.into(), now.month_start().0.into()])]).await?, 0);
    let Some(CheckRow { checked_at, found, used }) = row.map(read).transpose()? else { return Ok(None) };
    Ok(Some(LastCheck { checked_at, found: from_json(&found)?, used }))
}
