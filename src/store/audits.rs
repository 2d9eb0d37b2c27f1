//! Audits: insert, claim, close, finish.
use super::{broken, first_row, from_json, read, statement, to_json};
use crate::model::{
    AccountId, Audit, AuditId, Finding, Kind, Language, Mode, Score, Scores, SiteFiles, Status, Target, Timestamp,
};
use crate::ports::{Database, PortError, Row, Statement};
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
    /// Which pages.
    pub kind: Kind,
    /// How many.
    pub mode: Mode,
    /// For which language.
    pub language: Language,
    /// Milliseconds for a page.
    pub timeout_ms: u32,
    /// The version of the rules.
    pub ruleset: &'static str,
    /// What the caller wants to find again.
    pub metadata: Map<String, Value>,
    /// Audits that the account may have since `month_start`; none: as many as it likes.
    pub allowance: Option<u32>,
    /// When the month began that the allowance counts from.
    pub month_start: Timestamp,
    /// When it is accepted.
    pub now: Timestamp,
}

/// Keeps a new audit and its first page, in one transaction. None: the allowance is spent.
///
/// # Errors
/// Where the database does not answer.
pub async fn insert(database: &dyn Database, new: &NewAudit) -> Result<Option<Audit>, PortError> {
    let site = new.target.site();
    let website = statement(
        "insert into websites (account_id, url, created_at) values (?1, ?2, ?3) on conflict do nothing",
        [new.account.0.into(), site.clone().into(), new.now.0.into()],
    );
    let audit = statement(
        "insert into audits (account_id, website_id, url, url_key, kind, mode, language, timeout_ms, ruleset, metadata, created_at)
         select ?1, websites.id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 from websites
         where websites.account_id = ?1 and websites.url = ?2
           and (?12 is null or ?12 > (select count(*) from audits where account_id = ?1 and created_at >= ?13))
         returning *",
        [
            new.account.0.into(),
            site.into(),
            new.url.clone().into(),
            new.target.as_str().into(),
            word(&new.kind)?,
            new.mode.word().into(),
            word(&new.language)?,
            new.timeout_ms.into(),
            new.ruleset.into(),
            to_json(&new.metadata)?,
            new.now.0.into(),
            new.allowance.into(),
            new.month_start.0.into(),
        ],
    );
    // Inside the transaction the newest audit of this account and URL is the one just made; without one, no page.
    let page = statement(
        "insert into pages (audit_id, url) select max(id), ?2 from audits
         where account_id = ?1 and url_key = ?2 and status = 'queued' and created_at = ?3 having max(id) is not null
         on conflict do nothing",
        [new.account.0.into(), new.target.as_str().into(), new.now.0.into()],
    );
    let results = database.run(vec![website, audit, page]).await?;
    first_row(results, 1).map(from_row).transpose()
}

/// A claim on an audit: only its holder may write, until the lease runs out.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What is claimed.
    pub audit: Audit,
    /// Which claim it is.
    pub attempt: i64,
    /// Milliseconds for a page.
    pub timeout_ms: u32,
}

#[derive(Deserialize)]
struct ClaimRow {
    attempt: i64,
    timeout_ms: u32,
}

fn claimed(row: Row) -> Result<Claim, PortError> {
    let ClaimRow { attempt, timeout_ms } = read(row.clone())?;
    Ok(Claim { audit: from_row(row)?, attempt, timeout_ms })
}

/// Takes up an audit whose files have not been read. None: someone else has it, or it is further on.
///
/// # Errors
/// Where the database does not answer.
pub async fn claim_start(
    database: &dyn Database,
    audit: AuditId,
    now: Timestamp,
    lease: i64,
) -> Result<Option<Claim>, PortError> {
    let sql = "update audits set status = 'running', attempt = attempt + 1, lease_until = ?3, started_at = coalesce(started_at, ?2)
         where id = ?1 and phase = 'start' and (status = 'queued' or status = 'running' and lease_until < ?2)
         returning *";
    let values = [audit.0.into(), now.0.into(), now.plus(lease).0.into()];
    first_row(database.run(vec![statement(sql, values)]).await?, 0).map(claimed).transpose()
}

/// Keeps the site's files and moves on to the pages; whether this claim still held.
///
/// # Errors
/// Where the database does not answer.
pub async fn keep_files(database: &dyn Database, claim: &Claim, files: &SiteFiles) -> Result<bool, PortError> {
    let sql = "update audits set files = ?3, phase = 'pages'
         where id = ?1 and attempt = ?2 and phase = 'start' and status = 'running' returning id";
    let values = [claim.audit.id.0.into(), claim.attempt.into(), to_json(files)?];
    Ok(first_row(database.run(vec![statement(sql, values)]).await?, 0).is_some())
}

/// In the transaction that ends a page: moves on to closing if it was the last one. Exactly one caller gets the row.
pub(super) fn close(audit: AuditId, lease_until: Timestamp) -> Statement {
    statement(
        "update audits set phase = 'finish', attempt = attempt + 1, lease_until = ?2
         where id = ?1 and status = 'running' and phase = 'pages'
           and not exists (select 1 from pages where audit_id = ?1 and state in ('new', 'queued', 'running'))
         returning *",
        [audit.0.into(), lease_until.0.into()],
    )
}

