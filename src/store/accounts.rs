//! Accounts and their keys.
use super::{broken, first_row, read, statement};
use crate::model::Account;
use crate::ports::{Database, PortError};

/// The account that a key belongs to, unless the key was revoked.
///
/// # Errors
/// Where the database does not answer.
pub async fn by_key(database: &dyn Database, key_hash: &str) -> Result<Option<Account>, PortError> {
    let sql = "select accounts.id, accounts.name, accounts.plan
         from api_keys join accounts on accounts.id = api_keys.account_id
         where api_keys.hash = ?1 and api_keys.revoked_at is null";
    let results = database.run(vec![statement(sql, [key_hash.into()])]).await?;
    first_row(results, 0).map(read).transpose()
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
