//! Audits: claims on them, their phases and their progress.
use super::account_turns::hold_audit;
use super::audit_options::OptionsRow;
use super::{first_row, from_json, ids, last, read, statement, to_json};
use crate::model::{
    AccountId, Audit, AuditId, CategoryScores, Changes, Gate, PageId, Phase, Scores, SiteFiles, Status, StopReason,
    Timestamp,
};
use crate::ports::{Database, PortError, Row, Statement};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A claim on an audit: until its lease expires, only the holder of the claim may write to the audit.
#[derive(Clone, Debug)]
pub struct AuditClaim {
    /// The claimed audit.
    pub audit: Audit,
    /// Number of the claim. Writes check it: a later claim invalidates earlier ones.
    pub attempt: i64,
}

#[derive(Deserialize)]
struct ClaimRow {
    attempt: i64,
    #[serde(flatten)]
    audit: AuditRow,
}

/// Reads a row of `audit_columns!` as a claim.
pub(super) fn claim_from_row(row: Row) -> Result<AuditClaim, PortError> {
    let ClaimRow { attempt, audit } = read(row)?;
    Ok(AuditClaim { audit: audit.audit()?, attempt })
}

/// Claims an audit in phase `start`: one that is queued and may start, or whose worker's lease expired. Atomic: exactly one concurrent
/// caller wins; the others get `None`, as do callers of an audit in a later phase or one that has ended. An audit whose
/// account has as many audits in work as it may have, or is suspended, waits until it is woken.
///
/// `lease` is in milliseconds.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn claim_start(
    database: &dyn Database,
    audit: AuditId,
    now: Timestamp,
    lease: i64,
) -> Result<Option<AuditClaim>, PortError> {
    let sql = concat!(
        "update audits set status = 'running', attempt = attempt + 1, lease_until = ?3, started_at = coalesce(started_at, ?2)
         where id = ?1 and phase = 'start'
           and (status = 'queued' and coalesce(start_at, 0) <= ?2 and waiting_since is null or status = 'running' and lease_until < ?2)
         returning ",
        audit_columns!()
    );
    let claim = statement(sql, [audit.0.into(), now.0.into(), now.plus(lease).0.into()]);
    first_row(database.run(vec![hold_audit(audit, now), claim]).await?, 1).map(claim_from_row).transpose()
}

/// Ends the work of a claim on an audit in phase `start` for a while: the audit may be claimed after `lease_until`. Does
/// nothing if the claim is no longer valid. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn put_back(database: &dyn Database, claim: &AuditClaim, lease_until: Timestamp) -> Result<(), PortError> {
    let sql =
        "update audits set lease_until = ?3 where id = ?1 and attempt = ?2 and phase = 'start' and status = 'running'";
    let values = [claim.audit.id.0.into(), claim.attempt.into(), lease_until.0.into()];
    database.run(vec![statement(sql, values)]).await.map(drop)
}

/// The site's own files, and how to crawl its pages.
#[derive(Clone, Debug)]
pub struct CrawlStart<'a> {
    /// The site's files.
    pub files: &'a SiteFiles,
    /// The robots.txt that page jobs obey; `None` if there is none.
    pub robots: Option<&'a str>,
    /// Crawl delay between two requests, in milliseconds.
    pub interval_ms: u32,
    /// Maximum number of pages that are fetched at the same time.
    pub concurrency: u32,
    /// Time after which a first page whose job has not started counts as lost.
    pub lease_until: Timestamp,
}

/// Stores the site's files, moves the audit to phase `pages` and queues its first pages. Returns those pages; the caller
/// sends their jobs. One transaction: if the claim is no longer valid, nothing changes and the list is empty. Only the
/// holder of the claim calls it, once: a second call would queue the pages that follow.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn open(
    database: &dyn Database,
    claim: &AuditClaim,
    start: &CrawlStart<'_>,
) -> Result<Vec<PageId>, PortError> {
    let audit: Value = claim.audit.id.0.into();
    let moved = statement(
        "update audits set files = ?3, robots = ?4, interval_ms = ?5, phase = 'pages'
         where id = ?1 and attempt = ?2 and phase = 'start' and status = 'running'",
        [audit.clone(), claim.attempt.into(), to_json(start.files)?, start.robots.into(), start.interval_ms.into()],
    );
    let queued = statement(
        "update pages set state = 'queued', lease_until = ?4
         where id in (select id from pages where audit_id = ?1 and state = 'new' order by id limit ?3)
           and exists (select 1 from audits where id = ?1 and attempt = ?2 and phase = 'pages' and status = 'running')
         returning id",
        [audit, claim.attempt.into(), start.concurrency.into(), start.lease_until.0.into()],
    );
    ids(last(&mut database.run(vec![moved, queued]).await?))
}

/// Part of the transaction that ends a page: if no chosen page is left, moves the audit to phase `plan` and claims it.
/// Returns a row to exactly one caller; read it with [`claim_from_row`].
pub(super) fn claim_plan(audit: AuditId, lease_until: Timestamp) -> Statement {
    statement(
        concat!(
            "update audits set phase = 'plan', attempt = attempt + 1, lease_until = ?2
         where id = ?1 and status = 'running' and phase = 'pages'
           and not exists (select 1 from pages where audit_id = ?1 and state in ('new', 'queued', 'running'))
         returning ",
            audit_columns!()
        ),
        [audit.0.into(), lease_until.0.into()],
    )
}

