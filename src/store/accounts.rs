//! Accounts and their keys.
use super::{broken, first_row, read, statement};
use crate::model::{Account, Caller, KeyScope, Timestamp};
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// Who calls with a key, unless it has ended or was revoked. That it was used is noted once an hour. Never stale.
///
/// # Errors
/// Where the database does not answer.
pub async fn by_key(database: &dyn Database, key_hash: &str, now: Timestamp) -> Result<Option<Caller>, PortError> {
    let used = statement(
        "update api_keys set last_used_at = ?2 where hash = ?1 and coalesce(last_used_at, 0) < ?2 - ?3
           and revoked_at is null and coalesce(expires_at, ?2 + 1) > ?2",
        [key_hash.into(), now.0.into(), HOUR.into()],
    );
    let find = statement(
        "select accounts.id, accounts.name, accounts.plan, accounts.version, api_keys.scopes, api_keys.expires_at
         from api_keys join accounts on accounts.id = api_keys.account_id
         where api_keys.hash = ?1 and api_keys.revoked_at is null and coalesce(api_keys.expires_at, ?2 + 1) > ?2",
        [key_hash.into(), now.0.into()],
    );
    let Some(row) = first_row(database.run(vec![used, find]).await?, 1) else { return Ok(None) };
    let KeyRow { version, scopes, expires_at } = read(row.clone())?;
    let scopes = scopes.split_whitespace().filter_map(KeyScope::from_word).collect();
    Ok(Some(Caller { account: read(row)?, version, scopes, expires_at }))
}

/// How far behind the last use of a key may be, in milliseconds.
const HOUR: i64 = 3_600_000;

#[derive(Deserialize)]
struct KeyRow {
    version: i64,
    scopes: String,
    expires_at: Option<Timestamp>,
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
