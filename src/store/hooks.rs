//! Incoming webhooks of an account: create, list, change, rotate, delete. Reads use the primary, so that they see a hook that was
//! just created.
use super::named_sql::NamedSql;
use super::{first_row, from_json, last, read, statement, to_json};
use crate::model::{Account, AccountId, Hook, HookProvider, HookSecret, Timestamp};
use crate::ports::{Database, PortError, Row, Statement};
use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;

/// The columns that a [`Hook`] is read from.
macro_rules! hook_columns {
    () => {
        "hooks.id, hooks.account_id, hooks.name, hooks.url, hooks.allowed_hosts, hooks.provider, hooks.signature_header, \
         hooks.secret, hooks.old_secret, hooks.old_secret_until, hooks.options, hooks.debounce_ms, hooks.sandbox, \
         hooks.enabled, hooks.created_at"
    };
}

static INSERT: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(
        "insert into hooks (id, account_id, name, url, allowed_hosts, provider, signature_header, secret, options, debounce_ms,
                            sandbox, enabled, created_at)
         select :id, :account, :name, :url, :allowed_hosts, :provider, :signature_header, :secret, :options, :debounce_ms,
                :sandbox, :enabled, :created_at
         where (select count(*) from hooks where account_id = :account) < :max_hooks returning id",
    )
});

static UPDATE: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(
        "update hooks set name = :name, url = :url, allowed_hosts = :allowed_hosts, provider = :provider,
                signature_header = :signature_header, options = :options, debounce_ms = :debounce_ms, enabled = :enabled
         where id = :id and account_id = :account returning id",
    )
});

/// Creates a hook; false if the account has `max_hooks` already. One statement: concurrent callers never exceed the limit.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn insert(database: &dyn Database, hook: &Hook, max_hooks: u32) -> Result<bool, PortError> {
    let values = [
        ("secret", hook.secret.reveal().into()),
        ("sandbox", hook.is_sandbox.into()),
        ("created_at", hook.created_at.0.into()),
        ("max_hooks", max_hooks.into()),
    ];
    let insert = INSERT.bind(values.into_iter().chain(changeable(hook)?))?;
    Ok(first_row(database.run(vec![insert]).await?, 0).is_some())
}

/// Stores what the owner may change; false if the account has no such hook. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn update(database: &dyn Database, hook: &Hook) -> Result<bool, PortError> {
    Ok(first_row(database.run(vec![UPDATE.bind(changeable(hook)?)?]).await?, 0).is_some())
}

fn changeable(hook: &Hook) -> Result<[(&'static str, Value); 10], PortError> {
    Ok([
        ("id", hook.id.clone().into()),
        ("account", hook.account.0.into()),
        ("name", hook.name.clone().into()),
        ("url", hook.url.clone().into()),
        ("allowed_hosts", to_json(&hook.allowed_hosts)?),
        ("provider", hook.provider.map(HookProvider::as_str).into()),
        ("signature_header", hook.signature_header.clone().into()),
        ("options", to_json(&hook.options)?),
        ("debounce_ms", hook.debounce_ms.into()),
        ("enabled", hook.is_enabled.into()),
    ])
}

/// Reads the hooks of an account, newest first; their number is limited by the plan.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn list(database: &dyn Database, account: AccountId) -> Result<Vec<Hook>, PortError> {
    let sql = concat!("select ", hook_columns!(), " from hooks where account_id = ?1 order by created_at desc, id");
    last(&mut database.run_fresh(vec![statement(sql, [account.0.into()])]).await?).into_iter().map(from_row).collect()
}

/// Reads one hook of an account.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn find(database: &dyn Database, account: AccountId, id: &str) -> Result<Option<Hook>, PortError> {
    first_row(database.run_fresh(vec![select(account, id)]).await?, 0).map(from_row).transpose()
}

fn select(account: AccountId, id: &str) -> Statement {
    let sql = concat!("select ", hook_columns!(), " from hooks where account_id = ?1 and id = ?2");
    statement(sql, [account.0.into(), id.into()])
}

/// Reads the hook that a delivery was sent to, and its account; `None` if there is none or it is disabled.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn receiver(database: &dyn Database, id: &str) -> Result<Option<(Hook, Account)>, PortError> {
    #[derive(Deserialize)]
    struct Owner {
        account_id: AccountId,
        account_name: String,
        plan: crate::model::Plan,
    }
    let sql = concat!(
        "select accounts.name as account_name, accounts.plan, ",
        hook_columns!(),
        " from hooks join accounts on accounts.id = hooks.account_id where hooks.id = ?1 and hooks.enabled = 1
           and accounts.suspended_at is null"
    );
    let found = first_row(database.run_fresh(vec![statement(sql, [id.into()])]).await?, 0);
    let Some(row) = found else { return Ok(None) };
    let Owner { account_id: id, account_name: name, plan } = read(row.clone())?;
    Ok(Some((from_row(row)?, Account { id, name, plan })))
}

/// Replaces the secret of a hook; the replaced one stays valid until `old_until`. `None` if the account has no such hook. A
/// repetition with the same secret changes nothing.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn rotate(
    database: &dyn Database,
    (account, test_only, id): (AccountId, bool, &str),
    secret: &HookSecret,
    old_until: Timestamp,
) -> Result<Option<Hook>, PortError> {
    let update = statement(
        "update hooks set old_secret = secret, old_secret_until = ?4, secret = ?3
         where account_id = ?1 and id = ?2 and secret <> ?3 and (not ?5 or sandbox = 1)",
        [account.0.into(), id.into(), secret.reveal().into(), old_until.0.into(), test_only.into()],
    );
    let hook = first_row(database.run_fresh(vec![update, select(account, id)]).await?, 1).map(from_row).transpose()?;
    Ok(hook.filter(|hook| hook.is_sandbox || !test_only))
}

/// Deletes a hook; false if the account has no such hook, or it is live and `test_only` is true. Its audits stay.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn delete(database: &dyn Database, account: AccountId, test_only: bool, id: &str) -> Result<bool, PortError> {
    let sql = "delete from hooks where account_id = ?1 and id = ?2 and (not ?3 or sandbox = 1) returning id";
    let values = [account.0.into(), id.into(), test_only.into()];
    Ok(first_row(database.run(vec![statement(sql, values)]).await?, 0).is_some())
}

/// Reads a row of `hook_columns!` as a Hook.
fn from_row(row: Row) -> Result<Hook, PortError> {
    #[derive(Deserialize)]
    struct HookRow {
        id: String,
        account_id: AccountId,
        name: String,
        url: String,
        allowed_hosts: String,
        provider: Option<HookProvider>,
        signature_header: Option<String>,
        secret: HookSecret,
        old_secret: Option<HookSecret>,
        old_secret_until: Option<Timestamp>,
        options: String,
        debounce_ms: i64,
        sandbox: i64,
        enabled: i64,
        created_at: Timestamp,
    }
    let row: HookRow = read(row)?;
    Ok(Hook {
        id: row.id,
        account: row.account_id,
        name: row.name,
        url: row.url,
        allowed_hosts: from_json(&row.allowed_hosts)?,
        provider: row.provider,
        signature_header: row.signature_header,
        secret: row.secret,
        old_secret: row.old_secret.zip(row.old_secret_until),
        options: from_json(&row.options)?,
        debounce_ms: row.debounce_ms,
        is_sandbox: row.sandbox != 0,
        is_enabled: row.enabled != 0,
        created_at: row.created_at,
    })
}
