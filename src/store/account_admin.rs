//! The operator's view of accounts: their use of the service, limits, suspension and removal.
use super::sweep::{OpenAudit, PORTION};
use super::{first_row, ids, last, read, statement};
use crate::model::{AccountId, AuditId, Plan, Timestamp};
use crate::ports::{Database, PortError, Statement};
use serde::Deserialize;

/// Maximum number of rows of one kind that one call of [`remove_portion`] deletes.
const MAX_REMOVED: u32 = 500;

/// An account as the operator sees it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AccountDetail {
    /// Id of the account.
    pub id: AccountId,
    /// Display name.
    pub name: String,
    /// Plan of the account.
    pub plan: Plan,
    /// Time of creation.
    pub created_at: Timestamp,
    /// Time since which it is suspended.
    pub suspended_at: Option<Timestamp>,
    /// The operator's reason for the suspension.
    pub suspended_reason: Option<String>,
    /// Time since which it is being deleted.
    pub deleted_at: Option<Timestamp>,
    /// Limits in place of the plan's.
    #[serde(flatten)]
    pub limits: Limits,
    /// Use of the service in the month.
    #[serde(flatten)]
    pub usage: Usage,
}

/// Limits of an account in place of those of its plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Limits {
    /// Audits a calendar month.
    pub max_audits_a_month: Option<u32>,
    /// Audits in work at a time.
    pub max_open_audits: Option<u32>,
    /// Pages in flight at a time.
    pub max_pages_in_flight: Option<u32>,
}

/// Use of the service by an account in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Usage {
    /// Accepted audits, sandbox audits included.
    pub audits: i64,
    /// Pages that were judged, failed or were skipped after a request.
    pub pages: i64,
    /// Requests to sites.
    pub requests: i64,
    /// Stored rows of pages and of URLs that were found.
    pub rows: i64,
}

/// Changes of an account.
#[derive(Clone, Debug)]
pub struct AccountChange {
    /// Display name.
    pub name: String,
    /// Plan of the account.
    pub plan: Plan,
    /// Reason of the suspension; `None` for an account that is not suspended.
    pub suspended: Option<String>,
    /// Limits in place of the plan's.
    pub limits: Limits,
}

macro_rules! detail {
    ($rest:literal) => {
        concat!(
            "select accounts.id, accounts.name, accounts.plan, accounts.created_at, suspended_at, suspended_reason, deleted_at,
                    max_audits_a_month, max_open_audits, max_pages_in_flight, coalesce(audits, 0) as audits,
                    coalesce(pages, 0) as pages, coalesce(requests, 0) as requests, coalesce(rows, 0) as rows ",
            $rest
        )
    };
}

/// Reads an account with its use of the service in the month that begins at `month`; `None` if there is none.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn find(
    database: &dyn Database,
    account: AccountId,
    month: Timestamp,
) -> Result<Option<AccountDetail>, PortError> {
    let sql = detail!(
        "from accounts left join account_usage on account_usage.account_id = accounts.id and account_usage.month = ?2
         where accounts.id = ?1"
    );
    let results = database.run_fresh(vec![statement(sql, [account.0.into(), month.0.into()])]).await?;
    first_row(results, 0).map(read).transpose()
}

/// Reads the accounts that used the service most in a month, by pages.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn usage(database: &dyn Database, month: Timestamp, most: usize) -> Result<Vec<AccountDetail>, PortError> {
    let sql = detail!(
        "from account_usage cross join accounts on accounts.id = account_usage.account_id
         where account_usage.month = ?1 order by account_usage.pages desc, account_usage.account_id limit ?2"
    );
    let mut results = database.run_fresh(vec![statement(sql, [month.0.into(), most.into()])]).await?;
    last(&mut results).into_iter().map(read).collect()
}

