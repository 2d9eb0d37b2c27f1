//! Hosts that the operator has blocked: neither they nor the hosts below them are audited or sent webhooks.
use super::{last, read, statement};
use crate::model::Timestamp;
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// A host that is not audited.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BlockedHost {
    /// Name of the host.
    pub host: String,
    /// The operator's reason.
    pub reason: String,
    /// Time since which it is blocked.
    pub created_at: Timestamp,
}

/// Reads at most `most` blocked hosts whose names follow `after`, ordered by name.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn list(database: &dyn Database, after: &str, most: usize) -> Result<Vec<BlockedHost>, PortError> {
    let sql = "select host, reason, created_at from blocked_hosts where host > ?1 order by host limit ?2";
    let mut results = database.run_fresh(vec![statement(sql, [after.into(), most.into()])]).await?;
    last(&mut results).into_iter().map(read).collect()
}

/// Blocks a host, or changes the reason. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn block(database: &dyn Database, host: &str, reason: &str, now: Timestamp) -> Result<(), PortError> {
    let sql = "insert into blocked_hosts (host, reason, created_at) values (?1, ?2, ?3)
         on conflict do update set reason = excluded.reason";
    database.run(vec![statement(sql, [host.into(), reason.into(), now.0.into()])]).await.map(drop)
}

/// Unblocks a host. Returns false if it was not blocked by this name.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn unblock(database: &dyn Database, host: &str) -> Result<bool, PortError> {
    let sql = "delete from blocked_hosts where host = ?1 returning host";
    Ok(!last(&mut database.run(vec![statement(sql, [host.into()])]).await?).is_empty())
}
