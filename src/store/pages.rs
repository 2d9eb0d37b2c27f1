//! Pages: storing the outcome of one, and choosing what follows it.
use super::account_turns::{wake_page, woken_page};
use super::audits::{AuditClaim, claim_from_row, claim_plan};
use super::named_sql::NamedSql;
use super::page_claims::PageClaim;
use super::{last, statement, to_json, word};
use crate::model::finding::{issues, suppressed_issues};
use crate::model::{
    AuditId, Candidate, Category, Finding, PageDigest, PageId, PageLink, PageState, PageSummary, Points, SkipReason,
    Timestamp,
};
use crate::ports::{Database, PortError, Row, Statement};
use std::sync::LazyLock;

/// Number of discovered URLs that one statement inserts.
const INSERT_SIZE: usize = 2_000;

/// The outcome of a page.
#[derive(Clone, Debug)]
pub struct PageOutcome {
    /// Category of the page.
    pub category: Category,
    /// Final state: done, failed or skipped.
    pub state: PageState,
    /// Reason for skipping the page.
    pub reason: Option<SkipReason>,
    /// Reason for the failure of the page.
    pub error: Option<String>,
    /// Findings about the page.
    pub findings: Vec<Finding>,
    /// Facts about the page that site rules need; `None` if there was no response.
    pub summary: Option<PageSummary>,
    /// Links to pages of the site.
    pub links: Vec<PageLink>,
    /// URLs of the site that the page led to.
    pub found: Vec<Candidate>,
    /// For the start page: its URL after redirects.
    pub start: Option<String>,
    /// Number of requests to sites that it took.
    pub requests: u32,
}

impl PageOutcome {
    /// Returns an outcome without findings, links and discovered URLs.
    pub const fn empty(category: Category, state: PageState, summary: Option<PageSummary>) -> Self {
        Self {
            category,
            state,
            reason: None,
            error: None,
            findings: Vec::new(),
            summary,
            links: Vec::new(),
            found: Vec::new(),
            start: None,
            requests: 0,
        }
    }
}

/// The next step after a page. At most one of the two is set.
#[derive(Clone, Debug, Default)]
pub struct AfterPage {
    /// A claim on the audit, if the page was the last of its wave: its holder chooses the next pages.
    pub plan: Option<AuditClaim>,
    /// The page whose turn it is, of any audit of the account; the caller sends its job.
    pub page: Option<(AuditId, PageId)>,
    /// True if the outcome was stored; false if the claim was no longer valid.
    pub is_stored: bool,
}

/// Stores the outcome of a page and the URLs it led to, if the claim is valid, queues the next page of the wave or, after
/// the last one, claims the audit, and wakes the page of the account whose turn it is; `lease` of that claim is in milliseconds. One transaction and one round trip:
/// exactly one worker of a wave gets the claim on the audit. The holder of the page's claim calls it once; a repeated call
/// stores nothing new, but may queue one more page of the wave.
///
/// # Errors
/// Returns an error if the database fails or the outcome cannot be serialized.
pub async fn end(
    database: &dyn Database,
    claim: &PageClaim,
    outcome: &PageOutcome,
    now: Timestamp,
    lease: i64,
) -> Result<AfterPage, PortError> {
    let audit = claim.task.audit_id;
    let mut statements = vec![store_outcome(claim, outcome)?];
    for found in outcome.found.chunks(INSERT_SIZE) {
        statements.push(insert_found(claim, found)?);
    }
    if outcome.state == PageState::Done {
        let speed_up = "update hosts set interval_ms = interval_ms / 2
             where interval_ms > 0 and host = (select host from pages where id = ?1)";
        statements.push(statement(speed_up, [claim.id.0.into()]));
    }
    if let Some(start) = &outcome.start {
        let site = "update audits set site = coalesce(site, ?2) where id = ?1";
        statements.push(statement(site, [audit.0.into(), start.clone().into()]));
    }
    statements.push(count_use(claim, outcome, now));
    statements.extend([queue_next(claim, now, lease), wake_page(audit, now), claim_plan(audit, now.plus(lease))]);
    let results = database.run(statements).await?;
    let is_stored = results.first().is_some_and(|rows| !rows.is_empty());
    Ok(AfterPage { is_stored, ..after_page(results)? })
}

/// Reads the results of the last two statements: the page that was woken, and the claim on the audit.
fn after_page(mut results: Vec<Vec<Row>>) -> Result<AfterPage, PortError> {
    let plan = last(&mut results).into_iter().next().map(claim_from_row).transpose()?;
    let page = woken_page(last(&mut results))?;
    Ok(AfterPage { plan, page, is_stored: true })
}

static STORE_OUTCOME: LazyLock<NamedSql> = LazyLock::new(|| {
    NamedSql::new(
        "update pages set state = :state, category = :category, error = :error, findings = :findings, summary = :summary,
                points = :points, issues = :issues, suppressed = :suppressed, digest = :digest, reason = :reason, http_status = :http_status, links = :links,
                url = coalesce(:start, url)
         where id = :page and attempt = :attempt and state = 'running' returning id",
    )
});

