//! Who has had an audit without a key, by the hash of the address, until the next one is due.
use super::{first_row, last, read, statement};
use crate::model::Timestamp;
use crate::ports::{Database, PortError};
use serde::Deserialize;

/// Whether a visitor has a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is theirs.
    Theirs,
    /// They have had it; when the next one is due.
    Had(Timestamp),
}

#[derive(Deserialize)]
struct Visitor {
    ready_at: Timestamp,
}

/// Takes the visitor's turn, if it is due; the next one is due at `ready_at`. Of many calls at once one gets it.
///
/// # Errors
/// Where the database does not answer.
pub async fn take(
    database: &dyn Database,
    visitor: &str,
    now: Timestamp,
    ready_at: Timestamp,
) -> Result<Turn, PortError> {
    let take = statement(
        "insert into visitors (address, ready_at) values (?1, ?3)
         on conflict do update set ready_at = excluded.ready_at where visitors.ready_at <= ?2 returning ready_at",
        [visitor.into(), now.0.into(), ready_at.0.into()],
    );
    let find = statement("select ready_at from visitors where address = ?1", [visitor.into()]);
    let mut results = database.run(vec![take, find]).await?;
    let due = last(&mut results).into_iter().next().map(read::<Visitor>).transpose()?;
    let is_theirs = first_row(results, 0).is_some();
    Ok(due.filter(|_| !is_theirs).map_or(Turn::Theirs, |visitor| Turn::Had(visitor.ready_at)))
}

/// Gives a turn back that led to nothing.
///
/// # Errors
/// Where the database does not answer.
pub async fn give_back(database: &dyn Database, visitor: &str, ready_at: Timestamp) -> Result<(), PortError> {
    let sql = "delete from visitors where address = ?1 and ready_at = ?2";
    database.run(vec![statement(sql, [visitor.into(), ready_at.0.into()])]).await.map(|_| ())
}

/// Forgets the visitors whose next turn is due.
///
/// # Errors
/// Where the database does not answer.
pub async fn forget(database: &dyn Database, now: Timestamp) -> Result<(), PortError> {
    database.run(vec![statement("delete from visitors where ready_at <= ?1", [now.0.into()])]).await.map(|_| ())
}
