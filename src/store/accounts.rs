//! Accounts, and the caller that an API key identifies.
use super::keys::{self, key_columns};
use super::{failed, first_row, last, read, statement};
use crate::model::{Account, AccountId, ApiKey, Caller, KeyInfo, KeyScope, Plan, Timestamp};
use crate::ports::{Database, PortError, Row, Statement};
use serde::Deserialize;

/// Minimum milliseconds between two updates of a key's last use: with the minute for which callers are cached, an hour.
const LAST_USE_INTERVAL_MS: i64 = 3_540_000;

/// Reads the caller that a key identifies; `None` if the key is unknown, expired or revoked. Updates the time of the key's
/// last use at most once an hour. Reads the primary, because it writes; may be repeated.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn by_key(database: &dyn Database, key_hash: &str, now: Timestamp) -> Result<Option<Caller>, PortError> {
    let used = statement(
        "update api_keys set last_used_at = ?2 where hash = ?1 and coalesce(last_used_at, 0) <= ?2 - ?3
           and coalesce(revoked_at, ?2 + 1) > ?2 and coalesce(expires_at, ?2 + 1) > ?2",
        [key_hash.into(), now.0.into(), LAST_USE_INTERVAL_MS.into()],
    );
    let find = statement(
        "select accounts.id, accounts.name, accounts.plan, accounts.version, accounts.suspended_at, api_keys.scopes, api_keys.expires_at,
                api_keys.revoked_at
         from api_keys join accounts on accounts.id = api_keys.account_id
         where api_keys.hash = ?1 and coalesce(api_keys.revoked_at, ?2 + 1) > ?2
           and coalesce(api_keys.expires_at, ?2 + 1) > ?2",
        [key_hash.into(), now.0.into()],
    );
    let Some(row) = first_row(database.run(vec![used, find]).await?, 1) else { return Ok(None) };
    let KeyRow { version, scopes, expires_at, revoked_at, suspended_at } = read(row.clone())?;
    let expires_at = [expires_at, revoked_at].into_iter().flatten().min();
    let scopes = KeyScope::from_words(&scopes);
    let is_suspended = suspended_at.is_some();
    Ok(Some(Caller { account: read(row)?, version, scopes, expires_at, is_suspended, is_sandbox: false }))
}

#[derive(Deserialize)]
struct KeyRow {
    version: i64,
    scopes: String,
    expires_at: Option<Timestamp>,
    /// In the future, if the key was rotated and stays valid for a while.
    revoked_at: Option<Timestamp>,
    suspended_at: Option<Timestamp>,
}

/// Creates an account and its first key, with all scopes. One transaction; each call creates another account.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn open(
    database: &dyn Database,
    (name, plan): (&str, Plan),
    key: &ApiKey,
    now: Timestamp,
) -> Result<((Account, Timestamp), KeyInfo), PortError> {
    let account = statement(
        "insert into accounts (name, plan, created_at) values (?1, ?2, ?3) returning id, name, plan, created_at",
        [name.into(), plan.as_str().into(), now.0.into()],
    );
    let mut results = database.run(vec![account, full_key(None, "first", key, now)]).await?;
    let nothing = || failed("a new account has no row");
    let first = last(&mut results).into_iter().next().ok_or_else(nothing)?;
    let account = last(&mut results).into_iter().next().ok_or_else(nothing)?;
    Ok((dated(account)?, keys::from_row(first)?))
}

/// Adds a key with all scopes to an account, even beyond the limit on keys; `None` if there is no such account. Each call
/// adds a key; the same key twice is an error.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn add_key(
    database: &dyn Database,
    account: AccountId,
    key: &ApiKey,
    now: Timestamp,
) -> Result<Option<KeyInfo>, PortError> {
    let insert = full_key(Some(account), "operator", key, now);
    first_row(database.run(vec![insert]).await?, 0).map(keys::from_row).transpose()
}

/// Inserts a key with all scopes, for this account or the one that the transaction has just created: it has the largest
/// number, because numbers only grow.
fn full_key(account: Option<AccountId>, label: &str, key: &ApiKey, now: Timestamp) -> Statement {
    statement(
        concat!(
            "insert into api_keys (hash, account_id, label, prefix, scopes, created_at)
             select ?2, id, ?3, ?4, ?5, ?6 from accounts where id = coalesce(?1, (select max(id) from accounts)) returning ",
            key_columns!()
        ),
        [
            account.map(|account| account.0).into(),
            key.hash().into(),
            label.into(),
            key.prefix().into(),
            KeyScope::words(&KeyScope::ALL).into(),
            now.0.into(),
        ],
    )
}

/// Reads at most `most` accounts with a number above this one, ordered by number, and the creation time of each. Reads the
/// primary.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn list(
    database: &dyn Database,
    above: AccountId,
    most: usize,
) -> Result<Vec<(Account, Timestamp)>, PortError> {
    let sql = "select id, name, plan, created_at from accounts where id > ?1 order by id limit ?2";
    let mut results = database.run_fresh(vec![statement(sql, [above.0.into(), most.into()])]).await?;
    last(&mut results).into_iter().map(dated).collect()
}

/// Changes the plan of an account; `None` if there is no such account. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn set_plan(
    database: &dyn Database,
    account: AccountId,
    plan: Plan,
) -> Result<Option<(Account, Timestamp)>, PortError> {
    let sql = "update accounts set plan = ?2 where id = ?1 returning id, name, plan, created_at";
    let results = database.run(vec![statement(sql, [account.0.into(), plan.as_str().into()])]).await?;
    first_row(results, 0).map(dated).transpose()
}

fn dated(row: Row) -> Result<(Account, Timestamp), PortError> {
    #[derive(Deserialize)]
    struct Opened {
        created_at: Timestamp,
    }
    Ok((read(row.clone())?, read::<Opened>(row)?.created_at))
}

/// Reads the account of the command line, which is created on the first call. One transaction; idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn local(database: &dyn Database) -> Result<Account, PortError> {
    let make = "insert into accounts (name, plan, created_at)
         select 'local', 'pro', 0 where not exists (select 1 from accounts where name = 'local')";
    let find = "select id, name, plan from accounts where name = 'local' order by id limit 1";
    // One user's own machine: the number of parallel requests is the limit.
    let unlimited = "update accounts set max_pages_in_flight = 1000, max_open_audits = 1000
         where id = (select id from accounts where name = 'local' order by id limit 1) and max_open_audits is null";
    let results = database.run(vec![statement(make, []), statement(unlimited, []), statement(find, [])]).await?;
    first_row(results, 2).map(read).transpose()?.ok_or_else(|| failed("there is no local account"))
}
