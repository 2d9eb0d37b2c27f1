//! Websites of accounts, and the results of their audits. Everything here only reads.
use super::audits::from_row;
use super::{count, first_row, from_json, last, read, statement};
use crate::model::{AccountId, Audit, Score, Timestamp};
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// A site that an account has audited.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Website {
    /// Number of the website.
    pub id: i64,
    /// The account that owns it.
    pub account_id: AccountId,
    /// Its origin: scheme, host and port.
    pub url: String,
    /// Time at which its first audit was accepted.
    pub created_at: Timestamp,
}

/// Reads the website with this number, of any account.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn find(database: &dyn Database, id: i64) -> Result<Option<Website>, PortError> {
    let sql = "select id, account_id, url, created_at from websites where id = ?1";
    first_row(database.run(vec![statement(sql, [id.into()])]).await?, 0).map(read).transpose()
}

/// Reads the websites of an account, oldest first.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn of_account(database: &dyn Database, account: AccountId) -> Result<Vec<Website>, PortError> {
    let sql = "select id, account_id, url, created_at from websites where account_id = ?1 order by id";
    last(&mut database.run(vec![statement(sql, [account.0.into()])]).await?).into_iter().map(read).collect()
}

/// An audit with its totals, without its pages.
#[derive(Clone, Debug)]
pub struct Total {
    /// The audit.
    pub audit: Audit,
    /// Number of audited pages.
    pub judged: usize,
    /// Sum of the points of its pages and of the site.
    pub points: Score,
}

#[derive(Deserialize)]
struct TotalRow {
    total: String,
}

/// Reads some audits of a website, newest first, and the number of all.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn audits(
    database: &dyn Database,
    website: i64,
    limit: i64,
    offset: i64,
) -> Result<(Vec<Total>, usize), PortError> {
    let page = concat!(
        "select ",
        audit_columns!(),
        ", (select json_array(count(distinct pages.id) filter (where category <> 'global'),
                              coalesce(sum(point.value ->> 'earned'), 0), coalesce(sum(point.value ->> 'possible'), 0))
            from pages, json_each(pages.points) as point where audit_id = audits.id and state = 'done') as total
         from audits where website_id = ?1 order by created_at desc, id desc limit ?2 offset ?3"
    );
    let all = "select count(*) as count from audits where website_id = ?1";
    let statements =
        vec![statement(page, [website.into(), limit.into(), offset.into()]), statement(all, [website.into()])];
    let mut results = database.run(statements).await?;
    let count = count(last(&mut results))?;
    let totals = last(&mut results).into_iter().map(|row| {
        let (judged, earned, possible) = from_json(&read::<TotalRow>(row.clone())?.total)?;
        Ok(Total { audit: from_row(row)?, judged, points: Score { earned, possible } })
    });
    Ok((totals.collect::<Result<_, PortError>>()?, count))
}
