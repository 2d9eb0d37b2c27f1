//! Creates and deletes audits.
use super::audit_options::{self, option_columns};
use super::audits::from_row;
use super::hook_deliveries;
use super::named_sql::NamedSql;
use super::turns::is_blocked;
use super::{first_row, last, read, statement, to_json};
use crate::model::{AccountId, Audit, AuditId, AuditOptions, HookStart, Kind, Target, Timestamp};
use crate::ports::{Database, PortError, Statement};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Maximum number of sandbox audits that an account may create in a day (UTC).
pub const MAX_SANDBOX_A_DAY: u32 = 100;

/// An audit to create.
#[derive(Clone, Debug)]
pub struct NewAudit {
    /// The account that owns it.
    pub account: AccountId,
    /// The start URL, as the caller wrote it.
    pub url: String,
    /// The start URL as a target; the first page.
    pub target: Target,
    /// The selected pages, for [`Kind::SelectedPages`]. `target` is only where the audit is listed.
    pub named: Vec<Target>,
    /// The options, stored as given.
    pub options: AuditOptions,
    /// Maximum number of pages to audit.
    pub max_pages: u32,
    /// Timeout of each page, in milliseconds.
    pub timeout_ms: u32,
    /// Version of the rules.
    pub ruleset: &'static str,
    /// Ids of the rules of that version, as a JSON list.
    pub rules: &'static str,
    /// Maximum number of audits in the month of `month_start`; `None` for no limit.
    pub allowance: Option<u32>,
    /// Start of the month that the allowance counts.
    pub month_start: Timestamp,
    /// The current time: when the audit is created.
    pub now: Timestamp,
    /// Idempotency key. For 24 hours, requests of the account with the same key create one audit.
    pub idempotency_key: Option<String>,
    /// Hash of the request. A request with the same key and another fingerprint is refused.
    pub fingerprint: String,
    /// Hash of the request with its URLs as written, which earlier versions stored.
    pub written_fingerprint: String,
    /// The delivery to an incoming webhook that starts the audit.
    pub hook: Option<HookStart>,
}

/// The outcome of [`insert`].
#[derive(Clone, Debug)]
pub enum Accepted {
    /// A new audit.
    New(Audit),
    /// The audit that an earlier request with the same idempotency key created.
    Existing(Audit),
    /// The idempotency key belongs to a different request.
    KeyReused,
    /// The month's allowance, or the day's sandbox audits, are used up.
    AllowanceSpent,
    /// Another delivery to the same webhook came first; nothing was created.
    Overtaken,
    /// The operator has suspended the account.
    Suspended,
    /// The operator has blocked the host of a page, or one above it.
    Blocked,
    /// The URL has a cooldown; the time at which it may be audited again.
    CoolingDown(Timestamp),
}

/// Inserts the audit, if its allowance, its idempotency key and its cooldown permit it.
static INSERT_AUDIT: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "insert into audits (account_id, website_id, url, url_key, timeout_ms, max_pages, ruleset, idempotency_key, fingerprint,
                             charged, created_at, hook_id, start_at, ",
        option_columns!(""),
        ")
         select :account, websites.id, :url, :url_key, :timeout_ms, :max_pages, :ruleset, :idempotency_key, :fingerprint,
                not :sandbox, :now, :hook, :start_at, ",
        option_columns!(":"),
        " from websites
         where websites.account_id = :account and websites.url = :site
           and exists (select 1 from accounts where id = :account and suspended_at is null
                         and (:sandbox or coalesce(max_audits_a_month, :allowance) is null
                              or coalesce(max_audits_a_month, :allowance) >
                                 coalesce((select used from allowances where account_id = :account and month = :month_start), 0)))
           and (not :sandbox or :max_sandbox > coalesce((select used from counters
                                  where account_id = :account and name = 'sandbox' and period = :day), 0))
           and not exists (select 1 from blocked_hosts where host in (select value from json_each(:host_names)))
           and (:idempotency_key is null or not exists
                (select 1 from audits where account_id = :account and idempotency_key = :idempotency_key))
           and (:rest_ms is null or not exists (select 1 from cooldowns
                where account_id = :account and sandbox = :sandbox and url_key = :url_key and ready_at > :now))
           and (:rest_ms is null or not exists (select 1 from audits
                where account_id = :account and url_key = :url_key and created_at + rest_ms > :now and status <> 'failed'
                  and sandbox = :sandbox))
           and (:hook is null or not exists
                (select 1 from hook_deliveries where hook_id = :hook and key in (select value from json_each(:delivery_keys))))
           and (not :collapses or not exists (select 1 from audits where hook_id = :hook and status = 'queued'))
         returning ",
        audit_columns!()
    ))
});

