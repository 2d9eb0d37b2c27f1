//! The keys of an account: made, listed, exchanged, withdrawn. Always asked freshly: a key that was just made is there.
use super::{first_row, last, read, statement};
use crate::model::{AccountId, ApiKey, KeyInfo, KeyScope, Timestamp};
use crate::ports::{Database, PortError, Row, Statement};
use serde::Deserialize;
use serde_json::Value;

/// Keys of an account that can be used at the same time.
pub const MOST: usize = 100;

/// What a [`KeyInfo`] is made of.
macro_rules! key_columns {
    () => {
        "id, label as name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at"
    };
}

/// What holds at ?2 for a key that can be used.
macro_rules! living {
    () => {
        "coalesce(revoked_at, ?2 + 1) > ?2 and coalesce(expires_at, ?2 + 1) > ?2"
    };
}

/// What holds for the keys of account ?1 that its caller may touch at ?2; with ?3 only those for trying things out.
macro_rules! in_reach {
    () => {
        concat!("account_id = ?1 and ", living!(), " and (?3 = 0 or substr(prefix, 1, 8) = 'sg_test_')")
    };
}

pub(super) use key_columns;

/// Whose keys a call may touch.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// Whose they are.
    pub account: AccountId,
    /// Whether only keys for trying things out are in reach, because the caller comes with such a one.
    pub test_only: bool,
    /// When.
    pub now: Timestamp,
}

impl Reach {
    fn values(self) -> [Value; 3] {
        [self.account.0.into(), self.now.0.into(), i64::from(self.test_only).into()]
    }
}

/// A key that is about to be kept.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// What it is called.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<KeyScope>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
}

/// Keeps a new key; none where the account has as many as it can have.
///
/// # Errors
/// Where the database does not answer.
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
            living!(),
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
            MOST.into(),
        ],
    );
    first_row(database.run_fresh(vec![tidied(reach), insert]).await?, 1).map(from_row).transpose()
}

/// Lets go of keys that ended, but for the last hundred of the account.
fn tidied(reach: Reach) -> Statement {
    statement(
        concat!(
            "delete from api_keys where hash in (select hash from api_keys where account_id = ?1 and not (",
            living!(),
            ") order by coalesce(revoked_at, expires_at) desc limit -1 offset 100)"
        ),
        [reach.account.0.into(), reach.now.0.into()],
    )
}

/// The keys in reach, and those that were until they ended; who can be used first, the newest first.
///
/// # Errors
/// Where the database does not answer.
pub async fn list(database: &dyn Database, reach: Reach) -> Result<Vec<KeyInfo>, PortError> {
    let sql = concat!(
        "select ",
        key_columns!(),
        " from api_keys where account_id = ?1 and (?3 = 0 or substr(prefix, 1, 8) = 'sg_test_')
         order by ",
        living!(),
        " desc, created_at desc, id"
    );
    let mut results = database.run_fresh(vec![statement(sql, reach.values())]).await?;
    last(&mut results).into_iter().map(from_row).collect()
}

/// The key of this id, if it is in reach and can be used.
///
/// # Errors
/// Where the database does not answer.
pub async fn find(database: &dyn Database, reach: Reach, id: &str) -> Result<Option<KeyInfo>, PortError> {
    first_row(database.run_fresh(vec![found(reach, id)]).await?, 0).map(from_row).transpose()
}

fn found(reach: Reach, id: &str) -> Statement {
    let sql = concat!("select ", key_columns!(), " from api_keys where id = ?4 and ", in_reach!());
    statement(sql, reach.values().into_iter().chain([id.into()]))
}

/// What became of a wish to withdraw a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revoked {
    /// It is withdrawn.
    Done,
    /// It is the last one that may make others, so it stays.
    Last,
    /// There is none of this id in reach.
    Nothing,
}

/// Withdraws a key at once, unless nobody could make keys any more: one that stays must have the scope for it, and one
/// for trying things out does not stand in for one that is not.
///
/// # Errors
/// Where the database does not answer.
pub async fn revoke(database: &dyn Database, reach: Reach, id: &str) -> Result<Revoked, PortError> {
    let sql = concat!(
        "update api_keys set revoked_at = ?2 where id = ?4 and ",
        in_reach!(),
        " and (' ' || scopes || ' ' not like '% admin %' or exists (
             select 1 from api_keys as other
             where other.account_id = ?1 and other.hash <> api_keys.hash and ' ' || other.scopes || ' ' like '% admin %'
               and other.revoked_at is null and coalesce(other.expires_at, ?2 + 1) > ?2
               and (substr(api_keys.prefix, 1, 8) = 'sg_test_' or substr(other.prefix, 1, 8) <> 'sg_test_')))
         returning id"
    );
    let revoke = statement(sql, reach.values().into_iter().chain([id.into()]));
    let mut results = database.run_fresh(vec![found(reach, id), revoke]).await?.into_iter();
    let (found, revoked) = (results.next().unwrap_or_default(), results.next().unwrap_or_default());
    Ok(match (found.is_empty(), revoked.is_empty()) {
        (true, _) => Revoked::Nothing,
        (false, true) => Revoked::Last,
        (false, false) => Revoked::Done,
    })
}

/// Keeps a new key that is called as the one of this id, may do the same and ends when it does; the old one is
/// withdrawn at `ends`, or stays withdrawn before. None where the old one is not in reach, or the account has as many
/// as it can have.
///
/// # Errors
/// Where the database does not answer.
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
        in_reach!(),
        " and (select count(*) from api_keys where account_id = ?1 and (id <> ?4 or ?7 > ?2) and ",
        living!(),
        ") < ?8 returning ",
        key_columns!()
    );
    let values = [id.into(), key.hash().into(), key.prefix().into(), ends.0.into(), MOST.into()];
    let insert = statement(insert, reach.values().into_iter().chain(values));
    let end = statement(
        "update api_keys set revoked_at = min(coalesce(revoked_at, ?3), ?3)
         where id = ?2 and account_id = ?1 and exists (select 1 from api_keys as next where next.hash = ?4)",
        [reach.account.0.into(), id.into(), ends.0.into(), key.hash().into()],
    );
    first_row(database.run_fresh(vec![tidied(reach), insert, end]).await?, 1).map(from_row).transpose()
}

/// A row of `key_columns!` as a KeyInfo.
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
