//! Audits: claim, close, finish.
use super::{broken, first_row, from_json, ids, last, read, statement, to_json};
use crate::model::{
    AccountId, Audit, AuditId, Finding, Gate, Kind, Language, Mode, PageId, Phase, Points, Scores, SiteFiles, Status,
    StopReason, Timestamp,
};
use crate::ports::{Database, PortError, Row, Statement};
use serde::Deserialize;
use serde_json::Value;

/// A claim on an audit: only its holder may write, until the lease runs out.
#[derive(Clone, Debug)]
pub struct AuditClaim {
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

fn claimed(row: Row) -> Result<AuditClaim, PortError> {
    let ClaimRow { attempt, timeout_ms } = read(row.clone())?;
    Ok(AuditClaim { audit: from_row(row)?, attempt, timeout_ms })
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
) -> Result<Option<AuditClaim>, PortError> {
    let sql = concat!(
        "update audits set status = 'running', attempt = attempt + 1, lease_until = ?3, started_at = coalesce(started_at, ?2)
         where id = ?1 and phase = 'start' and (status = 'queued' or status = 'running' and lease_until < ?2)
         returning ",
        audit_columns!()
    );
    let values = [audit.0.into(), now.0.into(), now.plus(lease).0.into()];
    first_row(database.run(vec![statement(sql, values)]).await?, 0).map(claimed).transpose()
}

/// What reading the site's own files led to.
#[derive(Clone, Debug)]
pub struct CrawlStart<'a> {
    /// The files.
    pub files: &'a SiteFiles,
    /// The robots.txt that jobs have to obey.
    pub robots: Option<&'a str>,
    /// The pause between two requests that it asks for, in milliseconds.
    pub interval_ms: u32,
    /// Pages that are fetched at the same time.
    pub chains: u32,
    /// Until when the first pages have time to begin.
    pub lease_until: Timestamp,
}

/// Keeps the site's files and moves on to the pages; the first of them, whose messages have to be sent. Empty where
/// this claim no longer held.
///
/// # Errors
/// Where the database does not answer.
pub async fn open(
    database: &dyn Database,
    claim: &AuditClaim,
    opening: &CrawlStart<'_>,
) -> Result<Vec<PageId>, PortError> {
    let audit: Value = claim.audit.id.0.into();
    let moved = statement(
        "update audits set files = ?3, robots = ?4, interval_ms = ?5, phase = 'pages'
         where id = ?1 and attempt = ?2 and phase = 'start' and status = 'running'",
        [
            audit.clone(),
            claim.attempt.into(),
            to_json(opening.files)?,
            opening.robots.into(),
            opening.interval_ms.into(),
        ],
    );
    let queued = statement(
        "update pages set state = 'queued', lease_until = ?4
         where id in (select id from pages where audit_id = ?1 and state = 'new' order by id limit ?3)
           and exists (select 1 from audits where id = ?1 and attempt = ?2 and phase = 'pages' and status = 'running')
         returning id",
        [audit, claim.attempt.into(), opening.chains.into(), opening.lease_until.0.into()],
    );
    ids(last(&mut database.run(vec![moved, queued]).await?))
}

