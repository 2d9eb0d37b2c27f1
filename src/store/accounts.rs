//! Accounts and their keys.
use super::{first_row, read, statement};
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
