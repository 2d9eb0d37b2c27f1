//! Start: reads the site's own files, and starts the first pages.
use super::{AUDIT_LEASE_MS, fail, page};
use crate::crawl::{self, AGENT};
use crate::facts::Robots;
use crate::model::{AuditId, Job, Kind, SiteFile, SiteFiles, Target, TargetError, Timestamp};
use crate::ports::{Event, PortError, Services};
use crate::store;
use crate::store::audits::{AuditClaim, CrawlStart};
use crate::store::page_claims::MAX_ATTEMPTS;
use crate::store::turns::MAX_PAUSE_MS;
use crate::store::turns::Turn;
use crate::turns::Turns;

/// Maximum crawl delay that a robots.txt gets, in milliseconds.
const MAX_CRAWL_DELAY_MS: u32 = 10_000;
/// Number of files that are requested at a time.
const MAX_TURNS: u32 = 3;
/// Milliseconds for which the turns of a site are claimed: two requests of ten seconds each, one after the other.
const FILES_MS: i64 = 45_000;
/// Pause before a start is tried again because another host of its files is busy, in milliseconds.
const BUSY_PAUSE_MS: i64 = 10_000;
/// Shortest pause before a start is tried again, in milliseconds.
const MIN_PAUSE_MS: i64 = 1_000;
/// Stands for a robots.txt that cannot be read (RFC 9309, 2.3.1.4).
const DISALLOW_ALL: &str = "User-agent: *\nDisallow: /\n";

pub(super) async fn run(services: &Services<'_>, audit: AuditId) -> Result<(), PortError> {
    let now = services.clock.now();
    let Some(claim) = store::audits::claim_start(services.database, audit, now, AUDIT_LEASE_MS).await? else {
        return wait(services, audit, now).await;
    };
    let start = match Target::parse(&claim.audit.url, services.settings.policy) {
        Ok(start) => start,
        // The policy has become stricter since the audit was accepted.
        Err(error) => return fail(services, audit, &error.to_string()).await,
    };
    let turns = Turns::new(services, MAX_TURNS);
    match turns.hold(&start, FILES_MS).await? {
        Turn::Granted(_) => {}
        Turn::Busy(free_at) => return put_back(services, &claim, free_at.0 - now.0).await,
        Turn::Blocked => return fail(services, audit, &TargetError::Blocked.to_string()).await,
    }
    let files = crawl::files(turns.context(), &start).await;
    turns.release().await;
    if turns.is_busy() && claim.attempt < MAX_ATTEMPTS {
        // A file is on another host, which has as many requests as it may have.
        return put_back(services, &claim, BUSY_PAUSE_MS).await;
    }
    // Pages that the caller named are requested as by a browser; only a crawl obeys robots.txt.
    let is_crawl = claim.audit.options.kind == Kind::Full && claim.audit.max_pages > 1;
    let robots = effective_robots(&files, is_crawl);
    let parsed = robots.map(Robots::parse);
    if is_crawl && parsed.as_ref().is_some_and(|robots| !robots.allows_page(AGENT, start.url())) {
        return fail(services, audit, &disallowed(&files)).await;
    }
    let crawl_start = CrawlStart {
        files: &files,
        robots,
        // No crawl delay is a delay of zero.
        interval_ms: parsed.and_then(|robots| robots.crawl_delay_ms(AGENT)).unwrap_or(0).min(MAX_CRAWL_DELAY_MS),
        concurrency: services.settings.host_concurrency,
        lease_until: services.clock.now().plus(AUDIT_LEASE_MS),
    };
    let pages = store::audits::open(services.database, &claim, &crawl_start).await?;
    let Some((first, others)) = pages.split_first() else { return Ok(()) };
    services.log.log(&Event::CrawlStarted {
        audit_id: audit,
        job_id: &claim.audit.job_id,
        queue_ms: now.0 - claim.audit.created_at.0,
        interval_ms: crawl_start.interval_ms,
        pages: pages.len(),
    });
    if !others.is_empty() {
        let others: Vec<Job> = others.iter().map(|page| Job::Page { audit, page: *page }).collect();
        services.queue.send(&others, 0).await?;
    }
    page::run(services, *first).await
}

/// Starts the audit later because a host has as many requests as it may have. `pause` is in milliseconds.
async fn put_back(services: &Services<'_>, claim: &AuditClaim, pause: i64) -> Result<(), PortError> {
    let audit = claim.audit.id;
    // Spread the retries, so that not all waiting audits come back in the same second.
    let pause = pause.clamp(MIN_PAUSE_MS, MAX_PAUSE_MS) + 1_000 * audit.0.rem_euclid(3);
    let lease_until = services.clock.now().plus(pause - 1);
    store::audits::put_back(services.database, claim, lease_until).await?;
    let seconds = u32::try_from(pause.saturating_add(999) / 1_000).unwrap_or(u32::MAX);
    services.queue.send(&[Job::Start { audit }], seconds).await
}

/// Sends the job of an audit that may not start yet again, for the time when it may. `now` is the time of the failed claim:
/// a later one could find that the wait is over, and the job would be lost until the sweep.
async fn wait(services: &Services<'_>, audit: AuditId, now: Timestamp) -> Result<(), PortError> {
    let Some(wait_ms) = store::hook_deliveries::wait_ms(services.database, audit, now).await? else {
        return Ok(());
    };
    let seconds = u32::try_from(wait_ms.saturating_add(999) / 1_000).unwrap_or(u32::MAX);
    services.queue.send(&[Job::Start { audit }], seconds).await
}

/// Returns the robots.txt to obey. A missing one allows everything; one that cannot be read now disallows a crawl.
fn effective_robots(files: &SiteFiles, is_crawl: bool) -> Option<&str> {
    match &files.robots {
        SiteFile::Answered(answer) if (200..300).contains(&answer.status) => Some(&answer.body),
        SiteFile::Answered(answer) if answer.status >= 500 || answer.status == 429 => is_crawl.then_some(DISALLOW_ALL),
        SiteFile::Unreachable { .. } => is_crawl.then_some(DISALLOW_ALL),
        SiteFile::Answered(_) | SiteFile::NotAsked => None,
    }
}

/// Returns the error text of a crawl that robots.txt does not allow.
fn disallowed(files: &SiteFiles) -> String {
    match &files.robots {
        SiteFile::Answered(answer) if answer.status < 400 => {
            format!(
                "The site's robots.txt does not let {AGENT} crawl this page; an audit of this one page (mode basic) is possible"
            )
        }
        SiteFile::Answered(answer) => format!(
            "The site's robots.txt answered with status {}, and until it can be read no crawler may come; try again later",
            answer.status
        ),
        SiteFile::Unreachable { error } => format!("The site's robots.txt could not be read: {error}"),
        SiteFile::NotAsked => "The site's robots.txt was not read".to_owned(),
    }
}
