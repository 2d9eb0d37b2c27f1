//! Counters of accounts, which deleting audits does not change.
use super::{last, statement};
use crate::model::timestamp::DAY;
use crate::model::{AccountId, Timestamp};
use crate::ports::{Database, PortError};

/// Age from which counters are deleted, in milliseconds.
const RETENTION_MS: i64 = 40 * DAY;
/// Maximum number of rows of each kind that one call of [`forget`] deletes.
const MAX_FORGOTTEN: u32 = 1_000;

/// Counts a sandbox operation of the day, if there were fewer than `most`. Returns false at the limit. Atomic: concurrent
/// callers never exceed the limit. Each call counts.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn take_sandbox(
    database: &dyn Database,
    account: AccountId,
    now: Timestamp,
    most: u32,
) -> Result<bool, PortError> {
    let sql = "insert into counters (account_id, name, period, used) values (?1, 'sandbox', ?2, 1)
         on conflict do update set used = used + 1 where used < ?3 returning used";
    let values = [account.0.into(), now.day_start().0.into(), most.into()];
    Ok(!last(&mut database.run(vec![statement(sql, values)]).await?).is_empty())
}

/// Deletes old counters and cooldowns that have ended, a portion of each. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn forget(database: &dyn Database, now: Timestamp) -> Result<(), PortError> {
    let counters = statement(
        "delete from counters where (account_id, name, period) in
           (select account_id, name, period from counters where period < ?1 limit ?2)",
        [now.plus(-RETENTION_MS).0.into(), MAX_FORGOTTEN.into()],
    );
    let cooldowns = statement(
        "delete from cooldowns where (account_id, sandbox, url_key) in
           (select account_id, sandbox, url_key from cooldowns where ready_at <= ?1 limit ?2)",
        [now.0.into(), MAX_FORGOTTEN.into()],
    );
    database.run(vec![counters, cooldowns]).await.map(drop)
}
