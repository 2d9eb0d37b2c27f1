//! The ends of delivery attempts: their log, the next attempt, and the health of the endpoint.
use super::deliveries::{Claim, LOST_AFTER_MS, Task, may_attempt};
use super::events::{body, fan_out};
use super::{statement, to_json};
use crate::model::{DeliveryAttempt, DeliveryState, Timestamp, WebhookEventKind};
use crate::ports::{Database, PortError, Statement};
use serde_json::json;

/// Number of attempts that the log of a delivery keeps.
const MAX_LOGGED: i64 = 50;

/// The end of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptEnd {
    /// The receiver accepted the event.
    Delivered,
    /// It did not; the next attempt is at this time. `true` if the receiver asked for this pause: the endpoint's other
    /// deliveries wait as well.
    Retry(Timestamp, bool),
    /// It did not, and there is no further attempt. `true` if the receiver is gone: its endpoint is disabled.
    Failed(bool),
}

impl AttemptEnd {
    /// Returns the state of the delivery after the attempt.
    pub const fn state(self) -> DeliveryState {
        match self {
            Self::Delivered => DeliveryState::Delivered,
            Self::Retry(..) => DeliveryState::Pending,
            Self::Failed(_) => DeliveryState::Failed,
        }
    }
}

/// Stores the outcome of a claimed attempt: its log, the next attempt, and the health of the endpoint. An endpoint that has
/// failed since `failing_limit_ms` or is gone is disabled, which is an event for the others. Returns true if it was. One
/// transaction. If the claim is no longer valid, only the log and a success are stored.
///
/// # Errors
/// Returns an error if the database fails or the log cannot be serialized.
pub async fn end(
    database: &dyn Database,
    (task, claim): (&Task, Claim),
    end: AttemptEnd,
    log: &DeliveryAttempt,
    (now, failing_limit_ms): (Timestamp, i64),
) -> Result<bool, PortError> {
    let id = task.id.0;
    let logged = statement(
        "update delivery_attempts set log = ?3 where delivery_id = ?1 and attempt = ?2",
        [id.into(), claim.attempt.into(), to_json(log)?],
    );
    let forgotten = statement(
        "delete from delivery_attempts where delivery_id = ?1 and attempt <= ?2",
        [id.into(), (claim.attempt - MAX_LOGGED).into()],
    );
    let mut statements = vec![logged, forgotten];
    if let Some(webhook) = &task.webhook {
        statements.extend(health((task, webhook, claim), end, (now, failing_limit_ms))?);
    }
    statements.push(outcome(id, claim.attempt, end));
    let results = database.run(statements).await?;
    // The statement that disables an endpoint is the only one with a column `disabled`.
    Ok(results.iter().flatten().any(|row| row.contains_key("disabled")))
}

/// Sets the state of the delivery.
fn outcome(id: i64, attempt: i64, end: AttemptEnd) -> Statement {
    match end {
        // The claim does not matter here: the receiver has the event.
        AttemptEnd::Delivered => {
            statement("update deliveries set state = 'delivered', lease_until = 0 where id = ?1", [id.into()])
        }
        AttemptEnd::Retry(due_at, _) => statement(
            "update deliveries set state = 'pending', due_at = ?3, lease_until = ?4 where id = ?1 and attempt = ?2 and state = 'running'",
            [id.into(), attempt.into(), due_at.0.into(), due_at.plus(LOST_AFTER_MS).0.into()],
        ),
        AttemptEnd::Failed(_) => statement(
            "update deliveries set state = 'failed', lease_until = 0 where id = ?1 and attempt = ?2 and state = 'running'",
            [id.into(), attempt.into()],
        ),
    }
}

/// The statements that follow an attempt for its endpoint.
fn health(
    (task, webhook, claim): (&Task, &str, Claim),
    end: AttemptEnd,
    (now, failing_limit_ms): (Timestamp, i64),
) -> Result<Vec<Statement>, PortError> {
    if end == AttemptEnd::Delivered {
        let sql = "update webhooks set failing_since = null, last_delivery_at = ?2 where id = ?1";
        return Ok(vec![statement(sql, [webhook.into(), now.0.into()])]);
    }
    let is_gone = end == AttemptEnd::Failed(true);
    let reason = if is_gone {
        "The endpoint answered with status 410, which means that it is gone".to_owned()
    } else {
        format!("Every attempt has failed for {} hours", failing_limit_ms / 3_600_000)
    };
    let data = json!({"webhook_id": webhook, "url": task.url, "reason": reason, "disabled_at": now.to_string()});
    let kind = WebhookEventKind::EndpointDisabled;
    let held = [task.id.0.into(), claim.attempt.into()];
    let failed = statement(
        "update webhooks set failing_since = coalesce(failing_since, ?3), last_delivery_at = ?3 where id = ?4
           and exists (select 1 from deliveries where id = ?1 and attempt = ?2 and state = 'running')",
        held.iter().cloned().chain([now.0.into(), webhook.into()]),
    );
    let event = statement(
        "insert into events (account_id, kind, body, created_at) select account_id, ?7, ?8, ?3 from webhooks
         where id = ?4 and enabled = 1 and (?5 or failing_since <= ?3 - ?6)
           and exists (select 1 from deliveries where id = ?1 and attempt = ?2 and state = 'running')",
        held.iter().cloned().chain([
            now.0.into(),
            webhook.into(),
            is_gone.into(),
            failing_limit_ms.into(),
            kind.as_str().into(),
            body(kind, now, &data)?.into(),
        ]),
    );
    let disabled = statement(
        "update webhooks set enabled = 0, disabled_reason = ?7
         where id = ?4 and enabled = 1 and (?5 or failing_since <= ?3 - ?6)
           and exists (select 1 from deliveries where id = ?1 and attempt = ?2 and state = 'running')
         returning id as disabled",
        held.iter().cloned().chain([
            now.0.into(),
            webhook.into(),
            is_gone.into(),
            failing_limit_ms.into(),
            reason.into(),
        ]),
    );
    let slow_down = match end {
        AttemptEnd::Retry(until, true) => Some(statement(
            "update deliveries set due_at = max(due_at, ?2), lease_until = max(lease_until, ?3) where webhook_id = ?1 and state = 'pending'",
            [webhook.into(), until.0.into(), until.0.into()],
        )),
        _ => None,
    };
    let told = fan_out(task.account, kind, now, Some(webhook));
    Ok([failed, event, disabled, told].into_iter().chain(slow_down).collect())
}

/// Fails a delivery without a request, and logs the reason. Guarded: only if it may still be attempted. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn refuse(database: &dyn Database, task: &Task, error: &str, now: Timestamp) -> Result<(), PortError> {
    let attempt = task.attempt + 1;
    let log = DeliveryAttempt { attempt, at: now.0, error: Some(error.to_owned()), ..DeliveryAttempt::default() };
    let logged = statement(
        concat!(
            "insert into delivery_attempts (delivery_id, attempt, log) select id, ?3, ?4 from deliveries where ",
            may_attempt!(),
            " on conflict do nothing"
        ),
        [task.id.0.into(), now.0.into(), attempt.into(), to_json(&log)?],
    );
    let failed = statement(
        concat!(
            "update deliveries set state = 'failed', attempt = attempt + 1, lease_until = 0 where ",
            may_attempt!()
        ),
        [task.id.0.into(), now.0.into()],
    );
    database.run(vec![logged, failed]).await.map(drop)
}