fn store_outcome(claim: &PageClaim, outcome: &PageOutcome) -> Result<Statement, PortError> {
    // A page that was not judged has nothing to compare.
    let url = outcome.start.as_deref().unwrap_or(&claim.task.url);
    let digest = (outcome.state == PageState::Done).then(|| PageDigest::of(&outcome.findings, url));
    STORE_OUTCOME.bind([
        ("page", claim.id.0.into()),
        ("attempt", claim.attempt.into()),
        ("state", outcome.state.as_str().into()),
        ("category", word(&outcome.category)?),
        ("error", outcome.error.clone().into()),
        ("findings", to_json(&outcome.findings)?),
        ("summary", to_json(&outcome.summary)?),
        ("points", to_json(&Points::of(&outcome.findings))?),
        ("issues", to_json(&issues(&outcome.findings))?),
        ("suppressed", to_json(&suppressed_issues(&outcome.findings))?),
        ("digest", digest.as_ref().map(to_json).transpose()?.into()),
        ("reason", outcome.reason.map(SkipReason::as_str).into()),
        ("http_status", outcome.summary.as_ref().map(|summary| summary.status).into()),
        ("links", to_json(&outcome.links)?),
        ("start", outcome.start.clone().into()),
    ])
}

/// Inserts discovered URLs. The URLs of one wave have one depth, and a URL found at two depths keeps the smaller one, so
/// that the order in which jobs end makes no difference.
fn insert_found(claim: &PageClaim, found: &[Candidate]) -> Result<Statement, PortError> {
    Ok(statement(
        "insert into pages (audit_id, url, host, depth, source, pattern, reason, state)
         select ?1, value ->> 'url', value ->> 'host', value ->> 'depth', value ->> 'source', value ->> 'pattern',
                value ->> 'reason', case when value ->> 'reason' is null then 'known' else 'skipped' end
         from json_each(?4)
         where exists (select 1 from pages where id = ?2 and attempt = ?3 and state in ('done', 'failed', 'skipped'))
         on conflict (audit_id, url) do update set depth = min(depth, excluded.depth) where state = 'known'",
        [claim.task.audit_id.0.into(), claim.id.0.into(), claim.attempt.into(), to_json(&found)?],
    ))
}

/// Adds a page to the account's use of the service, if this call stored it.
fn count_use(claim: &PageClaim, outcome: &PageOutcome, now: Timestamp) -> Statement {
    statement(
        "insert into account_usage (account_id, month, pages, requests, rows)
         select account_id, ?4, 1, ?5, ?6 from audits where id = ?1
           and exists (select 1 from pages where id = ?2 and attempt = ?3 and state in ('done', 'failed', 'skipped'))
         on conflict do update set pages = pages + 1, requests = requests + excluded.requests, rows = rows + excluded.rows",
        [
            claim.task.audit_id.0.into(),
            claim.id.0.into(),
            claim.attempt.into(),
            now.month_start().0.into(),
            outcome.requests.into(),
            (outcome.found.len() + 1).into(),
        ],
    )
}

/// Queues the next page of the wave after this one has ended. It waits for its turn among all pages of the account.
fn queue_next(claim: &PageClaim, now: Timestamp, lease: i64) -> Statement {
    statement(
        "update pages set state = 'queued', lease_until = ?4, waiting_since = ?5
         where id = (select id from pages where audit_id = ?1 and state = 'new' order by depth, url limit 1)
           and exists (select 1 from pages where id = ?2 and attempt = ?3 and state in ('done', 'failed', 'skipped'))
         returning id",
        [claim.task.audit_id.0.into(), claim.id.0.into(), claim.attempt.into(), now.plus(lease).0.into(), now.0.into()],
    )
}

/// Fails a page that no worker could end, even if a worker has a claim on it, and returns what follows, as [`end`] does. One
/// transaction. A second call does not change the page, but may queue one more page of the wave.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn give_up(
    database: &dyn Database,
    audit: AuditId,
    page: PageId,
    error: &str,
    now: Timestamp,
    lease: i64,
) -> Result<AfterPage, PortError> {
    let fail = statement(
        "update pages set state = 'failed', category = 'unreachable', error = ?2
         where id = ?1 and state in ('new', 'queued', 'running')",
        [page.0.into(), error.into()],
    );
    let queue_next = statement(
        "update pages set state = 'queued', lease_until = ?2, waiting_since = ?3
         where id = (select id from pages where audit_id = ?1 and state = 'new' order by depth, url limit 1)
           and exists (select 1 from audits where id = ?1 and status = 'running' and phase = 'pages')
         returning id",
        [audit.0.into(), now.plus(lease).0.into(), now.0.into()],
    );
    let next = [wake_page(audit, now), claim_plan(audit, now.plus(lease))];
    after_page(database.run([fail, queue_next].into_iter().chain(next).collect()).await?)
}
