//! Keeping a new audit.
use super::audits::{from_row, word};
use super::{first_row, last, read, statement, to_json};
use crate::model::{AccountId, Audit, AuditId, Gate, Kind, Language, Mode, Scope, ScoreCategory, Target, Timestamp};
use crate::ports::{Database, PortError, Statement};
use serde::Deserialize;
use serde_json::{Map, Value};

/// An audit that is about to be accepted.
#[derive(Clone, Debug)]
pub struct NewAudit {
    /// Whose it will be.
    pub account: AccountId,
    /// The URL as it was asked for.
    pub url: String,
    /// The same as a target; the first page.
    pub target: Target,
    /// The pages that were named, where it covers only those; the first is `target`.
    pub named: Vec<Target>,
    /// Which pages it may cover.
    pub scope: Scope,
    /// Which pages.
    pub kind: Kind,
    /// How many.
    pub mode: Mode,
    /// For which language.
    pub language: Language,
    /// Milliseconds for a page.
    pub timeout_ms: u32,
    /// Who to say one is, before saying who one is.
    pub user_agent: Option<String>,
    /// The score_categories that count, where not all do.
    pub score_categories: Option<Vec<ScoreCategory>>,
    /// Limits on the score.
    pub gate: Gate,
    /// Whether it is only tried out, at no cost.
    pub is_sandbox: bool,
    /// The version of the rules.
    pub ruleset: &'static str,
    /// What the caller wants to find again.
    pub metadata: Map<String, Value>,
    /// Milliseconds that the URL has to rest after it, and that it has had to rest after others; none: it need not.
    pub cooldown_ms: Option<i64>,
    /// Audits that the account may have in the month of `month_start`; none: as many as it likes.
    pub allowance: Option<u32>,
    /// When the month began that the allowance counts from.
    pub month_start: Timestamp,
    /// When it is accepted.
    pub now: Timestamp,
    /// Requests of the account with the same key are one.
    pub idempotency_key: Option<String>,
    /// What is the same in two requests that ask for the same.
    pub fingerprint: String,
}

/// Audits that an account may try out in 24 hours.
pub const MOST_SANDBOX: u32 = 100;

/// What became of a request for an audit.
#[derive(Clone, Debug)]
pub enum Accepted {
    /// It is a new audit.
    New(Audit),
    /// It is the audit of an earlier request with the same key.
    Before(Audit),
    /// Its key stands for a request that asked for something else.
    KeyReused,
    /// The allowance is spent.
    Spent,
    /// The same URL was audited a short while ago; when it may be audited again.
    Resting(Timestamp),
}

