//! Audits of an account: listed, counted, found by their address.
use super::audits::from_row;
use super::{count, ids, last, statement};
use crate::model::{AccountId, Audit, AuditId, Status, Timestamp};
use crate::ports::{Database, PortError};

/// The last audit of each URL of an account, the newest first, at most a hundred.
///
/// # Errors
/// Where the database does not answer.
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

/// Which audits of an account to list.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Whose.
    pub account: AccountId,
    /// Only those that stand so; one that broke a limit on its score counts as failed.
    pub status: Option<Status>,
    /// Only those that start here, in normal form.
    pub url: Option<String>,
    /// How many.
    pub limit: usize,
    /// How many are left out before.
    pub offset: usize,
}

/// Some audits of an account, the newest first, and how many there are.
///
/// # Errors
/// Where the database does not answer.
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

/// How many audits of its allowance an account has used in the month that began then.
///
/// # Errors
/// Where the database does not answer.
pub async fn used(database: &dyn Database, account: AccountId, month_start: Timestamp) -> Result<u32, PortError> {
    let sql = "select used as count from allowances where account_id = ?1 and month = ?2";
    count(last(&mut database.run(vec![statement(sql, [account.0.into(), month_start.0.into()])]).await?))
}

/// The newest audit of this address that has not ended.
///
/// # Errors
/// Where the database does not answer.
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
