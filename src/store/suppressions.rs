//! Suppressions of accounts: create, list, change, delete, and those that apply to an audit.
use super::named_sql::NamedSql;
use super::{count, first_row, from_json, last, read, statement};
use crate::model::{AccountId, AuditId, Suppression, Timestamp};
use crate::ports::{Database, PortError, Row};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Maximum number of websites whose last audits are read for a list.
const MAX_WEBSITES: u32 = 1_000;

/// The columns that a [`StoredSuppression`] is read from.
macro_rules! suppression_columns {
    () => {
        "id, rule, fingerprint, url, selector, reason, owner, expires_at, created_at, updated_at"
    };
}

/// SQL that makes a JSON list of the suppressions that apply to audits of the row's account and kind at `?2`. An owner is
/// not needed to apply one.
macro_rules! active_suppressions {
    () => {
        "(select json_group_array(json_object('id', id, 'rule', rule, 'fingerprint', fingerprint, 'url', url,
                   'selector', selector, 'reason', reason, 'expires_at', expires_at))
          from (select * from suppressions
                where suppressions.account_id = audits.account_id and suppressions.sandbox = audits.sandbox
                  and (expires_at is null or expires_at > ?2) order by created_at, id)) as suppressions"
    };
}

pub(super) use active_suppressions;

/// A suppression as its account manages it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSuppression {
    /// The findings that it applies to, and the reason.
    pub suppression: Suppression,
    /// The person who answers for it.
    pub owner: Option<String>,
    /// Time at which it was created.
    pub created_at: Timestamp,
    /// Time at which it last changed.
    pub updated_at: Timestamp,
}

#[derive(Deserialize)]
struct SuppressionRow {
    owner: Option<String>,
    created_at: Timestamp,
    updated_at: Timestamp,
    #[serde(flatten)]
    suppression: Suppression,
}

fn from_row(row: Row) -> Result<StoredSuppression, PortError> {
    let SuppressionRow { owner, created_at, updated_at, suppression } = read(row)?;
    Ok(StoredSuppression { suppression, owner, created_at, updated_at })
}

/// The suppressions that a call may manage.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// The account that owns them.
    pub account: AccountId,
    /// True for those of sandbox audits.
    pub is_sandbox: bool,
}

static INSERT: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(concat!(
        "insert into suppressions (account_id, sandbox, ",
        suppression_columns!(),
        ") select :account, :sandbox, :id, :rule, :fingerprint, :url, :selector, :reason, :owner, :expires_at, :created_at, :updated_at
         where (select count(*) from suppressions where account_id = :account) < :max returning id"
    ))
});

static UPDATE: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(
        "update suppressions set rule = :rule, fingerprint = :fingerprint, url = :url, selector = :selector, reason = :reason,
                owner = :owner, expires_at = :expires_at, updated_at = :updated_at
         where id = :id and account_id = :account and sandbox = :sandbox and created_at = :created_at returning id",
    )
});

type Named = (&'static str, serde_json::Value);

fn values(reach: Reach, stored: &StoredSuppression) -> [Named; 12] {
    let Suppression { id, rule, fingerprint, url, selector, reason, expires_at } = stored.suppression.clone();
    [
        ("account", reach.account.0.into()),
        ("sandbox", i64::from(reach.is_sandbox).into()),
        ("id", id.into()),
        ("rule", rule.into()),
        ("fingerprint", fingerprint.into()),
        ("url", url.into()),
        ("selector", selector.into()),
        ("reason", reason.into()),
        ("owner", stored.owner.clone().into()),
        ("expires_at", expires_at.map(|time| time.0).into()),
        ("created_at", stored.created_at.0.into()),
        ("updated_at", stored.updated_at.0.into()),
    ]
}

/// Creates a suppression unless the account has `max`. Returns false if it has. Concurrent callers never exceed the limit.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn insert(
    database: &dyn Database,
    reach: Reach,
    stored: &StoredSuppression,
    max: u32,
) -> Result<bool, PortError> {
    let insert = INSERT.bind(values(reach, stored).into_iter().chain([("max", max.into())]))?;
    Ok(!last(&mut database.run_fresh(vec![insert]).await?).is_empty())
}

