//! Quota of audits without an API key, by the hash of the client's network address.
use super::{first_row, last, read, statement};
use crate::model::Timestamp;
use crate::ports::{Database, PortError};
use serde::Deserialize;

const HOUR_MS: i64 = 3_600_000;

/// The outcome of [`take`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quota {
    /// The client may run an audit.
    Available,
    /// The client has used its quota; the time at which it may run the next audit.
    UsedUntil(Timestamp),
    /// All clients together have used the quota of the hour; its end.
    CeilingUntil(Timestamp),
}

#[derive(Deserialize)]
struct Visitor {
    ready_at: Timestamp,
}

/// Uses the visitor's quota, if it is available, and one of the `most` audits that all visitors together may have in an
/// hour; the visitor's quota becomes available again at `ready_at`. Atomic: exactly one concurrent caller wins.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn take(
    database: &dyn Database,
    visitor: &str,
    now: Timestamp,
    ready_at: Timestamp,
    most: u32,
) -> Result<Quota, PortError> {
    let hour = now.0 - now.0.rem_euclid(HOUR_MS);
    // Counts on beyond the limit, and only visitors whose own quota is available.
    let count = statement(
        "insert into shared_counters (name, period, used) select 'anonymous', ?3, 1
         where not exists (select 1 from visitors where address = ?1 and ready_at > ?2)
         on conflict do update set used = case period when excluded.period then used + 1 else 1 end, period = excluded.period",
        [visitor.into(), now.0.into(), hour.into()],
    );
    let take = statement(
        "insert into visitors (address, ready_at) select ?1, ?3
         where ?5 >= (select used from shared_counters where name = 'anonymous' and period = ?4)
         on conflict do update set ready_at = excluded.ready_at where visitors.ready_at <= ?2 returning ready_at",
        [visitor.into(), now.0.into(), ready_at.0.into(), hour.into(), most.into()],
    );
    let find = statement("select ready_at from visitors where address = ?1", [visitor.into()]);
    let mut results = database.run(vec![count, take, find]).await?;
    let due = last(&mut results).into_iter().next().map(read::<Visitor>).transpose()?;
    Ok(match (first_row(results, 1), due) {
        (Some(_), _) => Quota::Available,
        (None, Some(visitor)) if visitor.ready_at > now => Quota::UsedUntil(visitor.ready_at),
        (None, _) => Quota::CeilingUntil(Timestamp(hour + HOUR_MS)),
    })
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