fn insert_audit(new: &NewAudit) -> Result<Statement, PortError> {
    let hook = new.hook.as_ref();
    let debounce_ms = hook.map_or(0, |hook| hook.debounce_ms);
    let values = [
        ("hook", hook.map(|hook| hook.hook.clone()).into()),
        ("delivery_keys", hook.map(|hook| to_json(&hook.keys)).transpose()?.into()),
        ("collapses", (debounce_ms > 0).into()),
        ("start_at", (debounce_ms > 0).then(|| new.now.plus(debounce_ms).0).into()),
        ("account", new.account.0.into()),
        ("site", new.target.site().into()),
        ("url", new.url.clone().into()),
        ("url_key", new.target.key().into()),
        ("timeout_ms", new.timeout_ms.into()),
        ("max_pages", new.max_pages.into()),
        ("ruleset", new.ruleset.into()),
        ("idempotency_key", new.idempotency_key.clone().into()),
        ("fingerprint", new.fingerprint.clone().into()),
        ("allowance", new.allowance.into()),
        ("month_start", new.month_start.0.into()),
        ("max_sandbox", MAX_SANDBOX_A_DAY.into()),
        ("day", new.now.day_start().0.into()),
        ("host_names", to_json(&host_names(new))?),
        ("now", new.now.0.into()),
    ];
    INSERT_AUDIT.bind(values.into_iter().chain(audit_options::values(&new.options, new.max_pages)?))
}

/// Creates an audit, its website if it is new, and its first pages, and counts it in the month's allowance. One
/// transaction: of concurrent requests with one idempotency key, or for the last audit of an allowance, exactly one
/// creates an audit. A caller may retry with the same idempotency key.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn insert(database: &dyn Database, new: &NewAudit) -> Result<Accepted, PortError> {
    let website = statement(
        "insert into websites (account_id, url, created_at) values (?1, ?2, ?3) on conflict do nothing",
        [new.account.0.into(), new.target.site().into(), new.now.0.into()],
    );
    // An idempotency key expires after 24 hours.
    let expire_key = statement(
        "update audits set idempotency_key = null where account_id = ?1 and idempotency_key = ?2 and created_at <= ?3 - 86400000",
        [new.account.0.into(), new.idempotency_key.clone().into(), new.now.0.into()],
    );
    // Inside the transaction the audit without pages is the one just inserted. Sandbox audits are not counted.
    let count = statement(
        "insert into allowances (account_id, month, used) select ?1, ?2, 1
         where exists (select 1 from audits where account_id = ?1 and url_key = ?3 and created_at = ?4 and charged = 1
                         and not exists (select 1 from pages where audit_id = audits.id))
         on conflict do update set used = used + 1",
        [new.account.0.into(), new.month_start.0.into(), new.target.key().into(), new.now.0.into()],
    );
    let counted = count_use(new);
    // Inside the transaction the newest audit of this account and URL is the one just inserted. If none was inserted,
    // no page is.
    let pages = statement(
        "insert into pages (audit_id, url, host, source, state)
         select (select max(id) from audits where account_id = ?1 and url_key = ?2 and status = 'queued' and created_at = ?3),
                value ->> 0, value ->> 1, ?5, 'new'
         from json_each(?4)
         where exists (select 1 from audits where account_id = ?1 and url_key = ?2 and status = 'queued' and created_at = ?3)
         on conflict do nothing",
        [
            new.account.0.into(),
            new.target.key().into(),
            new.now.0.into(),
            to_json(&first_pages(new))?,
            if new.options.kind == Kind::SelectedPages { "named" } else { "start" }.into(),
        ],
    );
    let existing = statement(
        concat!(
            "select fingerprint, ",
            audit_columns!(),
            " from audits where account_id = ?1 and idempotency_key = ?2"
        ),
        [new.account.0.into(), new.idempotency_key.clone().into()],
    );
    let ruleset = statement(
        "insert into rulesets (version, rules) values (?1, ?2) on conflict do nothing",
        [new.ruleset.into(), new.rules.into()],
    );
    let mut statements = vec![website, expire_key, insert_audit(new)?, count];
    statements.extend(counted);
    statements.extend(new.hook.as_ref().map(|hook| hook_deliveries::remember(hook, new.now)).transpose()?);
    statements.extend([pages, ruleset, existing, cooldown(new), refusal(new)?]);
    statements.extend(new.hook.as_ref().map(hook_deliveries::is_overtaken).transpose()?);
    let mut results = database.run(statements).await?;
    let is_overtaken = new.hook.is_some() && !last(&mut results).is_empty();
    let refusal = last(&mut results).into_iter().next().map(read::<RefusalRow>).transpose()?;
    let cooldown = last(&mut results).into_iter().next().map(read::<Cooldown>).transpose()?;
    let existing = last(&mut results).into_iter().next();
    if let Some(row) = first_row(results, 2) {
        return Ok(Accepted::New(from_row(row)?));
    }
    if is_overtaken {
        return Ok(Accepted::Overtaken);
    }
    if refusal.as_ref().is_none_or(|refusal| refusal.is_suspended != 0) {
        return Ok(Accepted::Suspended);
    }
    if existing.is_none() && refusal.is_some_and(|refusal| refusal.is_blocked != 0) {
        return Ok(Accepted::Blocked);
    }
    match existing {
        None => Ok(cooldown.map_or(Accepted::AllowanceSpent, |row| Accepted::CoolingDown(row.ready_at))),
        Some(row) => {
            let stored = row.get("fingerprint").and_then(Value::as_str);
            let is_same = [&new.fingerprint, &new.written_fingerprint].iter().any(|own| stored == Some(own));
            if is_same { Ok(Accepted::Existing(from_row(row)?)) } else { Ok(Accepted::KeyReused) }
        }
    }
}