/// Stores a changed suppression. Returns false if it was deleted. Of concurrent callers the last one wins.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn update(database: &dyn Database, reach: Reach, stored: &StoredSuppression) -> Result<bool, PortError> {
    let update = UPDATE.bind(values(reach, stored))?;
    Ok(!last(&mut database.run_fresh(vec![update]).await?).is_empty())
}

/// Reads a suppression; `None` if it does not exist or is not in reach.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn find(database: &dyn Database, reach: Reach, id: &str) -> Result<Option<StoredSuppression>, PortError> {
    let sql = concat!(
        "select ",
        suppression_columns!(),
        " from suppressions where id = ?1 and account_id = ?2 and sandbox = ?3"
    );
    let find = statement(sql, [id.into(), reach.account.0.into(), i64::from(reach.is_sandbox).into()]);
    first_row(database.run_fresh(vec![find]).await?, 0).map(from_row).transpose()
}

/// Deletes a suppression. Returns false if it does not exist or is not in reach. Audits that have ended keep it.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn delete(database: &dyn Database, reach: Reach, id: &str) -> Result<bool, PortError> {
    let sql = "delete from suppressions where id = ?1 and account_id = ?2 and sandbox = ?3 returning id";
    let delete = statement(sql, [id.into(), reach.account.0.into(), i64::from(reach.is_sandbox).into()]);
    Ok(!last(&mut database.run_fresh(vec![delete]).await?).is_empty())
}

/// Suppressions of an account, with the last audits of its websites.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Some of the suppressions, oldest first.
    pub suppressions: Vec<StoredSuppression>,
    /// Number of all.
    pub total: usize,
    /// The last completed audit of each website.
    pub last_audits: Vec<LastAudit>,
}

/// The last completed audit of a website.
#[derive(Clone, Debug)]
pub struct LastAudit {
    /// Origin of the website.
    pub site: String,
    /// Time at which it was accepted.
    pub created_at: Timestamp,
    /// Ids of the suppressions that applied.
    pub suppressions: BTreeSet<String>,
}

/// Reads some suppressions in reach, and the last completed audit of each website, of the same kind. One snapshot.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn list(database: &dyn Database, reach: Reach, limit: usize, offset: usize) -> Result<Listed, PortError> {
    #[derive(Deserialize)]
    struct LastRow {
        url: String,
        created_at: Timestamp,
        suppressions: Option<String>,
    }
    let reached = || [reach.account.0.into(), i64::from(reach.is_sandbox).into()];
    let some = concat!(
        "select ",
        suppression_columns!(),
        " from suppressions where account_id = ?1 and sandbox = ?2 order by created_at, id limit ?3 offset ?4"
    );
    let all = "select count(*) as count from suppressions where account_id = ?1 and sandbox = ?2";
    let audits = "select websites.url, audits.created_at, audits.suppressions from websites join audits
           on audits.id = (select max(id) from audits
                           where website_id = websites.id and status = 'completed' and sandbox = ?2)
         where websites.account_id = ?1 order by websites.id desc limit ?3";
    let statements = vec![
        statement(some, reached().into_iter().chain([limit.into(), offset.into()])),
        statement(all, reached()),
        statement(audits, reached().into_iter().chain([MAX_WEBSITES.into()])),
    ];
    let mut results = database.run_fresh(statements).await?;
    let last_audits = last(&mut results).into_iter().map(|row| {
        let LastRow { url, created_at, suppressions } = read(row)?;
        let suppressions = suppressions.as_deref().map(from_json).transpose()?.unwrap_or_default();
        Ok(LastAudit { site: url, created_at, suppressions })
    });
    let last_audits = last_audits.collect::<Result<_, PortError>>()?;
    let total = count(last(&mut results))?;
    let suppressions = last(&mut results).into_iter().map(from_row).collect::<Result<_, _>>()?;
    Ok(Listed { suppressions, total, last_audits })
}

/// Reads the suppressions that apply to an audit now, oldest first.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn active(database: &dyn Database, audit: AuditId, now: Timestamp) -> Result<Vec<Suppression>, PortError> {
    #[derive(Deserialize)]
    struct ActiveRow {
        suppressions: String,
    }
    let sql = concat!("select ", active_suppressions!(), " from audits where id = ?1");
    let row = first_row(database.run(vec![statement(sql, [audit.0.into(), now.0.into()])]).await?, 0);
    row.map_or_else(|| Ok(Vec::new()), |row| from_json(&read::<ActiveRow>(row)?.suppressions))
}
