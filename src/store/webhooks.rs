//! Webhook endpoints and the secrets that sign what is sent to them. Reads use the primary, so that they see an endpoint
//! that was just created.
use super::{first_row, from_json, last, read, statement, to_json};
use crate::model::{AccountId, Timestamp, Webhook, WebhookEventKind, WebhookSecret};
use crate::ports::{Database, PortError, Row};
use serde::Deserialize;
use serde_json::Value;

/// The columns that a [`Webhook`] is read from.
macro_rules! webhook_columns {
    () => {
        "id, account_id, url, events, enabled, disabled_reason, failing_since, last_delivery_at, old_secret_until, created_at"
    };
}

/// An endpoint to create.
#[derive(Clone, Debug)]
pub struct NewWebhook<'a> {
    /// Unguessable id.
    pub id: &'a str,
    /// Account that owns it.
    pub account: AccountId,
    /// URL that events are posted to.
    pub url: &'a str,
    /// Kinds of events to send; `None` for all.
    pub events: Option<&'a [WebhookEventKind]>,
    /// Secret that signs them.
    pub secret: &'a WebhookSecret,
    /// Maximum number of endpoints of the account.
    pub max: u32,
}

/// Creates an endpoint; `None` if the account has its maximum number of endpoints. Atomic: concurrent callers never
/// exceed the limit.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn insert(
    database: &dyn Database,
    new: NewWebhook<'_>,
    now: Timestamp,
) -> Result<Option<Webhook>, PortError> {
    let sql = concat!(
        "insert into webhooks (id, account_id, url, events, secret, created_at) select ?1, ?2, ?3, ?4, ?5, ?6
         where ?7 > (select count(*) from webhooks where account_id = ?2) returning ",
        webhook_columns!()
    );
    let values = [
        new.id.into(),
        new.account.0.into(),
        new.url.into(),
        new.events.map(|events| to_json(&events)).transpose()?.into(),
        new.secret.reveal().into(),
        now.0.into(),
        new.max.into(),
    ];
    one(database, sql, values).await
}

/// Reads the endpoints of an account, oldest first.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn list(database: &dyn Database, account: AccountId) -> Result<Vec<Webhook>, PortError> {
    let sql = concat!(
        "select ",
        webhook_columns!(),
        " from webhooks where account_id = ?1 order by created_at, id limit 1000"
    );
    let mut results = database.run_fresh(vec![statement(sql, [account.0.into()])]).await?;
    last(&mut results).into_iter().map(from_row).collect()
}

/// Reads an endpoint; `None` if the account has no such endpoint.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn find(database: &dyn Database, account: AccountId, id: &str) -> Result<Option<Webhook>, PortError> {
    let sql = concat!("select ", webhook_columns!(), " from webhooks where account_id = ?1 and id = ?2");
    one(database, sql, [account.0.into(), id.into()]).await
}

/// Changes to an endpoint; `None` leaves a property as it is.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// New URL.
    pub url: Option<String>,
    /// New kinds of events; the inner `None` for all.
    pub events: Option<Option<Vec<WebhookEventKind>>>,
    /// True to send events, false to stop.
    pub enabled: Option<bool>,
}

/// Changes an endpoint; `None` if the account has no such endpoint. Enabling it clears the reason why it was disabled.
/// Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn update(
    database: &dyn Database,
    account: AccountId,
    id: &str,
    changes: &Changes,
) -> Result<Option<Webhook>, PortError> {
    let sql = concat!(
        "update webhooks set url = coalesce(?3, url), events = case when ?4 then ?5 else events end,
                enabled = coalesce(?6, enabled),
                disabled_reason = case when ?6 is null then disabled_reason end,
                failing_since = case when ?6 is null and ?3 is null then failing_since end
         where account_id = ?1 and id = ?2 returning ",
        webhook_columns!()
    );
    let events = changes.events.as_ref();
    let kinds = events.and_then(Option::as_ref).map(to_json).transpose()?;
    let values = [
        account.0.into(),
        id.into(),
        changes.url.clone().into(),
        events.is_some().into(),
        kinds.into(),
        changes.enabled.map(i64::from).into(),
    ];
    one(database, sql, values).await
}