/// Claims an audit whose worker's lease expired after phase `start`; its phase says if the next pages are to be chosen or
/// the audit is to be closed. Atomic: exactly one concurrent caller wins. `None` if the audit has ended, its lease is
/// valid, or pages are still queued or running.
///
/// `lease` is in milliseconds.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn claim_expired(
    database: &dyn Database,
    audit: AuditId,
    now: Timestamp,
    lease: i64,
) -> Result<Option<AuditClaim>, PortError> {
    let sql = concat!(
        "update audits set attempt = attempt + 1, lease_until = ?3, phase = case phase when 'pages' then 'plan' else phase end
         where id = ?1 and status = 'running' and lease_until < ?2
           and (phase in ('plan', 'finish') or phase = 'pages'
                and not exists (select 1 from pages where audit_id = ?1 and state in ('queued', 'running')))
         returning ",
        audit_columns!()
    );
    let values = [audit.0.into(), now.0.into(), now.plus(lease).0.into()];
    first_row(database.run(vec![statement(sql, values)]).await?, 0).map(claim_from_row).transpose()
}

/// Reads the stored files of an audit's site; empty until phase `pages`.
///
/// # Errors
/// Returns an error if the database fails or the files cannot be parsed.
pub async fn files(database: &dyn Database, audit: AuditId) -> Result<SiteFiles, PortError> {
    let sql = "select files from audits where id = ?1";
    let row = first_row(database.run(vec![statement(sql, [audit.0.into()])]).await?, 0);
    match row.as_ref().and_then(|row| row.get("files")).and_then(Value::as_str) {
        Some(text) => from_json(text),
        None => Ok(SiteFiles::default()),
    }
}

/// Counts the pages of an audit that were audited or failed, and the pages that are known, at most `max_pages`.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn progress(database: &dyn Database, audit: AuditId) -> Result<(u32, u32), PortError> {
    #[derive(Deserialize)]
    struct Counts {
        ended: u32,
        known: u32,
    }
    let sql = "select count(*) filter (where state in ('done', 'failed')) as ended,
                min(count(*) filter (where state <> 'skipped'), (select max_pages from audits where id = ?1)) as known
         from pages where audit_id = ?1 and category <> 'global'";
    let row = first_row(database.run(vec![statement(sql, [audit.0.into()])]).await?, 0);
    let counts = row.map(read::<Counts>).transpose()?;
    Ok(counts.map_or((0, 0), |counts| (counts.ended, counts.known)))
}

/// Computes [`Report::progress_token`](crate::model::Report::progress_token) without reading the report; `None` if the
/// audit was deleted.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn progress_token(database: &dyn Database, audit: AuditId) -> Result<Option<String>, PortError> {
    let sql = "select status || '-' || (select count(*) from pages where audit_id = ?1 and state in ('done', 'failed') and category <> 'global')
                  || '-' || (select count(*) from pages where audit_id = ?1 and state = 'known') as progress_token
         from audits where id = ?1";
    let row = last(&mut database.run(vec![statement(sql, [audit.0.into()])]).await?).into_iter().next();
    Ok(row.and_then(|row| row.get("progress_token")?.as_str().map(str::to_owned)))
}

/// Returns true if an audit has ended or was deleted.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn has_ended(database: &dyn Database, audit: AuditId) -> Result<bool, PortError> {
    let sql = "select id from audits where id = ?1 and status in ('queued', 'running')";
    Ok(last(&mut database.run(vec![statement(sql, [audit.0.into()])]).await?).is_empty())
}

/// Reads a row of `audit_columns!` as an Audit.
pub(super) fn from_row(row: Row) -> Result<Audit, PortError> {
    read::<AuditRow>(row)?.audit()
}

/// The scores of an audit as they are stored. Audits that ended before the score categories were stored have none.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StoredScores {
    #[serde(flatten)]
    pub(super) scores: Scores,
    #[serde(default)]
    pub(super) categories: Option<CategoryScores>,
}

#[derive(Deserialize)]
struct AuditRow {
    id: AuditId,
    job_id: String,
    account_id: AccountId,
    website_id: i64,
    url: String,
    #[serde(flatten)]
    options: OptionsRow,
    max_pages: u32,
    status: Status,
    phase: Phase,
    ruleset: String,
    gate: Option<String>,
    changes: Option<String>,
    stop_reason: Option<StopReason>,
    scores: Option<String>,
    error: Option<String>,
    created_at: Timestamp,
    started_at: Option<Timestamp>,
    completed_at: Option<Timestamp>,
}

impl AuditRow {
    fn audit(self) -> Result<Audit, PortError> {
        let options = self.options.options()?;
        let limits = &options.gate;
        let gate: Option<Gate> = match self.gate {
            Some(decided) => Some(from_json(&decided)?),
            None if limits.has_limits() => Some(limits.clone()),
            None => None,
        };
        let stored: Option<StoredScores> = self.scores.as_deref().map(from_json).transpose()?;
        Ok(Audit {
            id: self.id,
            job_id: self.job_id,
            account: self.account_id,
            website: self.website_id,
            url: self.url,
            options,
            max_pages: self.max_pages,
            status: self.status,
            phase: self.phase,
            ruleset: self.ruleset,
            gate,
            changes: self.changes.as_deref().map(from_json::<Changes>).transpose()?,
            stop_reason: self.stop_reason,
            category_scores: stored.as_ref().and_then(|stored| stored.categories),
            scores: stored.map(|stored| stored.scores),
            error: self.error,
            created_at: self.created_at,
            started_at: self.started_at,
            completed_at: self.completed_at,
        })
    }
}
