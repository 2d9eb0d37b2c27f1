//! Pages: taking one up, keeping what became of it and what it led to, and reading them.
use super::audits::{AuditClaim, close, closed};
use super::{first_row, from_json, ids, last, read, statement, to_json};
use crate::model::{
    AuditId, Category, Finding, Kind, PageId, PageLink, PageState, PageSummary, Points, Scope, ScoreCategory,
    SkipReason, Source, Timestamp,
};
use crate::ports::{Database, PortError, Row, Statement};
use serde::Deserialize;
use serde_json::Value;

/// Times that a page is tried before it counts as failed.
pub const MAX_ATTEMPTS: i64 = 8;

/// Milliseconds that nobody has to ask for a page before it counts as lost.
const PATIENCE: i64 = 60_000;

/// Under which terms a page is taken up. Times are in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct ClaimOptions {
    /// Now.
    pub now: Timestamp,
    /// How much longer than the page's own time limit the claim holds.
    pub slack: i64,
    /// The longest time limit of a page.
    pub longest: u32,
    /// How far ahead of its host's turn the claim may be made; the holder waits until then.
    pub ahead: i64,
    /// Requests that a host gets at the same time.
    pub concurrency: u32,
    /// Between the starts of two requests to a host.
    pub interval: u32,
}

/// What came of asking for a page.
#[derive(Clone, Debug)]
pub enum Claimed {
    /// Only we may write, until the lease runs out.
    Ours(Box<PageClaim>),
    /// Its host has no room for it yet.
    Busy {
        /// Of which audit it is.
        audit: AuditId,
        /// When the host's next turn is.
        free_at: Timestamp,
    },
    /// Someone else has it, it is done, or its audit has ended.
    Gone,
}

/// A claim on a page.
#[derive(Clone, Debug)]
pub struct PageClaim {
    /// Which page.
    pub id: PageId,
    /// Which claim it is.
    pub attempt: i64,
    /// When its request may begin.
    pub start_at: Timestamp,
    /// What else there is to know of it.
    pub task: PageJob,
}

/// A page and its audit, as far as a job has to know them.
#[derive(Clone, Debug, Deserialize)]
pub struct PageJob {
    /// Of which audit.
    pub audit_id: AuditId,
    /// Its URL.
    pub url: String,
    /// Links away from the start.
    pub depth: u32,
    /// Whether the audit starts with it, it was named, or where else it was found.
    pub source: Source,
    /// Milliseconds for the page.
    pub timeout_ms: u32,
    /// Which pages the audit covers.
    pub kind: Kind,
    /// Pages that the audit may judge.
    pub max_pages: u32,
    /// Its scope as JSON.
    scope: String,
    /// The score_categories that count, as JSON.
    categories: Option<String>,
    /// Who to say one is, before saying who one is.
    pub user_agent: Option<String>,
    /// The robots.txt of the site.
    pub robots: Option<String>,
    /// A URL of the site, once the start page was reached.
    pub site: Option<String>,
    state: PageState,
    is_open: i64,
    next_at: Timestamp,
}

impl PageJob {
    /// Which pages are wanted.
    pub fn scope(&self) -> Scope {
        from_json(&self.scope).unwrap_or_default()
    }

    /// The score_categories that count, where not all do.
    pub fn score_categories(&self) -> Option<Vec<ScoreCategory>> {
        from_json(self.categories.as_deref()?).ok()
    }

    /// Whether what it links to is to be audited as well.
    pub fn is_crawled(&self) -> bool {
        self.kind == Kind::Full && self.max_pages > 1
    }
}

#[derive(Deserialize)]
struct Taken {
    attempt: i64,
    next_at: Timestamp,
}

