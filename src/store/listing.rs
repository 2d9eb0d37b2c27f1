//! Lists of an account's audits, and its use of the allowance. Everything here only reads.
use super::audits::from_row;
use super::{count, ids, last, read, statement};
use crate::model::{AccountId, Audit, AuditId, Status, Timestamp};
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// Reads the last audit of each URL of an account, newest first, at most 100.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn latest_of_each_url(database: &dyn Database, account: AccountId) -> Result<Vec<Audit>, PortError> {
    let sql = concat!(
        "select ",
        audit_columns!(),
        " from audits
         where id in (select max(id) from audits where account_id = ?1 group by url_key)
         order by created_at desc, id desc limit 100"
    );
    let results = database.run(vec![statement(sql, [account.0.into()])]).await?;
    results.into_iter().flatten().map(from_row).collect()
}

/// A query for audits of an account.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The account.
    pub account: AccountId,
    /// Only audits with this status; an audit that broke a limit on its score counts as failed.
    pub status: Option<Status>,
    /// Only audits of this start URL, in normal form.
    pub url: Option<String>,
    /// Maximum number of audits to return.
    pub limit: usize,
    /// Number of audits to skip.
    pub offset: usize,
}

/// Reads the audits that match a query, newest first, and the number of all matches. One snapshot.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn list(database: &dyn Database, listing: &Listing) -> Result<(Vec<Audit>, usize), PortError> {
    let Listing { account, status, url, limit, offset } = listing;
    let wanted = || [account.0.into(), status.map(Status::as_str).into(), url.clone().into()];
    let page = concat!(
        "select ",
        audit_columns!(),
        " from audits where account_id = ?1 and (?2 is null or case when breached then 'failed' else status end = ?2) and (?3 is null or url_key = ?3)
         order by created_at desc, id desc limit ?4 offset ?5"
    );
    let all = "select count(*) as count from audits
         where account_id = ?1 and (?2 is null or case when breached then 'failed' else status end = ?2) and (?3 is null or url_key = ?3)";
    let statements = vec![
        statement(page, wanted().into_iter().chain([(*limit).into(), (*offset).into()])),
        statement(all, wanted()),
    ];
    let mut results = database.run(statements).await?;
    let total = count(last(&mut results))?;
    Ok((results.into_iter().flatten().map(from_row).collect::<Result<_, _>>()?, total))
}

/// Reads the number of audits that an account has used of its allowance in the month that begins at `month_start`, and the
/// allowance that the operator has set in place of the plan's.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn used(
    database: &dyn Database,
    account: AccountId,
    month_start: Timestamp,
) -> Result<(u32, Option<u32>), PortError> {
    #[derive(Default, Deserialize)]
    struct Used {
        used: u32,
        allowance: Option<u32>,
    }
    let sql = "select coalesce((select used from allowances where account_id = ?1 and month = ?2), 0) as used,
                max_audits_a_month as allowance from accounts where id = ?1";
    let rows = last(&mut database.run(vec![statement(sql, [account.0.into(), month_start.0.into()])]).await?);
    let used = rows.into_iter().next().map(read::<Used>).transpose()?.unwrap_or_default();
    Ok((used.used, used.allowance))
}

/// Reads the newest audit of this URL that has not ended; `None` if there is none.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn unfinished(
    database: &dyn Database,
    account: AccountId,
    url_key: &str,
) -> Result<Option<AuditId>, PortError> {
    let sql = "select id from audits where account_id = ?1 and url_key = ?2 and status in ('queued', 'running')
         order by id desc limit 1";
    let rows = last(&mut database.run(vec![statement(sql, [account.0.into(), url_key.into()])]).await?);
    Ok(ids(rows)?.into_iter().next())
}
