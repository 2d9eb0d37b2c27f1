//! Quota of audits without an API key, by the hash of the client's network address.
use super::{failed, first_row, last, read, statement};
use crate::model::Timestamp;
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// The outcome of [`take`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quota {
    /// The client may run an audit.
    Available,
    /// The client has used its quota; the time at which it may run the next audit.
    UsedUntil(Timestamp),
}

#[derive(Deserialize)]
struct Visitor {
    ready_at: Timestamp,
}

/// Uses the visitor's quota, if it is available; it becomes available again at `ready_at`. Atomic: exactly one concurrent
/// caller wins.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn take(
    database: &dyn Database,
    visitor: &str,
    now: Timestamp,
    ready_at: Timestamp,
) -> Result<Quota, PortError> {
    let take = statement(
        "insert into visitors (address, ready_at) values (?1, ?3)
         on conflict do update set ready_at = excluded.ready_at where visitors.ready_at <= ?2 returning ready_at",
        [visitor.into(), now.0.into(), ready_at.0.into()],
    );
    let find = statement("select ready_at from visitors where address = ?1", [visitor.into()]);
    let mut results = database.run(vec![take, find]).await?;
    let due = last(&mut results).into_iter().next().map(read::<Visitor>).transpose()?;
    match (first_row(results, 0), due) {
        (Some(_), _) => Ok(Quota::Available),
        (None, Some(visitor)) => Ok(Quota::UsedUntil(visitor.ready_at)),
        (None, None) => Err(failed("a visitor who used the quota has no row")),
    }
}

/// Restores a quota that led to no audit, unless it was used again since. `ready_at` is that of [`take`]. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn give_back(database: &dyn Database, visitor: &str, ready_at: Timestamp) -> Result<(), PortError> {
    let sql = "delete from visitors where address = ?1 and ready_at = ?2";
    database.run(vec![statement(sql, [visitor.into(), ready_at.0.into()])]).await.map(|_| ())
}

/// Deletes the visitors whose quota is available again. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn forget(database: &dyn Database, now: Timestamp) -> Result<(), PortError> {
    database.run(vec![statement("delete from visitors where ready_at <= ?1", [now.0.into()])]).await.map(|_| ())
}