/// In the transaction that ends a page: goes on to choose the next ones if it was the last of those that were chosen.
/// Exactly one caller gets the row.
pub(super) fn close(audit: AuditId, lease_until: Timestamp) -> Statement {
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

/// The claim that [`close`] gave, if it gave one.
pub(super) fn closed(row: Option<Row>) -> Result<Option<AuditClaim>, PortError> {
    row.map(claimed).transpose()
}

/// Takes up an audit where whoever had to choose its next pages, or to close it, is gone; its phase says which it is.
///
/// # Errors
/// Where the database does not answer.
pub async fn claim_rest(
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

/// Completes an audit with the site's findings and its scores; whether this claim still held. Where nothing stopped it
/// early, it is complete, or has as many pages as it may have.
///
/// # Errors
/// Where the database does not answer.
pub async fn complete(
    database: &dyn Database,
    claim: &AuditClaim,
    site: &str,
    findings: &[Finding],
    (scores, gate): (&Scores, Option<&Gate>),
    now: Timestamp,
) -> Result<bool, PortError> {
    let global = statement(
        "insert into pages (audit_id, url, host, category, state, points, issues, findings)
         select id, ?3, '', 'global', 'done', ?4, ?5, ?6 from audits
         where id = ?1 and attempt = ?2 and phase = 'finish' and status = 'running'
         on conflict do update set points = excluded.points, issues = excluded.issues, findings = excluded.findings",
        [
            claim.audit.id.0.into(),
            claim.attempt.into(),
            site.into(),
            to_json(&Points::of(findings))?,
            to_json(&crate::model::finding::issues(findings))?,
            to_json(&findings)?,
        ],
    );
    let done = statement(
        "update audits set status = 'completed', scores = ?3, gate = ?5, breached = ?6, completed_at = ?4, stop_reason = coalesce(stop_reason,
           case when exists (select 1 from pages where audit_id = ?1 and state = 'known') then 'page_limit' else 'complete' end)
         where id = ?1 and attempt = ?2 and phase = 'finish' and status = 'running' returning id",
        [
            claim.audit.id.0.into(),
            claim.attempt.into(),
            to_json(scores)?,
            now.0.into(),
            gate.map(to_json).transpose()?.into(),
            gate.is_some_and(|gate| gate.breached).into(),
        ],
    );
    Ok(first_row(database.run(vec![global, done]).await?, 1).is_some())
}

/// Fails an audit that has not ended, and gives back what it cost; whether it had not ended.
///
/// # Errors
/// Where the database does not answer.
pub async fn fail(database: &dyn Database, audit: AuditId, error: &str, now: Timestamp) -> Result<bool, PortError> {
    let sql = "update audits set status = 'failed', error = ?2, completed_at = ?3, stop_reason = coalesce(stop_reason, 'error')
         where id = ?1 and status in ('queued', 'running') returning id";
    let failed = statement(sql, [audit.0.into(), error.into(), now.0.into()]);
    let refund = statement(
        "update allowances set used = used - 1 where used > 0 and (account_id, month) in
           (select account_id, cast(unixepoch(created_at / 1000, 'unixepoch', 'start of month') as integer) * 1000
            from audits where id = ?1 and status = 'failed' and charged = 1)",
        [audit.0.into()],
    );
    let once = statement("update audits set charged = 0 where id = ?1 and status = 'failed'", [audit.0.into()]);
    Ok(first_row(database.run(vec![failed, refund, once]).await?, 0).is_some())
}

/// Fails an audit that has not begun to crawl, because its owner wants it so; whether it had not.
///
/// # Errors
/// Where the database does not answer.
pub async fn cancel(database: &dyn Database, audit: AuditId, error: &str, now: Timestamp) -> Result<bool, PortError> {
    let sql = "update audits set status = 'failed', stop_reason = 'cancelled', error = ?2, completed_at = ?3
         where id = ?1 and status in ('queued', 'running') and phase = 'start' returning id";
    let values = [audit.0.into(), error.into(), now.0.into()];
    Ok(first_row(database.run(vec![statement(sql, values)]).await?, 0).is_some())
}

/// How many pages of an audit have ended, and how many may be judged as far as is known, those included.
///
/// # Errors
/// Where the database does not answer.
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

/// What [`Report::progress_token`](crate::model::Report::progress_token) would be, without reading the report; none where the audit is gone.
///
/// # Errors
/// Where the database does not answer.
pub async fn progress_token(database: &dyn Database, audit: AuditId) -> Result<Option<String>, PortError> {
    let sql = "select status || '-' || (select count(*) from pages where audit_id = ?1 and state in ('done', 'failed') and category <> 'global')
                  || '-' || (select count(*) from pages where audit_id = ?1 and state = 'known') as progress_token
         from audits where id = ?1";
    let row = last(&mut database.run(vec![statement(sql, [audit.0.into()])]).await?).into_iter().next();
    Ok(row.and_then(|row| row.get("progress_token")?.as_str().map(str::to_owned)))
}

/// Whether an audit has ended, or is gone.
///
/// # Errors
/// Where the database does not answer.
pub async fn has_ended(database: &dyn Database, audit: AuditId) -> Result<bool, PortError> {
    let sql = "select id from audits where id = ?1 and status in ('queued', 'running')";
    Ok(last(&mut database.run(vec![statement(sql, [audit.0.into()])]).await?).is_empty())
}

/// A row of `audits` as an Audit.
pub(super) fn from_row(row: Row) -> Result<Audit, PortError> {
    let row: AuditRow = read(row)?;
    let asked = Gate { fail_on_score: row.fail_on_score, fail_on_drop: row.fail_on_drop, ..Gate::default() };
    let gate = match row.gate {
        Some(gate) => Some(from_json(&gate)?),
        None => (row.fail_on_score.is_some() || row.fail_on_drop.is_some()).then_some(asked),
    };
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
        phase: row.phase,
        ruleset: row.ruleset,
        score_categories: row.categories.as_deref().map(from_json).transpose()?,
        gate,
        is_sandbox: row.sandbox != 0,
        metadata: from_json(&row.metadata)?,
        max_pages: row.max_pages,
        stop_reason: row.stop_reason,
        scores: row.scores.as_deref().map(from_json).transpose()?,
        error: row.error,
        cooldown_ms: row.cooldown_ms,
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
    phase: Phase,
    ruleset: String,
    metadata: String,
    categories: Option<String>,
    fail_on_score: Option<f64>,
    fail_on_drop: Option<f64>,
    gate: Option<String>,
    sandbox: i64,
    max_pages: u32,
    stop_reason: Option<StopReason>,
    scores: Option<String>,
    error: Option<String>,
    #[serde(rename = "rest_ms")]
    cooldown_ms: Option<i64>,
    created_at: Timestamp,
    started_at: Option<Timestamp>,
    completed_at: Option<Timestamp>,
}

/// The word that serde has for a plain enum.
pub(super) fn word(value: &impl serde::Serialize) -> Result<Value, PortError> {
    serde_json::to_value(value).map_err(|error| broken(&error.to_string()))
}