/// Takes up a page, in one round trip: its host must have room, and the host's next turn is moved on.
///
/// # Errors
/// Where the database does not answer.
pub async fn claim(database: &dyn Database, page: PageId, terms: ClaimOptions) -> Result<Claimed, PortError> {
    let ClaimOptions { now, slack, longest, ahead, concurrency, interval } = terms;
    let id: Value = page.0.into();
    let host =
        statement("insert into hosts (host) select host from pages where id = ?1 on conflict do nothing", [id.clone()]);
    let take = statement(
        "update pages set state = 'running', attempt = attempt + 1, claimed_at = ?2,
                lease_until = ?2 + ?3 + min(?6, (select timeout_ms from audits where id = pages.audit_id))
         where id = ?1 and (state in ('new', 'queued') or state = 'running' and lease_until < ?2)
           and exists (select 1 from audits where id = pages.audit_id and status = 'running' and phase = 'pages')
           and (select next_at from hosts where host = pages.host) <= ?2 + ?4
           and ?5 > (select count(*) from pages as other
                     where other.host = pages.host and other.state = 'running' and other.lease_until >= ?2 and other.id <> ?1)
         returning attempt, (select next_at from hosts where host = pages.host) as next_at",
        [id.clone(), now.0.into(), slack.into(), ahead.into(), concurrency.into(), longest.into()],
    );
    let turn = statement(
        "update hosts set next_at = max(next_at, ?2)
           + max(interval_ms, ?3, (select interval_ms from audits where id = (select audit_id from pages where id = ?1)))
         where host = (select host from pages where id = ?1 and state = 'running' and claimed_at = ?2)",
        [id.clone(), now.0.into(), interval.into()],
    );
    // Who waits is not lost: the sweeper looks for what nobody has asked for in a while.
    let wait = statement(
        "update pages set lease_until = max(lease_until, ?2) where id = ?1 and state = 'queued'",
        [id.clone(), now.plus(PATIENCE).0.into()],
    );
    let task = statement(
        "select pages.audit_id, pages.url, pages.depth, pages.source, pages.state, audits.timeout_ms, audits.kind,
                audits.max_pages, audits.scope, audits.robots, audits.user_agent, audits.categories, audits.site, hosts.next_at,
                audits.status = 'running' and audits.phase = 'pages' as is_open
         from pages join audits on audits.id = pages.audit_id join hosts on hosts.host = pages.host where pages.id = ?1",
        [id],
    );
    let mut results = database.run(vec![host, take, turn, wait, task]).await?;
    let Some(task) = first_row(results.split_off(4), 0).map(read::<PageJob>).transpose()? else {
        return Ok(Claimed::Gone);
    };
    match first_row(results, 1).map(read::<Taken>).transpose()? {
        Some(taken) => {
            let start_at = taken.next_at.max(now);
            Ok(Claimed::Ours(Box::new(PageClaim { id: page, attempt: taken.attempt, start_at, task })))
        }
        None if task.is_open != 0 && matches!(task.state, PageState::New | PageState::Queued) => {
            Ok(Claimed::Busy { audit: task.audit_id, free_at: task.next_at })
        }
        None => Ok(Claimed::Gone),
    }
}

/// What became of a page.
#[derive(Clone, Debug)]
pub struct PageOutcome {
    /// What kind of page it is.
    pub category: Category,
    /// Done, failed or skipped.
    pub state: PageState,
    /// Why it was left out.
    pub reason: Option<SkipReason>,
    /// Why it failed.
    pub error: Option<String>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What the site rules need of it.
    pub summary: Option<PageSummary>,
    /// The pages of the site that it links to.
    pub links: Vec<PageLink>,
    /// The URLs of the site that were found with it, as a JSON list of
    /// `{url, host, depth, source, pattern, reason}`.
    pub found: Value,
    /// Where the audit really starts, where this is its start page.
    pub start: Option<String>,
}

/// What follows after a page.
#[derive(Clone, Debug, Default)]
pub struct AfterPage {
    /// It was the last of those that were chosen: who gets this has to go on with the audit.
    pub close: Option<AuditClaim>,
    /// The page whose turn it is; its message has to be sent.
    pub page: Option<PageId>,
}

/// Keeps what became of a page and what it led to, if the claim still holds, in one round trip.
///
/// # Errors
/// Where the database does not answer.
pub async fn end(
    database: &dyn Database,
    claim: &PageClaim,
    ending: &PageOutcome,
    now: Timestamp,
    lease: i64,
) -> Result<AfterPage, PortError> {
    let audit = claim.task.audit_id;
    let mut statements = vec![kept(claim, ending)?];
    for found in ending.found.as_array().map(Vec::as_slice).unwrap_or_default().chunks(2_000) {
        statements.push(discovered(claim, found)?);
    }
    if ending.state == PageState::Done {
        let host = "update hosts set interval_ms = interval_ms / 2
             where interval_ms > 0 and host = (select host from pages where id = ?1)";
        statements.push(statement(host, [claim.id.0.into()]));
    }
    if let Some(start) = &ending.start {
        let site = "update audits set site = coalesce(site, ?2) where id = ?1";
        statements.push(statement(site, [audit.0.into(), start.clone().into()]));
    }
    statements.extend([follow_up(claim, now.plus(lease)), close(audit, now.plus(lease))]);
    next(database.run(statements).await?)
}