/// Changes an account. An account that is being deleted stays suspended. Returns false if there is none. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn change(
    database: &dyn Database,
    account: AccountId,
    change: &AccountChange,
    now: Timestamp,
) -> Result<bool, PortError> {
    let update = statement(
        "update accounts set name = ?2, plan = ?3, max_audits_a_month = ?4, max_open_audits = ?5, max_pages_in_flight = ?6,
                suspended_at = case when ?7 is not null or deleted_at is not null then coalesce(suspended_at, ?8) end,
                suspended_reason = ?7
         where id = ?1 returning id",
        [
            account.0.into(),
            change.name.clone().into(),
            change.plan.as_str().into(),
            change.limits.max_audits_a_month.into(),
            change.limits.max_open_audits.into(),
            change.limits.max_pages_in_flight.into(),
            change.suspended.clone().into(),
            now.0.into(),
        ],
    );
    Ok(!last(&mut database.run(vec![update]).await?).is_empty())
}

/// Begins the removal of an account: its keys are deleted at once, everything else by [`remove_portion`]. Returns false if
/// there is no such account. One transaction; idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn begin_removal(database: &dyn Database, account: AccountId, now: Timestamp) -> Result<bool, PortError> {
    let mark = statement(
        "update accounts set deleted_at = coalesce(deleted_at, ?2), suspended_at = coalesce(suspended_at, ?2)
         where id = ?1 returning id",
        [account.0.into(), now.0.into()],
    );
    let keys = statement("delete from api_keys where account_id = ?1", [account.0.into()]);
    let results = database.run(vec![mark, keys]).await?;
    Ok(first_row(results, 0).is_some())
}

/// Returns the next portion of audits in work or waiting of suspended accounts, with ids above `after`.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn audits_to_stop(database: &dyn Database, after: AuditId) -> Result<Vec<OpenAudit>, PortError> {
    let sql = "select id, phase from
           (select open.id, open.phase from accounts indexed by accounts_suspended
              cross join audits as open indexed by audits_running on open.account_id = accounts.id
            where accounts.suspended_at is not null and accounts.id > 0 and open.status = 'running'
            union all
            select open.id, open.phase from accounts indexed by accounts_suspended
              cross join audits as open indexed by audits_waiting on open.account_id = accounts.id
            where accounts.suspended_at is not null and accounts.id > 0
              and open.waiting_since is not null and open.status = 'queued')
         where id > ?1 and phase <> 'finish' order by id limit ?2";
    let mut results = database.run(vec![statement(sql, [after.0.into(), PORTION.into()])]).await?;
    last(&mut results).into_iter().map(read).collect()
}

/// Returns accounts that are being deleted, at most 10.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn to_remove(database: &dyn Database) -> Result<Vec<AccountId>, PortError> {
    let sql = "select id from accounts indexed by accounts_suspended
         where suspended_at is not null and id > 0 and deleted_at is not null order by id limit 10";
    ids(last(&mut database.run(vec![statement(sql, [])]).await?))
}

/// Deletes a portion of what belongs to an account that is being deleted and, when nothing else is left, the account.
/// Returns true if it is gone. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn remove_portion(database: &dyn Database, account: AccountId) -> Result<bool, PortError> {
    let portions = [
        "delete from pages where id in
           (select pages.id from pages where audit_id in (select id from audits where account_id = ?1 order by created_at limit 5)
            limit ?2)",
        "delete from audits where id in
           (select id from audits where account_id = ?1
              and not exists (select 1 from pages where pages.audit_id = audits.id) order by created_at limit ?2)",
        "delete from events where id in (select id from events where account_id = ?1 limit ?2)",
        "delete from cooldowns where account_id = ?1 and (sandbox, url_key) in
           (select sandbox, url_key from cooldowns where account_id = ?1 limit ?2)",
        "delete from websites where id in
           (select id from websites where account_id = ?1
              and not exists (select 1 from audits where audits.website_id = websites.id) limit ?2)",
    ];
    let portions = portions.map(|sql| statement(sql, [account.0.into(), MAX_REMOVED.into()]));
    let account = statement(
        "delete from accounts where id = ?1 and deleted_at is not null
           and not exists (select 1 from audits where account_id = ?1)
           and not exists (select 1 from events where account_id = ?1)
           and not exists (select 1 from cooldowns where account_id = ?1)
           and not exists (select 1 from websites where account_id = ?1) returning id",
        [account.0.into()],
    );
    let statements: Vec<Statement> = portions.into_iter().chain([account]).collect();
    Ok(!last(&mut database.run(statements).await?).is_empty())
}