/// Keeps a new audit and its first pages, in one transaction.
///
/// # Errors
/// Where the database does not answer.
pub async fn insert(database: &dyn Database, new: &NewAudit) -> Result<Accepted, PortError> {
    let site = new.target.site();
    let website = statement(
        "insert into websites (account_id, url, created_at) values (?1, ?2, ?3) on conflict do nothing",
        [new.account.0.into(), site.clone().into(), new.now.0.into()],
    );
    // After a day the same key may stand for another request.
    let free = statement(
        "update audits set idempotency_key = null where account_id = ?1 and idempotency_key = ?2 and created_at <= ?3 - 86400000",
        [new.account.0.into(), new.idempotency_key.clone().into(), new.now.0.into()],
    );
    let audit = statement(
        concat!(
            "insert into audits (account_id, website_id, url, url_key, kind, mode, language, timeout_ms, ruleset, metadata, created_at,
                                 max_pages, scope, idempotency_key, fingerprint, user_agent, categories, fail_on_score,
                                 fail_on_drop, sandbox, charged, rest_ms)
             select ?1, websites.id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
                    not ?22, ?24
             from websites
             where websites.account_id = ?1 and websites.url = ?2
               and (?12 is null or ?22
                    or ?12 > coalesce((select used from allowances where account_id = ?1 and month = ?13), 0))
               and (not ?22 or ?23 > (select count(*) from audits
                                      where account_id = ?1 and sandbox = 1 and created_at > ?11 - 86400000))
               and (?16 is null or not exists (select 1 from audits where account_id = ?1 and idempotency_key = ?16))
               and (?24 is null or not exists (select 1 from audits
                    where account_id = ?1 and url_key = ?4 and created_at + rest_ms > ?11 and status <> 'failed'))
             returning ",
            audit_columns!()
        ),
        [
            new.account.0.into(),
            site.into(),
            new.url.clone().into(),
            new.target.as_str().into(),
            word(&new.kind)?,
            new.mode.as_str().into(),
            word(&new.language)?,
            new.timeout_ms.into(),
            new.ruleset.into(),
            to_json(&new.metadata)?,
            new.now.0.into(),
            new.allowance.into(),
            new.month_start.0.into(),
            new.scope.max_pages.into(),
            to_json(&new.scope)?,
            new.idempotency_key.clone().into(),
            new.fingerprint.clone().into(),
            new.user_agent.clone().into(),
            new.score_categories.as_ref().map(to_json).transpose()?.into(),
            new.gate.fail_on_score.into(),
            new.gate.fail_on_drop.into(),
            new.is_sandbox.into(),
            MOST_SANDBOX.into(),
            new.cooldown_ms.into(),
        ],
    );
    // Inside the transaction the audit without a page is the one just made; what costs nothing is not counted.
    let counted = statement(
        "insert into allowances (account_id, month, used) select ?1, ?2, 1
         where exists (select 1 from audits where account_id = ?1 and url_key = ?3 and created_at = ?4 and charged = 1
                         and not exists (select 1 from pages where audit_id = audits.id))
         on conflict do update set used = used + 1",
        [new.account.0.into(), new.month_start.0.into(), new.target.as_str().into(), new.now.0.into()],
    );
    // Inside the transaction the newest audit of this account and URL is the one just made; without one, no page.
    let page = statement(
        "insert into pages (audit_id, url, host, source, state)
         select (select max(id) from audits where account_id = ?1 and url_key = ?2 and status = 'queued' and created_at = ?3),
                value ->> 0, value ->> 1, ?5, 'new'
         from json_each(?4)
         where exists (select 1 from audits where account_id = ?1 and url_key = ?2 and status = 'queued' and created_at = ?3)
         on conflict do nothing",
        [
            new.account.0.into(),
            new.target.as_str().into(),
            new.now.0.into(),
            to_json(&first_pages(new))?,
            if new.kind == Kind::SelectedPages { "named" } else { "start" }.into(),
        ],
    );
    let before = statement(
        concat!(
            "select fingerprint, ",
            audit_columns!(),
            " from audits where account_id = ?1 and idempotency_key = ?2"
        ),
        [new.account.0.into(), new.idempotency_key.clone().into()],
    );
    let statements = vec![website, free, audit, counted, page, before, resting(new)];
    let mut results = database.run(statements).await?;
    let resting = last(&mut results).into_iter().next().map(read::<Resting>).transpose()?;
    let before = last(&mut results).into_iter().next();
    if let Some(row) = first_row(results, 2) {
        return Ok(Accepted::New(from_row(row)?));
    }
    match before {
        None => Ok(resting.map_or(Accepted::Spent, |row| Accepted::Resting(row.ready_at))),
        Some(row) if row.get("fingerprint").and_then(Value::as_str) != Some(&new.fingerprint) => {
            Ok(Accepted::KeyReused)
        }
        Some(row) => Ok(Accepted::Before(from_row(row)?)),
    }
}

#[derive(Deserialize)]
struct Resting {
    ready_at: Timestamp,
}

/// Until when the URL has to rest after another audit; one that failed does not count.
fn resting(new: &NewAudit) -> Statement {
    statement(
        "select created_at + rest_ms as ready_at from audits
         where account_id = ?1 and url_key = ?2 and created_at + rest_ms > ?3 and status <> 'failed' and ?4 is not null
         order by 1 desc limit 1",
        [new.account.0.into(), new.target.as_str().into(), new.now.0.into(), new.cooldown_ms.into()],
    )
}

/// URL and host of the pages that are certain from the beginning.
fn first_pages(new: &NewAudit) -> Vec<(&str, &str)> {
    let named = if new.kind == Kind::SelectedPages { new.named.as_slice() } else { std::slice::from_ref(&new.target) };
    named.iter().map(|target| (target.as_str(), target.host())).collect()
}

/// Deletes an audit of this account with all that was found; jobs of it find nothing to do. What it cost stays counted.
///
/// # Errors
/// Where the database does not answer.
pub async fn delete(database: &dyn Database, account: AccountId, audit: AuditId) -> Result<(), PortError> {
    let gone = statement("delete from audits where id = ?1 and account_id = ?2", [audit.0.into(), account.0.into()]);
    let version = statement("update accounts set version = version + 1 where id = ?1", [account.0.into()]);
    database.run(vec![gone, version]).await?;
    Ok(())
}
