//! Accounts, and who calls with a key of theirs.
use super::keys::{self, key_columns};
use super::{broken, first_row, last, read, statement};
use crate::model::{Account, AccountId, ApiKey, Caller, KeyInfo, KeyScope, Plan, Timestamp};
use crate::ports::{Database, PortError, Row, Statement};
use serde::Deserialize;

/// How often the use of a key is noted, in milliseconds: with the minute that it is taken on trust, an hour.
const NOTED_EVERY: i64 = 3_540_000;

/// Who calls with a key, unless it has ended or was revoked. That it was used is noted once an hour. Never stale.
///
/// # Errors
/// Where the database does not answer.
pub async fn by_key(database: &dyn Database, key_hash: &str, now: Timestamp) -> Result<Option<Caller>, PortError> {
    let used = statement(
        "update api_keys set last_used_at = ?2 where hash = ?1 and coalesce(last_used_at, 0) <= ?2 - ?3
           and coalesce(revoked_at, ?2 + 1) > ?2 and coalesce(expires_at, ?2 + 1) > ?2",
        [key_hash.into(), now.0.into(), NOTED_EVERY.into()],
    );
    let find = statement(
        "select accounts.id, accounts.name, accounts.plan, accounts.version, api_keys.scopes, api_keys.expires_at,
                api_keys.revoked_at
         from api_keys join accounts on accounts.id = api_keys.account_id
         where api_keys.hash = ?1 and coalesce(api_keys.revoked_at, ?2 + 1) > ?2
           and coalesce(api_keys.expires_at, ?2 + 1) > ?2",
        [key_hash.into(), now.0.into()],
    );
    let Some(row) = first_row(database.run(vec![used, find]).await?, 1) else { return Ok(None) };
    let KeyRow { version, scopes, expires_at, revoked_at } = read(row.clone())?;
    let expires_at = [expires_at, revoked_at].into_iter().flatten().min();
    Ok(Some(Caller { account: read(row)?, version, scopes: KeyScope::from_words(&scopes), expires_at }))
}

#[derive(Deserialize)]
struct KeyRow {
    version: i64,
    scopes: String,
    expires_at: Option<Timestamp>,
    /// It may be to come, where the key was exchanged for another one.
    revoked_at: Option<Timestamp>,
}

/// Opens an account with a first key that may do everything, in one transaction.
///
/// # Errors
/// Where the database does not answer.
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
    let nothing = || broken("a new account has no row");
    let first = last(&mut results).into_iter().next().ok_or_else(nothing)?;
    let account = last(&mut results).into_iter().next().ok_or_else(nothing)?;
    Ok((dated(account)?, keys::from_row(first)?))
}

/// Gives an account one more key that may do everything, however many it has; none where there is no such account.
///
/// # Errors
/// Where the database does not answer.
pub async fn add_key(
    database: &dyn Database,
    account: AccountId,
    key: &ApiKey,
    now: Timestamp,
) -> Result<Option<KeyInfo>, PortError> {
    let insert = full_key(Some(account), "operator", key, now);
    first_row(database.run(vec![insert]).await?, 0).map(keys::from_row).transpose()
}

/// Keeps a key that may do everything, of this account or of the one that the transaction has just opened: numbers only
/// grow, so it has the largest.
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

/// At most so many accounts with a number above this one, by their numbers; and when each was opened.
///
/// # Errors
/// Where the database does not answer.
pub async fn list(
    database: &dyn Database,
    above: AccountId,
    most: usize,
) -> Result<Vec<(Account, Timestamp)>, PortError> {
    let sql = "select id, name, plan, created_at from accounts where id > ?1 order by id limit ?2";
    let mut results = database.run_fresh(vec![statement(sql, [above.0.into(), most.into()])]).await?;
    last(&mut results).into_iter().map(dated).collect()
}

/// Gives an account another plan; none where there is no such account.
///
/// # Errors
/// Where the database does not answer.
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

/// The account of whoever runs this on a machine of their own.
///
/// # Errors
/// Where the database does not answer.
pub async fn local(database: &dyn Database) -> Result<Account, PortError> {
    let make = "insert into accounts (name, plan, created_at)
         select 'local', 'pro', 0 where not exists (select 1 from accounts where name = 'local')";
    let find = "select id, name, plan from accounts where name = 'local' order by id limit 1";
    let results = database.run(vec![statement(make, []), statement(find, [])]).await?;
    first_row(results, 1).map(read).transpose()?.ok_or_else(|| broken("there is no local account"))
}
