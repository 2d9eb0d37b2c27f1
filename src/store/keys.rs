//! API keys of an account: create, list, rotate, revoke. Reads use the primary, so that they see a key that was just created.
use super::{first_row, last, read, statement};
use crate::model::{AccountId, ApiKey, KeyInfo, KeyScope, Timestamp};
use crate::ports::{Database, PortError, Row, Statement};
use serde::Deserialize;
use serde_json::Value;

/// Maximum number of valid keys of an account.
pub const MAX_KEYS: usize = 100;

/// The columns that a [`KeyInfo`] is read from.
macro_rules! key_columns {
    () => {
        "id, label as name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at"
    };
}

/// The condition that a key is valid at ?2.
macro_rules! is_valid {
    () => {
        "coalesce(revoked_at, ?2 + 1) > ?2 and coalesce(expires_at, ?2 + 1) > ?2"
    };
}

/// The condition that a key is a valid one (at ?2) of account ?1 that its caller may manage; if ?3 is set, a test key.
macro_rules! is_manageable {
    () => {
        concat!("account_id = ?1 and ", is_valid!(), " and (?3 = 0 or substr(prefix, 1, 8) = 'sg_test_')")
    };
}

pub(super) use key_columns;

/// The keys that a call may manage.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// The account that owns them.
    pub account: AccountId,
    /// True if only test keys are in reach, because the caller uses a test key.
    pub test_only: bool,
    /// The current time.
    pub now: Timestamp,
}

impl Reach {
    fn values(self) -> [Value; 3] {
        [self.account.0.into(), self.now.0.into(), i64::from(self.test_only).into()]
    }
}

/// A key to create.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// Display name.
    pub name: String,
    /// Scopes of the key.
    pub scopes: Vec<KeyScope>,
    /// Expiry; `None` for a key that does not expire.
    pub expires_at: Option<Timestamp>,
}

/// Creates a key; `None` if the account has [`MAX_KEYS`] valid keys. One transaction: concurrent callers never exceed the
/// limit.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn insert(
    database: &dyn Database,
    reach: Reach,
    key: &ApiKey,
    new: &NewKey,
) -> Result<Option<KeyInfo>, PortError> {
    let insert = statement(
        concat!(
            "insert into api_keys (hash, account_id, label, prefix, scopes, created_at, expires_at)
             select ?3, ?1, ?4, ?5, ?6, ?2, ?7
             where (select count(*) from api_keys where account_id = ?1 and ",
            is_valid!(),
            ") < ?8 returning ",
            key_columns!()
        ),
        [
            reach.account.0.into(),
            reach.now.0.into(),
            key.hash().into(),
            new.name.clone().into(),
            key.prefix().into(),
            KeyScope::words(&new.scopes).into(),
            new.expires_at.map(|end| end.0).into(),
            MAX_KEYS.into(),
        ],
    );
    first_row(database.run_fresh(vec![delete_old(reach), insert]).await?, 1).map(from_row).transpose()
}

/// Deletes the expired and revoked keys of the account, except the last 100.
fn delete_old(reach: Reach) -> Statement {
    statement(
        concat!(
            "delete from api_keys where hash in (select hash from api_keys where account_id = ?1 and not (",
            is_valid!(),
            ") order by coalesce(revoked_at, expires_at) desc limit -1 offset 100)"
        ),
        [reach.account.0.into(), reach.now.0.into()],
    )
}

/// Reads the keys in reach, expired and revoked ones included; valid keys first, each group newest first.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn list(database: &dyn Database, reach: Reach) -> Result<Vec<KeyInfo>, PortError> {
    let sql = concat!(
        "select ",
        key_columns!(),
        " from api_keys where account_id = ?1 and (?3 = 0 or substr(prefix, 1, 8) = 'sg_test_')
         order by ",
        is_valid!(),
        " desc, created_at desc, id"
    );
    let mut results = database.run_fresh(vec![statement(sql, reach.values())]).await?;
    last(&mut results).into_iter().map(from_row).collect()
}

/// Reads the key with this id; `None` if it is not valid or not in reach.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn find(database: &dyn Database, reach: Reach, id: &str) -> Result<Option<KeyInfo>, PortError> {
    first_row(database.run_fresh(vec![select(reach, id)]).await?, 0).map(from_row).transpose()
}

