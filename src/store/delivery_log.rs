//! The delivery log of an endpoint, as its owner reads it, and the replay of one delivery.
use super::{count, failed, first_row, from_json, last, read, statement};
use crate::model::{AccountId, Delivery, DeliveryAttempt, DeliveryId, DeliveryState, Timestamp};
use crate::ports::{Database, PortError, Row};
use serde::Deserialize;
use serde_json::Value;

/// Reads deliveries with the attempts that the log keeps.
macro_rules! delivery {
    ($condition:expr) => {
        concat!(
            "select deliveries.id, event_id, kind, state, events.created_at, due_at, body,
                (select json_group_array(json(log)) from
                   (select log from delivery_attempts where delivery_id = deliveries.id order by attempt)) as attempts
             from deliveries join events on events.id = deliveries.event_id
             where ",
            $condition
        )
    };
}

/// The condition that a delivery belongs to endpoint ?2 of account ?1.
macro_rules! of_endpoint {
    ($condition:literal) => {
        concat!("deliveries.webhook_id = ?2 and events.account_id = ?1 and ", $condition)
    };
}

/// A page of the log of an endpoint.
#[derive(Clone, Copy, Debug)]
pub struct LogQuery<'a> {
    /// Account that owns the endpoint.
    pub account: AccountId,
    /// The endpoint.
    pub webhook: &'a str,
    /// Only deliveries in this state.
    pub state: Option<DeliveryState>,
    /// Maximum number of deliveries.
    pub limit: usize,
    /// Number of newer deliveries to skip.
    pub offset: usize,
}

/// Reads a page of the log, newest first, and the number of deliveries on all pages.
///
/// # Errors
/// Returns an error if the database fails or a row cannot be parsed.
pub async fn list(database: &dyn Database, query: LogQuery<'_>) -> Result<(Vec<Delivery>, usize), PortError> {
    let state = || query.state.map(DeliveryState::as_str).into();
    let owned = || -> [Value; 3] { [query.account.0.into(), query.webhook.into(), state()] };
    let page = statement(
        delivery!(of_endpoint!("(?3 is null or state = ?3) order by deliveries.id desc limit ?4 offset ?5")),
        owned().into_iter().chain([query.limit.into(), query.offset.into()]),
    );
    let total = statement(
        "select count(*) as count from deliveries join events on events.id = deliveries.event_id
         where deliveries.webhook_id = ?2 and events.account_id = ?1 and (?3 is null or state = ?3)",
        owned(),
    );
    let mut results = database.run_fresh(vec![page, total]).await?;
    let total = count(last(&mut results))?;
    Ok((last(&mut results).into_iter().map(from_row).collect::<Result<_, _>>()?, total))
}

/// Reads the deliveries to the `webhook_url` of an audit; `None` if the account has no such audit.
///
/// # Errors
/// Returns an error if the database fails or a row cannot be parsed.
pub async fn of_audit(
    database: &dyn Database,
    account: AccountId,
    job_id: &str,
) -> Result<Option<Vec<Delivery>>, PortError> {
    let values = || -> [Value; 2] { [account.0.into(), job_id.into()] };
    let audit = statement("select id from audits where account_id = ?1 and job_id = ?2", values());
    let deliveries = statement(
        delivery!(
            "deliveries.webhook_id is null
               and events.audit_id = (select id from audits where account_id = ?1 and job_id = ?2) order by deliveries.id limit 10"
        ),
        values(),
    );
    let mut results = database.run_fresh(vec![audit, deliveries]).await?;
    let deliveries = last(&mut results);
    if last(&mut results).is_empty() {
        return Ok(None);
    }
    deliveries.into_iter().map(from_row).collect::<Result<_, _>>().map(Some)
}

/// Reads one delivery; `None` if the account's endpoint has no such delivery.
///
/// # Errors
/// Returns an error if the database fails or the row cannot be parsed.
pub async fn find(
    database: &dyn Database,
    (account, webhook): (AccountId, &str),
    id: DeliveryId,
) -> Result<Option<Delivery>, PortError> {
    let sql = delivery!(of_endpoint!("deliveries.id = ?3"));
    let results = database.run_fresh(vec![statement(sql, [account.0.into(), webhook.into(), id.0.into()])]).await?;
    first_row(results, 0).map(from_row).transpose()
}

/// Starts the schedule of a delivery again, whether it succeeded or failed; one that is being attempted is left alone.
/// Returns the delivery; `None` if the account's endpoint has no such delivery. Idempotent.
///
/// # Errors
/// Returns an error if the database fails or the row cannot be parsed.
pub async fn replay(
    database: &dyn Database,
    (account, webhook): (AccountId, &str),
    id: DeliveryId,
    now: Timestamp,
) -> Result<Option<Delivery>, PortError> {
    let values = || -> [Value; 3] { [account.0.into(), webhook.into(), id.0.into()] };
    let again = statement(
        "update deliveries set state = 'pending', tries = 0, due_at = ?4, lease_until = 0
         where id = ?3 and webhook_id = ?2 and state <> 'running'
           and exists (select 1 from events where events.id = event_id and account_id = ?1)",
        values().into_iter().chain([now.0.into()]),
    );
    let read = statement(delivery!(of_endpoint!("deliveries.id = ?3")), values());
    first_row(database.run_fresh(vec![again, read]).await?, 1).map(from_row).transpose()
}

fn from_row(row: Row) -> Result<Delivery, PortError> {
    #[derive(Deserialize)]
    struct DeliveryRow {
        id: DeliveryId,
        event_id: String,
        kind: String,
        state: DeliveryState,
        created_at: Timestamp,
        due_at: Timestamp,
        body: Option<String>,
        attempts: String,
    }
    let row: DeliveryRow = read(row)?;
    let attempts: Vec<DeliveryAttempt> = from_json(&row.attempts)?;
    Ok(Delivery {
        id: row.id,
        event: row.event_id,
        kind: row.kind.parse().map_err(|_| failed("an event has an unknown kind"))?,
        state: row.state,
        created_at: row.created_at,
        next_at: (row.state == DeliveryState::Pending).then_some(row.due_at),
        body: row.body,
        attempts,
    })
}