/// Deletes an endpoint with its deliveries. Returns false if the account has no such endpoint.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn delete(database: &dyn Database, account: AccountId, id: &str) -> Result<bool, PortError> {
    let sql = "delete from webhooks where account_id = ?1 and id = ?2 returning id";
    let mut results = database.run_fresh(vec![statement(sql, [account.0.into(), id.into()])]).await?;
    Ok(!last(&mut results).is_empty())
}

/// Replaces the secret of an endpoint. The old one signs as well until `until`. `None` if the account has no such endpoint.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn rotate(
    database: &dyn Database,
    account: AccountId,
    id: &str,
    secret: &WebhookSecret,
    until: Timestamp,
) -> Result<Option<Webhook>, PortError> {
    let sql = concat!(
        "update webhooks set old_secret = secret, old_secret_until = ?4, secret = ?3
         where account_id = ?1 and id = ?2 returning ",
        webhook_columns!()
    );
    one(database, sql, [account.0.into(), id.into(), secret.reveal().into(), until.0.into()]).await
}

/// The secret of an account, which signs what is sent to the `webhook_url` of its audits.
#[derive(Clone, Debug, Deserialize)]
pub struct AccountSecret {
    /// The secret.
    pub secret: String,
    /// Time until which the secret before it signs too; `None` if there is none.
    pub old_until: Option<Timestamp>,
}

/// Reads the secret of an account, which becomes `new` if it has none. Atomic: concurrent callers get the same secret.
/// `None` if the account was deleted.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn account_secret(
    database: &dyn Database,
    account: AccountId,
    new: &WebhookSecret,
) -> Result<Option<AccountSecret>, PortError> {
    let sql = "update accounts set webhook_secret = coalesce(webhook_secret, ?2) where id = ?1
         returning webhook_secret as secret, old_webhook_secret_until as old_until";
    let results = database.run_fresh(vec![statement(sql, [account.0.into(), new.reveal().into()])]).await?;
    first_row(results, 0).map(read).transpose()
}

/// Replaces the secret of an account. The old one signs as well until `until`. `None` if the account was deleted.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn rotate_account_secret(
    database: &dyn Database,
    account: AccountId,
    secret: &WebhookSecret,
    until: Timestamp,
) -> Result<Option<AccountSecret>, PortError> {
    let sql = "update accounts set old_webhook_secret = webhook_secret,
                old_webhook_secret_until = case when webhook_secret is not null then ?3 end, webhook_secret = ?2
         where id = ?1 returning webhook_secret as secret, old_webhook_secret_until as old_until";
    let values = [account.0.into(), secret.reveal().into(), until.0.into()];
    first_row(database.run_fresh(vec![statement(sql, values)]).await?, 0).map(read).transpose()
}

async fn one(
    database: &dyn Database,
    sql: &'static str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<Webhook>, PortError> {
    first_row(database.run_fresh(vec![statement(sql, values)]).await?, 0).map(from_row).transpose()
}

/// Reads a row of `webhook_columns!` as a Webhook.
fn from_row(row: Row) -> Result<Webhook, PortError> {
    #[derive(Deserialize)]
    struct WebhookRow {
        id: String,
        account_id: AccountId,
        url: String,
        events: Option<String>,
        enabled: i64,
        disabled_reason: Option<String>,
        failing_since: Option<Timestamp>,
        last_delivery_at: Option<Timestamp>,
        old_secret_until: Option<Timestamp>,
        created_at: Timestamp,
    }
    let row: WebhookRow = read(row)?;
    Ok(Webhook {
        id: row.id,
        account: row.account_id,
        url: row.url,
        events: row.events.as_deref().map(from_json).transpose()?,
        enabled: row.enabled != 0,
        disabled_reason: row.disabled_reason,
        failing_since: row.failing_since,
        last_delivery_at: row.last_delivery_at,
        old_secret_until: row.old_secret_until,
        created_at: row.created_at,
    })
}