fn next(mut results: Vec<Vec<Row>>) -> Result<AfterPage, PortError> {
    let close = closed(last(&mut results).into_iter().next())?;
    let page = ids(last(&mut results))?.into_iter().next();
    Ok(AfterPage { close, page })
}

fn kept(claim: &PageClaim, ending: &PageOutcome) -> Result<Statement, PortError> {
    Ok(statement(
        "update pages set state = ?3, category = ?4, error = ?5, findings = ?6, summary = ?7, points = ?8, issues = ?9,
                reason = ?10, http_status = ?11, links = ?12, url = coalesce(?13, url)
         where id = ?1 and attempt = ?2 and state = 'running'",
        [
            claim.id.0.into(),
            claim.attempt.into(),
            ending.state.as_str().into(),
            serde_json::to_value(ending.category).unwrap_or_default(),
            ending.error.clone().into(),
            to_json(&ending.findings)?,
            to_json(&ending.summary)?,
            to_json(&Points::of(&ending.findings))?,
            to_json(&crate::model::finding::issues(&ending.findings))?,
            ending.reason.map(SkipReason::as_str).into(),
            ending.summary.as_ref().map(|summary| summary.status).into(),
            to_json(&ending.links)?,
            ending.start.clone().into(),
        ],
    ))
}

/// URLs of one wave have one depth, and of two depths the smaller stays: so the order of jobs makes no difference.
fn discovered(claim: &PageClaim, found: &[Value]) -> Result<Statement, PortError> {
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

/// The next of the chosen pages takes the turn of this one.
fn follow_up(claim: &PageClaim, lease_until: Timestamp) -> Statement {
    statement(
        "update pages set state = 'queued', lease_until = ?4
         where id = (select id from pages where audit_id = ?1 and state = 'new' order by depth, url limit 1)
           and exists (select 1 from pages where id = ?2 and attempt = ?3 and state in ('done', 'failed', 'skipped'))
         returning id",
        [claim.task.audit_id.0.into(), claim.id.0.into(), claim.attempt.into(), lease_until.0.into()],
    )
}

/// Puts a page back whose host asks for fewer requests, and slows down what goes there; how often the site has asked.
///
/// # Errors
/// Where the database does not answer.
pub async fn postpone(
    database: &dyn Database,
    claim: &PageClaim,
    now: Timestamp,
    pause: i64,
) -> Result<Option<u32>, PortError> {
    #[derive(Deserialize)]
    struct Throttled {
        throttles: u32,
    }
    let back = statement(
        "update pages set state = 'queued', lease_until = ?3 where id = ?1 and attempt = ?2 and state = 'running'",
        [claim.id.0.into(), claim.attempt.into(), now.plus(pause + PATIENCE).0.into()],
    );
    let slower = statement(
        "update hosts set interval_ms = min(10000, max(500, interval_ms * 2)),
                next_at = max(next_at, ?3)
         where host = (select host from pages where id = ?1 and attempt = ?2 and state = 'queued')",
        [claim.id.0.into(), claim.attempt.into(), now.plus(pause).0.into()],
    );
    let count = statement(
        "update audits set throttles = throttles + 1
         where id = (select audit_id from pages where id = ?1 and attempt = ?2 and state = 'queued') returning throttles",
        [claim.id.0.into(), claim.attempt.into()],
    );
    let row = first_row(database.run(vec![back, slower, count]).await?, 2);
    Ok(row.map(read::<Throttled>).transpose()?.map(|row| row.throttles))
}

/// Gives up on a page that nobody could end.
///
/// # Errors
/// Where the database does not answer.
pub async fn give_up(
    database: &dyn Database,
    audit: AuditId,
    page: PageId,
    error: &str,
    lease_until: Timestamp,
) -> Result<AfterPage, PortError> {
    let failed = statement(
        "update pages set state = 'failed', category = 'unreachable', error = ?2
         where id = ?1 and state in ('new', 'queued', 'running')",
        [page.0.into(), error.into()],
    );
    let turn = statement(
        "update pages set state = 'queued', lease_until = ?2
         where id = (select id from pages where audit_id = ?1 and state = 'new' order by depth, url limit 1)
           and exists (select 1 from audits where id = ?1 and status = 'running' and phase = 'pages')
         returning id",
        [audit.0.into(), lease_until.0.into()],
    );
    next(database.run(vec![failed, turn, close(audit, lease_until)]).await?)
}
