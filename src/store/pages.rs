//! Pages with their findings.
use super::audits::{Claim as AuditClaim, close, closed};
use super::{first_row, from_json, read, statement, to_json};
use crate::model::{AuditId, Category, Finding, Page, PageId, PageState, PageSummary, Score, Timestamp};
use crate::ports::{Database, PortError, Row};
use serde::Deserialize;

/// Times that a page is tried before it counts as failed.
pub const MAX_ATTEMPTS: i64 = 5;

/// A claim on a page: only its holder may write, until the lease runs out.
#[derive(Clone, Debug, Deserialize)]
pub struct Claim {
    /// Which page.
    pub id: PageId,
    /// Of which audit.
    pub audit_id: AuditId,
    /// Its URL.
    pub url: String,
    /// Which claim it is.
    pub attempt: i64,
    /// Milliseconds for the page.
    pub timeout_ms: u32,
}

/// Takes up a page. None: someone else has it, it is done, or its audit has ended.
///
/// # Errors
/// Where the database does not answer.
pub async fn claim(
    database: &dyn Database,
    page: PageId,
    now: Timestamp,
    lease: i64,
) -> Result<Option<Claim>, PortError> {
    let sql = "update pages set state = 'running', attempt = attempt + 1, lease_until = ?3
         where id = ?1 and (state in ('new', 'queued') or state = 'running' and lease_until < ?2)
           and exists (select 1 from audits where id = pages.audit_id and status = 'running' and phase = 'pages')
         returning id, audit_id, url, attempt, (select timeout_ms from audits where id = pages.audit_id) as timeout_ms";
    let values = [page.0.into(), now.0.into(), now.plus(lease).0.into()];
    first_row(database.run(vec![statement(sql, values)]).await?, 0).map(read).transpose()
}

/// What became of a page.
#[derive(Clone, Debug)]
pub struct Ending {
    /// What kind of page it is.
    pub category: Category,
    /// Done or failed.
    pub state: PageState,
    /// Why it failed.
    pub error: Option<String>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What the site rules need of it.
    pub summary: Option<PageSummary>,
}

/// Keeps what became of a page, if the claim still holds, and closes the audit if it was the last one: then the
/// caller gets the claim to finish it.
///
/// # Errors
/// Where the database does not answer.
pub async fn end(
    database: &dyn Database,
    claim: &Claim,
    ending: &Ending,
    lease_until: Timestamp,
) -> Result<Option<AuditClaim>, PortError> {
    let score = Score::of(&ending.findings);
    let page = statement(
        "update pages set state = ?3, category = ?4, error = ?5, findings = ?6, summary = ?7, earned = ?8, possible = ?9
         where id = ?1 and attempt = ?2 and state = 'running'",
        [
            claim.id.0.into(),
            claim.attempt.into(),
            word(ending.state).into(),
            serde_json::to_value(ending.category).unwrap_or_default(),
            ending.error.clone().into(),
            to_json(&ending.findings)?,
            to_json(&ending.summary)?,
            score.earned.into(),
            score.possible.into(),
        ],
    );
    let results = database.run(vec![page, close(claim.audit_id, lease_until)]).await?;
    closed(first_row(results, 1))
}

/// Gives up on a page that nobody could end, and closes its audit if it was the last one.
///
/// # Errors
/// Where the database does not answer.
pub async fn give_up(
    database: &dyn Database,
    audit: AuditId,
    page: PageId,
    error: &str,
    lease_until: Timestamp,
) -> Result<Option<AuditClaim>, PortError> {
    let sql = "update pages set state = 'failed', category = 'unreachable', error = ?2
         where id = ?1 and state in ('new', 'queued', 'running')";
    let failed = statement(sql, [page.0.into(), error.into()]);
    let results = database.run(vec![failed, close(audit, lease_until)]).await?;
    closed(first_row(results, 1))
}

/// The pages of an audit in the order they were found.
///
/// # Errors
/// Where the database does not answer.
pub async fn of_audit(database: &dyn Database, audit: AuditId) -> Result<Vec<Page>, PortError> {
    let sql = "select * from pages where audit_id = ?1 order by id";
    let results = database.run(vec![statement(sql, [audit.0.into()])]).await?;
    results.into_iter().flatten().map(from_row).collect()
}

/// A row of `pages` as a Page.
pub(super) fn from_row(row: Row) -> Result<Page, PortError> {
    let row: PageRow = read(row)?;
    Ok(Page {
        id: row.id,
        audit: row.audit_id,
        url: row.url,
        category: row.category,
        state: row.state,
        score: Score { earned: row.earned, possible: row.possible },
        error: row.error,
        findings: from_json(&row.findings)?,
        summary: row.summary.as_deref().map(from_json).transpose()?.flatten(),
    })
}

#[derive(Deserialize)]
struct PageRow {
    id: PageId,
    audit_id: AuditId,
    url: String,
    category: Category,
    state: PageState,
    earned: u32,
    possible: u32,
    error: Option<String>,
    findings: String,
    summary: Option<String>,
}

const fn word(state: PageState) -> &'static str {
    match state {
        PageState::New => "new",
        PageState::Queued => "queued",
        PageState::Running => "running",
        PageState::Done => "done",
        PageState::Failed => "failed",
    }
}