#[derive(Deserialize)]
struct Cooldown {
    ready_at: Timestamp,
}

/// Reads the end of the URL's cooldown, if the new audit has one. Audits that failed do not count.
fn cooldown(new: &NewAudit) -> Statement {
    statement(
        "select created_at + rest_ms as ready_at from audits
         where account_id = ?1 and url_key = ?2 and created_at + rest_ms > ?3 and status <> 'failed' and sandbox = ?5
           and ?4 is not null
         union all
         select ready_at from cooldowns
         where account_id = ?1 and url_key = ?2 and ready_at > ?3 and sandbox = ?5 and ?4 is not null
         order by 1 desc limit 1",
        [
            new.account.0.into(),
            new.target.key().into(),
            new.now.0.into(),
            new.options.cooldown_ms.into(),
            i64::from(new.options.is_sandbox).into(),
        ],
    )
}

/// Counts the audit that was just inserted: in the day's sandbox audits, in the account's use of the service, and in the
/// cooldown of its URL. Deleting the audit changes none of them. Inside the transaction the audit without pages is the one
/// just inserted.
fn count_use(new: &NewAudit) -> [Statement; 3] {
    macro_rules! if_inserted {
        ($sql:literal, $conflict:literal) => {
            concat!(
                $sql,
                " where exists (select 1 from audits where account_id = ?1 and url_key = ?2 and created_at = ?3
                                  and not exists (select 1 from pages where audit_id = audits.id)) ",
                $conflict
            )
        };
    }
    let common = || [new.account.0.into(), new.target.key().into(), new.now.0.into()];
    let is_sandbox = || Value::from(i64::from(new.options.is_sandbox));
    let sandbox = if_inserted!(
        "insert into counters (account_id, name, period, used) select ?1, 'sandbox', ?4, ?5",
        "and ?5 on conflict do update set used = used + 1"
    );
    let used = if_inserted!(
        "insert into account_usage (account_id, month, audits) select ?1, ?4, 1",
        "on conflict do update set audits = audits + 1"
    );
    let rest = if_inserted!(
        "insert into cooldowns (account_id, sandbox, url_key, ready_at) select ?1, ?5, ?2, ?3 + ?4",
        "and ?4 is not null on conflict do update set ready_at = excluded.ready_at"
    );
    let values = |more: Vec<Value>| common().into_iter().chain(more);
    [
        statement(sandbox, values(vec![new.now.day_start().0.into(), is_sandbox()])),
        statement(used, values(vec![new.month_start.0.into()])),
        statement(rest, values(vec![new.options.cooldown_ms.into(), is_sandbox()])),
    ]
}

#[derive(Deserialize)]
struct RefusalRow {
    is_suspended: i64,
    is_blocked: i64,
}

/// Reads the operator's reasons against the audit; no row if the account was deleted.
fn refusal(new: &NewAudit) -> Result<Statement, PortError> {
    Ok(statement(
        concat!(
            "select suspended_at is not null as is_suspended, ",
            is_blocked!("?2"),
            " as is_blocked from accounts where id = ?1"
        ),
        [new.account.0.into(), to_json(&host_names(new))?],
    ))
}

/// Returns the hosts of the start page and of the selected pages, and the hosts above them.
fn host_names(new: &NewAudit) -> BTreeSet<&str> {
    std::iter::once(&new.target).chain(&new.named).flat_map(Target::host_names).collect()
}

/// Returns the URL and the host of each page that is known from the start.
fn first_pages(new: &NewAudit) -> Vec<(&str, &str)> {
    let named = match new.options.kind {
        Kind::SelectedPages => new.named.as_slice(),
        Kind::Full => std::slice::from_ref(&new.target),
    };
    named.iter().map(|target| (target.as_str(), target.host())).collect()
}

/// Deletes an audit of this account with its pages, and invalidates cached responses of the account. One transaction,
/// idempotent. Jobs of the audit that are still queued find nothing to do. The allowance is not refunded.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn delete(database: &dyn Database, account: AccountId, audit: AuditId) -> Result<(), PortError> {
    let delete = statement("delete from audits where id = ?1 and account_id = ?2", [audit.0.into(), account.0.into()]);
    let version = statement("update accounts set version = version + 1 where id = ?1", [account.0.into()]);
    database.run(vec![delete, version]).await?;
    Ok(())
}
