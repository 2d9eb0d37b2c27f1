//! Claims on pages: taking one within its host's rate limit, and putting it back.
use super::account_turns::{hold_page, wake_page, woken_page};
use super::audit_options::OptionsRow;
use super::suppressions::active_suppressions;
use super::turns::{MAX_PAUSE_MS, MAX_PAUSE_SLACK_MS, requests_in_flight};
use super::{first_row, from_json, last, read, statement};
use crate::model::{AuditId, AuditOptions, Kind, PageId, PageState, Source, Suppression, Timestamp};
use crate::ports::{Database, PortError, Statement};
use serde::Deserialize;
use serde_json::Value;

/// Attempts of a page before it counts as failed.
pub const MAX_ATTEMPTS: i64 = 8;

/// Milliseconds without an attempt after which a waiting page counts as lost.
const LOST_AFTER_MS: i64 = 60_000;

/// Milliseconds from the first request for a page after which an audit ends with the pages it has.
const MAX_DURATION_MS: i64 = 30 * 60_000;

/// Additional milliseconds for a crawl of more than 50 pages.
const LARGE_CRAWL_EXTRA_MS: i64 = 150 * 60_000;

/// Limits of a claim on a page.
#[derive(Clone, Copy, Debug)]
pub struct ClaimOptions {
    /// The current time.
    pub now: Timestamp,
    /// Milliseconds by which the lease is longer than the timeout of the page.
    pub slack_ms: i64,
    /// Maximum timeout of a page, in milliseconds.
    pub max_timeout_ms: u32,
    /// Milliseconds before the host's next free slot from which a claim may be made; its holder waits for the slot.
    pub ahead_ms: i64,
    /// Maximum number of concurrent requests to a host.
    pub concurrency: u32,
    /// Minimum milliseconds between the starts of two requests to a host.
    pub interval_ms: u32,
}

/// The outcome of [`claim`].
#[derive(Clone, Debug)]
pub enum ClaimResult {
    /// The caller has the page: until the lease expires, only it may write to the page.
    Claimed(Box<PageClaim>),
    /// The rate limit of the host does not permit the request yet.
    HostBusy {
        /// The audit of the page.
        audit: AuditId,
        /// Time of the host's next free slot.
        free_at: Timestamp,
        /// True if other pages of the account wait for their turn.
        others_wait: bool,
    },
    /// The account has as many pages in flight as it may have, or is suspended. The page waits until it is woken.
    AccountBusy(AuditId),
    /// Another worker has the page, it has ended, its audit has ended, or it was deleted.
    Unavailable,
}

/// A claim on a page.
#[derive(Clone, Debug)]
pub struct PageClaim {
    /// The claimed page.
    pub id: PageId,
    /// Number of the claim. Writes check it: a later claim invalidates earlier ones.
    pub attempt: i64,
    /// Earliest start of its request.
    pub start_at: Timestamp,
    /// End of the lease.
    pub lease_until: Timestamp,
    /// The page and what its job needs of its audit.
    pub task: PageJob,
}

/// A page, and what its job needs of its audit.
#[derive(Clone, Debug)]
pub struct PageJob {
    /// The audit of the page.
    pub audit_id: AuditId,
    /// URL of the page.
    pub url: String,
    /// Number of links between the start page and this page.
    pub depth: u32,
    /// Origin of the URL: start page, caller, sitemap or link.
    pub source: Source,
    /// Timeout of the page, in milliseconds.
    pub timeout_ms: u32,
    /// Maximum number of pages of the audit.
    pub max_pages: u32,
    /// The options of the audit.
    pub options: AuditOptions,
    /// The robots.txt of the site, if the crawl obeys one.
    pub robots: Option<String>,
    /// URL of the start page after redirects, once it was fetched.
    pub site: Option<String>,
    /// The suppressions that apply to the audit.
    pub suppressions: Vec<Suppression>,
    /// True if the operator has blocked the host of the page since the audit was accepted.
    pub is_blocked: bool,
    /// Host of the page, of which the claim is one turn.
    pub host: String,
}

impl PageJob {
    /// Returns true if the pages that this page links to are audited too.
    pub fn is_crawled(&self) -> bool {
        self.options.kind == Kind::Full && self.max_pages > 1
    }
}

#[derive(Deserialize)]
struct JobRow {
    audit_id: AuditId,
    url: String,
    host: String,
    depth: u32,
    source: Source,
    timeout_ms: u32,
    max_pages: u32,
    #[serde(flatten)]
    options: OptionsRow,
    robots: Option<String>,
    site: Option<String>,
    suppressions: String,
    state: PageState,
    is_open: i64,
    next_at: Timestamp,
    waiting_since: Option<Timestamp>,
    others_wait: i64,
    is_blocked: i64,
}

