//! What the files that a website has for crawlers said when they were last read, and how often that was this month.
use super::{first_row, from_json, read, statement, to_json};
use crate::model::{CrawlerFiles, Timestamp};
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// What was kept of a website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrawledPage {
    /// When the files were read.
    pub checked_at: Timestamp,
    /// What they said.
    pub found: CrawlerFiles,
    /// How often they were read this month.
    pub used: u32,
}

#[derive(Deserialize)]
struct Used {
    used: u32,
}

#[derive(Deserialize)]
struct KeptRow {
    checked_at: Timestamp,
    found: String,
    used: u32,
}

/// Counts a reading of the website's files, if fewer than `limit` were made this month; how many it makes. Exact,
/// however many calls come at once.
///
/// # Errors
/// Where the database does not answer.
pub async fn take(database: &dyn Database, website: i64, limit: u32, now: Timestamp) -> Result<Option<u32>, PortError> {
    let sql = "insert into health (website_id, month, used) values (?1, ?2, 1)
         on conflict do update set used = case month when excluded.month then used + 1 else 1 end, month = excluded.month
         where month <> excluded.month or used < ?3 returning used";
    let values = [website.into(), now.month_start().0.into(), limit.into()];
    let row = first_row(database.run(vec![statement(sql, values)]).await?, 0);
    Ok(row.map(read::<Used>).transpose()?.map(|row| row.used))
}

/// Keeps what the files said, unless a later reading is kept already.
///
/// # Errors
/// Where the database does not answer.
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

/// What was last kept of the website.
///
/// # Errors
/// Where the database does not answer.
pub async fn last(database: &dyn Database, website: i64, now: Timestamp) -> Result<Option<CrawledPage>, PortError> {
    let sql = "select checked_at, found, case month when ?2 then used else 0 end as used from health
         where website_id = ?1 and found is not null";
    let row = first_row(database.run(vec![statement(sql, [website.into(), now.month_start().0.into()])]).await?, 0);
    let Some(KeptRow { checked_at, found, used }) = row.map(read).transpose()? else { return Ok(None) };
    Ok(Some(CrawledPage { checked_at, found: from_json(&found)?, used }))
}
