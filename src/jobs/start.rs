//! Start: read the site's own files, and send off the first pages.
use super::{AUDIT_LEASE, fail, page};
use crate::crawl::{self, AGENT};
use crate::facts::{Robots, crawl_delay};
use crate::model::{AuditId, Job, Kind, SiteFile, SiteFiles, Target};
use crate::ports::{Event, PortError, Services};
use crate::store;
use crate::store::audits::CrawlStart;

/// Longest pause between two requests that a robots.txt gets, in milliseconds.
const LONGEST_DELAY: u32 = 10_000;
/// What a robots.txt says that cannot be read (RFC 9309, 2.3.1.4).
const CLOSED: &str = "User-agent: *\nDisallow: /\n";

pub(super) async fn run(services: &Services<'_>, audit: AuditId) -> Result<(), PortError> {
    let now = services.clock.now();
    let Some(claim) = store::audits::claim_start(services.database, audit, now, AUDIT_LEASE).await? else {
        return Ok(());
    };
    let start = match Target::parse(&claim.audit.url, services.settings.policy) {
        Ok(start) => start,
        // The policy has become stricter since the audit was accepted.
        Err(error) => return fail(services, audit, &error.to_string()).await,
    };
    let files = crawl::files(services.net(), &start).await;
    // Who names the pages visits them as with a browser; only a crawl asks whether it may.
    let is_crawl = claim.audit.kind == Kind::Full && claim.audit.max_pages > 1;
    let robots = rules(&files, is_crawl);
    if let (true, Some(robots)) = (is_crawl, robots)
        && !Robots::parse(robots).allows(AGENT, start.as_str())
    {
        return fail(services, audit, &forbidden(&files)).await;
    }
    let opening = CrawlStart {
        files: &files,
        robots,
        interval_ms: robots.and_then(|robots| crawl_delay(robots, AGENT)).unwrap_or(0).min(LONGEST_DELAY),
        chains: services.settings.host_concurrency,
        lease_until: services.clock.now().plus(AUDIT_LEASE),
    };
    let pages = store::audits::open(services.database, &claim, &opening).await?;
    let Some((first, others)) = pages.split_first() else { return Ok(()) };
    services.log.log(&Event::CrawlStarted {
        audit_id: audit,
        job_id: &claim.audit.job_id,
        queue_ms: now.0 - claim.audit.created_at.0,
        interval_ms: opening.interval_ms,
        pages: pages.len(),
    });
    if !others.is_empty() {
        let others: Vec<Job> = others.iter().map(|page| Job::Page { audit, page: *page }).collect();
        services.queue.send(&others, 0).await?;
    }
    page::run(services, *first).await
}

/// The robots.txt to obey. One that is not there forbids nothing; one that cannot be had now forbids a crawl everything.
fn rules(files: &SiteFiles, is_crawl: bool) -> Option<&str> {
    match &files.robots {
        SiteFile::Answered(answer) if (200..300).contains(&answer.status) => Some(&answer.body),
        SiteFile::Answered(answer) if answer.status >= 500 || answer.status == 429 => is_crawl.then_some(CLOSED),
        SiteFile::Unreachable { .. } => is_crawl.then_some(CLOSED),
        SiteFile::Answered(_) | SiteFile::NotAsked => None,
    }
}

/// Why a crawl may not begin.
fn forbidden(files: &SiteFiles) -> String {
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
