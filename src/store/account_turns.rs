//! Turns of accounts: as many audits and pages of an account are in work as its plan allows; the others wait, the first one
//! first.
use super::{ids, last, read, statement};
use crate::model::{AccountId, AuditId, PageId, Plan, Timestamp};
use crate::ports::{Database, PortError, Statement};
use serde::Deserialize;
use serde_json::{Map, Value};
use strum::VariantArray;

/// Milliseconds after which a woken page whose job has not started counts as lost.
const LOST_AFTER_MS: i64 = 60_000;
/// Maximum number of accounts of one portion.
pub const PORTION: usize = 50;

/// True if the account of page ?1 is suspended or has as many pages in flight as it may have. ?2 is the time, ?3 the
/// limits of the plans.
macro_rules! pages_are_full {
    () => {
        "(select accounts.suspended_at is not null or coalesce(max_pages_in_flight, json_extract(?3, '$.' || plan)) <=
             (select count(*) from audits as open indexed by audits_running cross join pages as busy on busy.audit_id = open.id
              where open.account_id = accounts.id and open.status = 'running'
                and busy.state = 'running' and busy.lease_until >= ?2 and busy.id <> ?1)
          from audits join accounts on accounts.id = audits.account_id where audits.id = pages.audit_id)"
    };
}

/// The number of further audits that the account `accounts` may have in work; ?3 is the limits of the plans.
macro_rules! free_audits {
    () => {
        "max(0, iif(accounts.suspended_at is null, coalesce(max_open_audits, json_extract(?3, '$.' || plan)), 0) -
              (select count(*) from audits as open indexed by audits_running
               where open.account_id = accounts.id and open.status = 'running'))"
    };
}

/// Lets page ?1 wait if it may be claimed and its account is full, and ends its wait otherwise.
pub(super) fn hold_page(page: PageId, now: Timestamp) -> Statement {
    statement(
        concat!(
            "update pages set state = 'queued', lease_until = max(lease_until, ?2 + ?4),
                    waiting_since = case when ",
            pages_are_full!(),
            " then coalesce(waiting_since, ?2) end
             where id = ?1 and (state in ('new', 'queued') or state = 'running' and lease_until < ?2)
               and (waiting_since is not null or ",
            pages_are_full!(),
            ")"
        ),
        [page.0.into(), now.0.into(), limits(Plan::pages_in_flight), LOST_AFTER_MS.into()],
    )
}

/// Lets audit ?1 wait if it may be started and its account is full, and ends its wait otherwise.
pub(super) fn hold_audit(audit: AuditId, now: Timestamp) -> Statement {
    statement(
        concat!(
            "update audits set waiting_since =
               case when (select ",
            free_audits!(),
            " from accounts where accounts.id = audits.account_id) = 0 then coalesce(waiting_since, ?2) end
             where id = ?1 and phase = 'start' and status = 'queued' and coalesce(start_at, 0) <= ?2
               and (waiting_since is not null or (select ",
            free_audits!(),
            " from accounts where accounts.id = audits.account_id) = 0)"
        ),
        [audit.0.into(), now.0.into(), limits(Plan::open_audits)],
    )
}

/// Ends the wait of the page that waits longest of those of the audit's account. Returns it with its audit; read it with
/// [`woken_page`].
pub(super) fn wake_page(audit: AuditId, now: Timestamp) -> Statement {
    statement(
        "update pages set waiting_since = null, lease_until = ?2 where id =
           (select waiting.id from audits as open indexed by audits_running
              cross join pages as waiting on waiting.audit_id = open.id
            where open.account_id = (select account_id from audits where id = ?1) and open.status = 'running'
              and open.phase = 'pages' and waiting.state = 'queued' and waiting.waiting_since is not null
            order by waiting.waiting_since, waiting.depth, waiting.url limit 1)
         returning id, audit_id",
        [audit.0.into(), now.plus(LOST_AFTER_MS).0.into()],
    )
}

/// Reads the result of [`wake_page`].
pub(super) fn woken_page(rows: Vec<crate::ports::Row>) -> Result<Option<(AuditId, PageId)>, PortError> {
    #[derive(Deserialize)]
    struct Woken {
        id: PageId,
        audit_id: AuditId,
    }
    let woken = rows.into_iter().next().map(read::<Woken>).transpose()?;
    Ok(woken.map(|page| (page.audit_id, page.id)))
}

/// Ends the wait of the page that waits longest of those of this audit's account, and returns it; the caller sends its
/// job. If the account is full, its job lets it wait again.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn next_page(
    database: &dyn Database,
    audit: AuditId,
    now: Timestamp,
) -> Result<Option<(AuditId, PageId)>, PortError> {
    woken_page(last(&mut database.run(vec![wake_page(audit, now)]).await?))
}

/// Ends the wait of as many audits of an account as it may have in work; ?1 is a condition on `accounts`.
macro_rules! wake_audits {
    ($account:literal) => {
        concat!(
            "update audits set waiting_since = null, start_at = ?2 where id in
               (select next.id from audits as next where next.account_id = ",
            $account,
            " and next.waiting_since is not null and next.status = 'queued'
                order by next.id limit (select ",
            free_audits!(),
            " from accounts where accounts.id = ",
            $account,
            "))
             returning id"
        )
    };
}

/// Ends the wait of as many audits of this audit's account as the account may have in work, and returns them; the caller
/// sends their jobs. If several callers wake too many, their jobs let them wait again.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn next_audits(database: &dyn Database, ended: AuditId, now: Timestamp) -> Result<Vec<AuditId>, PortError> {
    let sql = wake_audits!("(select account_id from audits where id = ?1)");
    let values = [ended.0.into(), now.0.into(), limits(Plan::open_audits)];
    ids(last(&mut database.run(vec![statement(sql, values)]).await?))
}

/// Returns the next portion of accounts with audits that wait, with ids above `after`.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn waiting_accounts(database: &dyn Database, after: AccountId) -> Result<Vec<AccountId>, PortError> {
    let sql = "select distinct account_id as id from audits indexed by audits_waiting
         where waiting_since is not null and account_id > ?1 order by account_id limit ?2";
    ids(last(&mut database.run(vec![statement(sql, [after.0.into(), PORTION.into()])]).await?))
}

/// Ends the wait of as many audits of each of these accounts as it may have in work, and returns them; the caller sends
/// their jobs.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn wake(database: &dyn Database, accounts: &[AccountId], now: Timestamp) -> Result<Vec<AuditId>, PortError> {
    let sql = wake_audits!("?1");
    let woken =
        accounts.iter().map(|account| statement(sql, [account.0.into(), now.0.into(), limits(Plan::open_audits)]));
    ids(database.run(woken.collect()).await?.into_iter().flatten().collect())
}

/// Returns a limit of every plan as a JSON object.
fn limits(limit: fn(Plan) -> u32) -> Value {
    let limits = Plan::VARIANTS.iter().map(|plan| (plan.as_str().to_owned(), limit(*plan).into()));
    Value::String(Value::Object(limits.collect::<Map<_, _>>()).to_string())
}