impl JobRow {
    fn job(self) -> Result<PageJob, PortError> {
        Ok(PageJob {
            audit_id: self.audit_id,
            url: self.url,
            depth: self.depth,
            source: self.source,
            timeout_ms: self.timeout_ms,
            max_pages: self.max_pages,
            options: self.options.options()?,
            robots: self.robots,
            site: self.site,
            suppressions: from_json(&self.suppressions)?,
            is_blocked: self.is_blocked != 0,
            host: self.host,
        })
    }
}

#[derive(Deserialize)]
struct ClaimRow {
    attempt: i64,
    lease_until: Timestamp,
    next_at: Timestamp,
}

/// Claims a page that waits or whose worker's lease expired, and reserves a slot of its host. One transaction and one
/// round trip. Atomic: exactly one concurrent caller wins, and a host never gets more concurrent requests than
/// `options.concurrency`. A duplicate job may call it again.
///
/// # Errors
/// Returns an error if the database fails or the options of the audit cannot be parsed.
pub async fn claim(database: &dyn Database, page: PageId, options: ClaimOptions) -> Result<ClaimResult, PortError> {
    let ClaimOptions { now, slack_ms, max_timeout_ms, ahead_ms, concurrency, interval_ms } = options;
    let id: Value = page.0.into();
    let host =
        statement("insert into hosts (host) select host from pages where id = ?1 on conflict do nothing", [id.clone()]);
    let claim = statement(
        concat!("update pages set state = 'running', attempt = attempt + 1, claimed_at = ?2,
                lease_until = ?2 + ?3 + min(?6, (select timeout_ms from audits where id = pages.audit_id))
         where id = ?1 and (state in ('new', 'queued') or state = 'running' and lease_until < ?2) and waiting_since is null
           and exists (select 1 from audits where id = pages.audit_id and status = 'running' and phase = 'pages')
           and (select next_at from hosts where host = pages.host) <= ?2 + ?4
           and ?5 > ", requests_in_flight!("pages.host", "?2"), "
         returning attempt, lease_until, (select next_at from hosts where host = pages.host) as next_at"),
        [id.clone(), now.0.into(), slack_ms.into(), ahead_ms.into(), concurrency.into(), max_timeout_ms.into()],
    );
    let reserve = statement(
        "update hosts set next_at = max(next_at, ?2)
           + max(interval_ms, ?3, (select interval_ms from audits where id = (select audit_id from pages where id = ?1)))
         where host = (select host from pages where id = ?1 and state = 'running' and claimed_at = ?2)",
        [id.clone(), now.0.into(), interval_ms.into()],
    );
    // Waiting in the queue does not count: the time of an audit begins with its first request.
    let begin = statement(
        "update audits set deadline_at = ?2 + ?3 + case when max_pages > 50 then ?4 else 0 end
         where deadline_at is null and id = (select audit_id from pages where id = ?1 and state = 'running' and claimed_at = ?2)",
        [id.clone(), now.0.into(), MAX_DURATION_MS.into(), LARGE_CRAWL_EXTRA_MS.into()],
    );
    // A page that waits for its host is not lost: extend the time after which the sweeper looks for it.
    let wait = statement(
        "update pages set lease_until = max(lease_until, ?2) where id = ?1 and state = 'queued'",
        [id.clone(), now.plus(LOST_AFTER_MS).0.into()],
    );
    let job = statement(
        concat!(
            "select pages.audit_id, pages.url, pages.host, depth, source, state, timeout_ms, max_pages, robots, site, next_at,
                    status = 'running' and phase = 'pages' as is_open, pages.waiting_since,
                    exists (select 1 from audits as open indexed by audits_running
                              cross join pages as other on other.audit_id = open.id
                            where open.account_id = audits.account_id and open.status = 'running' and other.state = 'queued'
                              and other.waiting_since is not null) as others_wait,
                    exists (with recursive names (name) as
                              (select pages.host union all select substr(name, instr(name, '.') + 1) from names
                               where instr(name, '.') > 0)
                            select 1 from blocked_hosts where host in (select name from names)) as is_blocked, ",
            active_suppressions!(),
            ", ",
            super::audit_options::option_columns!(""),
            " from pages join audits on audits.id = pages.audit_id join hosts on hosts.host = pages.host where pages.id = ?1"
        ),
        [id, now.0.into()],
    );
    let statements = vec![host, forget_wrong_time(page, now), hold_page(page, now), claim, reserve, begin, wait, job];
    let mut results = database.run(statements).await?;
    let Some(row) = first_row(results.split_off(7), 0).map(read::<JobRow>).transpose()? else {
        return Ok(ClaimResult::Unavailable);
    };
    match first_row(results, 3).map(read::<ClaimRow>).transpose()? {
        Some(claim) => {
            let start_at = claim.next_at.max(now);
            Ok(ClaimResult::Claimed(Box::new(PageClaim {
                id: page,
                attempt: claim.attempt,
                start_at,
                lease_until: claim.lease_until,
                task: row.job()?,
            })))
        }
        None if row.is_open != 0 && matches!(row.state, PageState::New | PageState::Queued) => {
            let (audit, free_at, others_wait) = (row.audit_id, row.next_at, row.others_wait != 0);
            Ok(match row.waiting_since {
                Some(_) => ClaimResult::AccountBusy(audit),
                None => ClaimResult::HostBusy { audit, free_at, others_wait },
            })
        }
        None => Ok(ClaimResult::Unavailable),
    }
}

/// Frees the host of a page whose next free slot is later than any that this service sets, as after a wrong clock.
fn forget_wrong_time(page: PageId, now: Timestamp) -> Statement {
    statement(
        "update hosts set next_at = ?2 where host = (select host from pages where id = ?1) and next_at > ?2 + ?3",
        [page.0.into(), now.0.into(), (MAX_PAUSE_MS + MAX_PAUSE_SLACK_MS).into()],
    )
}

/// Puts a claimed page back because another host that it needs is busy. Does nothing if the claim is no longer valid.
/// Returns the page whose turn it is now. The holder of the claim calls it once.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn put_back(
    database: &dyn Database,
    claim: &PageClaim,
    now: Timestamp,
    pause: i64,
) -> Result<Option<(AuditId, PageId)>, PortError> {
    let requeue = statement(
        "update pages set state = 'queued', lease_until = ?3 where id = ?1 and attempt = ?2 and state = 'running'",
        [claim.id.0.into(), claim.attempt.into(), now.plus(pause + LOST_AFTER_MS).0.into()],
    );
    woken_page(last(&mut database.run(vec![requeue, wake_page(claim.task.audit_id, now)]).await?))
}