fn select(reach: Reach, id: &str) -> Statement {
    let sql = concat!("select ", key_columns!(), " from api_keys where id = ?4 and ", is_manageable!());
    statement(sql, reach.values().into_iter().chain([id.into()]))
}

/// The outcome of [`revoke`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revoked {
    /// The key is revoked.
    Done,
    /// It is the last key that may create others, and stays valid.
    Last,
    /// There is no valid key with this id in reach.
    Nothing,
}

/// Revokes a key at once, unless no other key could create keys: one that stays valid must have the scope `admin`, and a
/// test key does not replace a live one. One transaction: concurrent callers cannot revoke the last key. A second call
/// returns [`Revoked::Nothing`].
///
/// # Errors
/// Returns an error if the database fails.
pub async fn revoke(database: &dyn Database, reach: Reach, id: &str) -> Result<Revoked, PortError> {
    let sql = concat!(
        "update api_keys set revoked_at = ?2 where id = ?4 and ",
        is_manageable!(),
        " and (' ' || scopes || ' ' not like '% admin %' or exists (
             select 1 from api_keys as other
             where other.account_id = ?1 and other.hash <> api_keys.hash and ' ' || other.scopes || ' ' like '% admin %'
               and other.revoked_at is null and coalesce(other.expires_at, ?2 + 1) > ?2
               and (substr(api_keys.prefix, 1, 8) = 'sg_test_' or substr(other.prefix, 1, 8) <> 'sg_test_')))
         returning id"
    );
    let revoke = statement(sql, reach.values().into_iter().chain([id.into()]));
    let mut results = database.run_fresh(vec![select(reach, id), revoke]).await?;
    let revoked = last(&mut results);
    let found = last(&mut results);
    Ok(match (found.is_empty(), revoked.is_empty()) {
        (true, _) => Revoked::Nothing,
        (false, true) => Revoked::Last,
        (false, false) => Revoked::Done,
    })
}

/// Creates a key with the name, the scopes and the expiry of the key with this id. The old key is revoked at `ends`, or
/// earlier if it already was to be. `None` if the old key is not in reach, or the account has [`MAX_KEYS`] valid keys. One
/// transaction; each call creates a key.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn rotate(
    database: &dyn Database,
    reach: Reach,
    id: &str,
    key: &ApiKey,
    ends: Timestamp,
) -> Result<Option<KeyInfo>, PortError> {
    let insert = concat!(
        "insert into api_keys (hash, account_id, label, prefix, scopes, created_at, expires_at)
         select ?5, ?1, label, ?6, scopes, ?2, expires_at from api_keys
         where id = ?4 and ",
        is_manageable!(),
        " and (select count(*) from api_keys where account_id = ?1 and (id <> ?4 or ?7 > ?2) and ",
        is_valid!(),
        ") < ?8 returning ",
        key_columns!()
    );
    let values = [id.into(), key.hash().into(), key.prefix().into(), ends.0.into(), MAX_KEYS.into()];
    let insert = statement(insert, reach.values().into_iter().chain(values));
    let end = statement(
        "update api_keys set revoked_at = min(coalesce(revoked_at, ?3), ?3)
         where id = ?2 and account_id = ?1 and exists (select 1 from api_keys as next where next.hash = ?4)",
        [reach.account.0.into(), id.into(), ends.0.into(), key.hash().into()],
    );
    first_row(database.run_fresh(vec![delete_old(reach), insert, end]).await?, 1).map(from_row).transpose()
}

/// Reads a row of `key_columns!` as a KeyInfo.
pub(super) fn from_row(row: Row) -> Result<KeyInfo, PortError> {
    #[derive(Deserialize)]
    struct KeyRow {
        id: String,
        name: String,
        prefix: String,
        scopes: String,
        created_at: Timestamp,
        expires_at: Option<Timestamp>,
        last_used_at: Option<Timestamp>,
        revoked_at: Option<Timestamp>,
    }
    let KeyRow { id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at } = read(row)?;
    let scopes = KeyScope::from_words(&scopes);
    Ok(KeyInfo { id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at })
}