/// The claim that [`close`] gave, if it gave one.
pub(super) fn closed(row: Option<Row>) -> Result<Option<Claim>, PortError> {
    row.map(claimed).transpose()
}

/// Takes up closing where whoever had it is gone.
///
/// # Errors
/// Where the database does not answer.
pub async fn claim_finish(
    database: &dyn Database,
    audit: AuditId,
    now: Timestamp,
    lease: i64,
) -> Result<Option<Claim>, PortError> {
    let sql = "update audits set attempt = attempt + 1, lease_until = ?3
         where id = ?1 and status = 'running' and phase = 'finish' and lease_until < ?2 returning *";
    let values = [audit.0.into(), now.0.into(), now.plus(lease).0.into()];
    first_row(database.run(vec![statement(sql, values)]).await?, 0).map(claimed).transpose()
}

/// The files of an audit's site, once they were read.
///
/// # Errors
/// Where the database does not answer.
pub async fn files(database: &dyn Database, audit: AuditId) -> Result<SiteFiles, PortError> {
    let sql = "select files from audits where id = ?1";
    let row = first_row(database.run(vec![statement(sql, [audit.0.into()])]).await?, 0);
    match row.as_ref().and_then(|row| row.get("files")).and_then(Value::as_str) {
        Some(text) => from_json(text),
        None => Ok(SiteFiles::default()),
    }
}

/// Completes an audit with the site's findings and its scores; whether this claim still held.
///
/// # Errors
/// Where the database does not answer.
pub async fn complete(
    database: &dyn Database,
    claim: &Claim,
    site: &str,
    findings: &[Finding],
    scores: &Scores,
    now: Timestamp,
) -> Result<bool, PortError> {
    let score = Score::of(findings);
    let global = statement(
        "insert into pages (audit_id, url, category, state, earned, possible, findings)
         select id, ?3, 'global', 'done', ?4, ?5, ?6 from audits
         where id = ?1 and attempt = ?2 and phase = 'finish' and status = 'running'
         on conflict do update set earned = excluded.earned, possible = excluded.possible, findings = excluded.findings",
        [
            claim.audit.id.0.into(),
            claim.attempt.into(),
            site.into(),
            score.earned.into(),
            score.possible.into(),
            to_json(&findings)?,
        ],
    );
    let done = statement(
        "update audits set status = 'completed', scores = ?3, completed_at = ?4
         where id = ?1 and attempt = ?2 and phase = 'finish' and status = 'running' returning id",
        [claim.audit.id.0.into(), claim.attempt.into(), to_json(scores)?, now.0.into()],
    );
    Ok(first_row(database.run(vec![global, done]).await?, 1).is_some())
}

/// Fails an audit that has not ended; whether it had not.
///
/// # Errors
/// Where the database does not answer.
pub async fn fail(database: &dyn Database, audit: AuditId, error: &str, now: Timestamp) -> Result<bool, PortError> {
    let sql = "update audits set status = 'failed', error = ?2, completed_at = ?3
         where id = ?1 and status in ('queued', 'running') returning id";
    let values = [audit.0.into(), error.into(), now.0.into()];
    Ok(first_row(database.run(vec![statement(sql, values)]).await?, 0).is_some())
}

/// The last audit of each URL of an account, the newest first, at most a hundred.
///
/// # Errors
/// Where the database does not answer.
pub async fn latest_of_each_url(database: &dyn Database, account: AccountId) -> Result<Vec<Audit>, PortError> {
    let sql = "select * from audits
         where id in (select max(id) from audits where account_id = ?1 group by url_key)
         order by created_at desc, id desc limit 100";
    let results = database.run(vec![statement(sql, [account.0.into()])]).await?;
    results.into_iter().flatten().map(from_row).collect()
}

/// A row of `audits` as an Audit.
pub(super) fn from_row(row: Row) -> Result<Audit, PortError> {
    let row: AuditRow = read(row)?;
    Ok(Audit {
        id: row.id,
        job_id: row.job_id,
        account: row.account_id,
        website: row.website_id,
        url: row.url,
        kind: row.kind,
        mode: row.mode,
        language: row.language,
        status: row.status,
        ruleset: row.ruleset,
        metadata: from_json(&row.metadata)?,
        scores: row.scores.as_deref().map(from_json).transpose()?,
        error: row.error,
        created_at: row.created_at,
        started_at: row.started_at,
        completed_at: row.completed_at,
    })
}

#[derive(Deserialize)]
struct AuditRow {
    id: AuditId,
    job_id: String,
    account_id: AccountId,
    website_id: i64,
    url: String,
    kind: Kind,
    mode: Mode,
    language: Language,
    status: Status,
    ruleset: String,
    metadata: String,
    scores: Option<String>,
    error: Option<String>,
    created_at: Timestamp,
    started_at: Option<Timestamp>,
    completed_at: Option<Timestamp>,
}

/// The word that serde has for a plain enum.
fn word(value: &impl serde::Serialize) -> Result<Value, PortError> {
    serde_json::to_value(value).map_err(|error| broken(&error.to_string()))
}