/// Extends the lease of a claimed page. Returns false if the claim is no longer valid. Idempotent.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn renew(database: &dyn Database, claim: &PageClaim, lease_until: Timestamp) -> Result<bool, PortError> {
    let sql = "update pages set lease_until = max(lease_until, ?3) where id = ?1 and attempt = ?2 and state = 'running' returning id";
    let values = [claim.id.0.into(), claim.attempt.into(), lease_until.0.into()];
    Ok(first_row(database.run(vec![statement(sql, values)]).await?, 0).is_some())
}

/// Puts a claimed page back because its site asked for fewer requests (`pause` in milliseconds), doubles the interval of
/// its host, and counts the request for a pause. Returns how often the site has asked during this audit (`None` if the
/// claim is no longer valid, in which case nothing changes), and the page whose turn it is now. One transaction; a second call changes nothing in `pages`
/// but counts again, so only the holder of the claim calls it, once.
///
/// # Errors
/// Returns an error if the database fails.
pub async fn postpone(
    database: &dyn Database,
    claim: &PageClaim,
    now: Timestamp,
    pause: i64,
) -> Result<(Option<u32>, Option<(AuditId, PageId)>), PortError> {
    #[derive(Deserialize)]
    struct Throttled {
        throttles: u32,
    }
    let requeue = statement(
        "update pages set state = 'queued', lease_until = ?3 where id = ?1 and attempt = ?2 and state = 'running'",
        [claim.id.0.into(), claim.attempt.into(), now.plus(pause + LOST_AFTER_MS).0.into()],
    );
    let slow_down = statement(
        "update hosts set interval_ms = min(10000, max(500, interval_ms * 2)),
                next_at = max(next_at, ?3)
         where host = (select host from pages where id = ?1 and attempt = ?2 and state = 'queued')",
        [claim.id.0.into(), claim.attempt.into(), now.plus(pause.min(MAX_PAUSE_MS)).0.into()],
    );
    let count = statement(
        "update audits set throttles = throttles + 1
         where id = (select audit_id from pages where id = ?1 and attempt = ?2 and state = 'queued') returning throttles",
        [claim.id.0.into(), claim.attempt.into()],
    );
    let wake = wake_page(claim.task.audit_id, now);
    let mut results = database.run(vec![requeue, slow_down, count, wake]).await?;
    let woken = woken_page(last(&mut results))?;
    let row = first_row(results, 2).map(read::<Throttled>).transpose()?;
    Ok((row.map(|row| row.throttles), woken))
}
