//! Page: fetches one page, runs the page rules, and stores the findings and the URLs it led to.
use super::postponed::{delay_seconds, postpone, put_back, send_page};
use super::{AUDIT_LEASE_MS, advance};
use crate::crawl::{self, Fetched, Frontier};
use crate::engine;
use crate::facts::{MAX_PAGE_LINKS, PageFacts, Robots, anchor_of};
use crate::model::keyphrases::keyphrase_of;
use crate::model::suppression;
use crate::model::urls::{normalized, same_page};
use crate::model::{
    Candidate, Category, Job, LinkDetails, PageId, PageLink, PageState, PageSummary, SkipReason, Source, Target,
    TargetError, Timestamp,
};
use crate::ports::{Event, FetchError, PortError, Services, UrlParts};
use crate::store;
use crate::store::page_claims::{ClaimOptions, ClaimResult, MAX_ATTEMPTS, PageClaim, PageJob};
use crate::store::pages::PageOutcome;
use crate::turns::Turns;
use std::cell::Cell;
use std::collections::HashMap;
use url::Url;

/// Milliseconds by which the lease of a page is longer than its timeout: for waiting, running rules and writing.
const LEASE_SLACK_MS: i64 = 20_000;
/// Maximum milliseconds that a job waits for its host's slot; for longer waits its message is sent again.
const MAX_WAIT_MS: i64 = 3_000;
/// Maximum number of links to elements of other pages that are stored for a page.
const MAX_ANCHORS: usize = 100;
/// Time that a sitemap and the writing of its URLs take at most, in milliseconds.
const SITEMAP_MS: i64 = 40_000;

pub(super) async fn run(services: &Services<'_>, page: PageId) -> Result<(), PortError> {
    let now = services.clock.now();
    let options = ClaimOptions {
        now,
        slack_ms: LEASE_SLACK_MS,
        max_timeout_ms: services.settings.max_page_timeout_ms,
        ahead_ms: MAX_WAIT_MS,
        concurrency: services.settings.host_concurrency,
        interval_ms: services.settings.host_interval_ms,
    };
    match store::page_claims::claim(services.database, page, options).await? {
        ClaimResult::Claimed(claim) => process(services, &claim).await,
        ClaimResult::HostBusy { audit, free_at, others_wait } => {
            // Spread the retries, so that not all waiting pages come back in the same second.
            let spread = page.0.rem_euclid(3);
            let seconds = (free_at.0 - now.0).max(0) / 1_000 + 1 + spread;
            services.queue.send(&[Job::Page { audit, page }], delay_seconds(seconds)).await?;
            services.log.log(&Event::PageWaiting { audit_id: audit, page_id: page, delay_seconds: seconds });
            if others_wait {
                let next = store::account_turns::next_page(services.database, audit, now).await?;
                send_page(services, next).await?;
            }
            Ok(())
        }
        // The next page of the account that ends wakes it.
        ClaimResult::AccountBusy(audit) => {
            services.log.log(&Event::PageHeld { audit_id: audit, page_id: page });
            Ok(())
        }
        ClaimResult::Unavailable => Ok(()),
    }
}

/// Fetches and audits a claimed page, stores the outcome and advances the audit.
async fn process(services: &Services<'_>, claim: &PageClaim) -> Result<(), PortError> {
    // A slot in the past needs no pause; one in the future is at most MAX_WAIT_MS ahead.
    let pause = u32::try_from(claim.start_at.0 - services.clock.now().0).unwrap_or(0);
    if pause > 0 {
        services.clock.sleep(pause).await;
    }
    if claim.task.is_blocked {
        return end(services, claim, &failed(TargetError::Blocked.to_string(), None)).await.map(drop);
    }
    let turns = Turns::covering(services, &claim.task.host);
    let fetch_start = services.clock.now();
    let fetched = fetch(services, &turns, claim).await;
    let judge_start = services.clock.now();
    if let Ok(fetched) = &fetched
        && let Some(pause) = fetched.retry_after(services.clock.now())
    {
        turns.release().await;
        return postpone(services, claim, pause).await;
    }
    if matches!(fetched, Err(FetchError::Busy(_))) && claim.attempt < MAX_ATTEMPTS {
        turns.release().await;
        return put_back(services, claim).await;
    }
    let error = fetched.as_ref().err().map(FetchError::kind);
    let body_bytes = fetched.as_ref().map_or(0, |fetched| fetched.exchange.body_bytes);
    let outcome = match fetched {
        Ok(fetched) => evaluate(services, &turns, claim, fetched).await,
        Err(error) => Ok(failed(error.to_string(), None)),
    };
    turns.release().await;
    let outcome = PageOutcome { requests: turns.requests(), ..outcome? };
    if turns.is_busy() && claim.attempt < MAX_ATTEMPTS {
        // A sitemap is on a host that has as many requests as it may have.
        return put_back(services, claim).await;
    }
    let now = services.clock.now();
    let next = store::pages::end(services.database, claim, &outcome, now, AUDIT_LEASE_MS).await?;
    if !next.is_stored {
        // A later claim judges the page.
        return advance(services, next).await;
    }
    services.log.log(&Event::PageEnded {
        audit_id: claim.task.audit_id,
        page_id: claim.id,
        url: UrlParts::of(&claim.task.url),
        outcome: outcome.state,
        skip_reason: outcome.reason,
        error,
        http_status: outcome.summary.as_ref().map(|summary| summary.status),
        fetch_ms: judge_start.0 - fetch_start.0,
        judge_ms: now.0 - judge_start.0,
        body_bytes,
        findings: outcome.findings.len(),
    });
    advance(services, next).await
}

/// Stores the outcome of a page that was not judged, and advances its audit. Returns true if it was stored.
async fn end(services: &Services<'_>, claim: &PageClaim, outcome: &PageOutcome) -> Result<bool, PortError> {
    let now = services.clock.now();
    let next = store::pages::end(services.database, claim, outcome, now, AUDIT_LEASE_MS).await?;
    let is_stored = next.is_stored;
    advance(services, next).await.map(|()| is_stored)
}

async fn fetch(services: &Services<'_>, turns: &Turns<'_>, claim: &PageClaim) -> Result<Fetched, FetchError> {
    let task = &claim.task;
    let refused = |error| FetchError::RedirectRefused { location: task.url.clone(), error };
    let target = Target::parse(&task.url, services.settings.policy).map_err(refused)?;
    let timeout_ms = task.timeout_ms.min(services.settings.max_page_timeout_ms);
    let net = turns.context().as_agent(task.options.user_agent.as_deref());
    match task.source {
        Source::Start | Source::Named => crawl::page(net, &target, timeout_ms).await,
        // The target of its redirect is a page of its own.
        Source::Sitemap | Source::Link => crawl::answer(net, &target, timeout_ms).await,
    }
}

/// Returns the outcome of a page that responded.
async fn evaluate(
    services: &Services<'_>,
    turns: &Turns<'_>,
    claim: &PageClaim,
    fetched: Fetched,
) -> Result<PageOutcome, PortError> {
    let task = &claim.task;
    let exchange = fetched.exchange;
    let (url, status, error) = (exchange.url.clone(), exchange.status, crawl::not_a_page(&exchange));
    let is_first = matches!(task.source, Source::Start | Source::Named);
    let location = exchange.header("location").filter(|_| (300..400).contains(&status) && status != 304);
    // A Location that is not a URL is no redirect; the page fails with its status.
    let redirect = location.and_then(|location| url.join(location).ok());
    let robots = task.robots.as_deref().map(Robots::parse);
    let keyphrase = keyphrase_of(&task.options.keyphrases, [&task.url, url.as_str()]);
    let facts = PageFacts::new(exchange, fetched.document, robots).with_keyphrase(keyphrase);
    let mut summary = facts.summary();
    let mut outcome = if let Some(target) = &redirect {
        summary.redirect = Some(target.to_string());
        summary.sets_cookie = facts.header("set-cookie").is_some();
        skipped(SkipReason::Redirect, summary)
    } else if let Some(error) = error {
        match error {
            FetchError::NotHtml(_) if !is_first => skipped(SkipReason::NotHtml, summary),
            error => failed(error.to_string(), Some(summary)),
        }
    } else {
        audited(&facts, summary, task)
    };
    if task.is_crawled() {
        let site = match task.site.as_deref() {
            Some(site) => Url::parse(site).map_err(|error| unreadable(site, error))?,
            None => url.clone(),
        };
        let scope = task.options.scope(task.max_pages);
        let frontier =
            Frontier { site: &site, robots: facts.robots.as_ref(), scope: &scope, policy: services.settings.policy };
        outcome.found = follow(&frontier, claim, &facts, redirect.as_ref(), &mut outcome);
        if task.source == Source::Start && outcome.state == PageState::Done {
            outcome.found.extend(listed(services, turns, claim, &frontier).await?);
            outcome.found.extend(redirected_start(&task.url, &url));
            outcome.start = Some(normalized(&url).into());
        }
    }
    Ok(outcome)
}

fn unreadable(url: &str, error: url::ParseError) -> PortError {
    PortError { port: "database", message: format!("a stored row cannot be read: {error}: {url}") }
}

/// Returns the pages of the site that this page links or redirects to, and stores its links in the outcome.
fn follow(
    frontier: &Frontier<'_>,
    claim: &PageClaim,
    facts: &PageFacts,
    redirect: Option<&Url>,
    outcome: &mut PageOutcome,
) -> Vec<Candidate> {
    if let Some(target) = redirect {
        let target = frontier.candidate(target, claim.task.depth, Source::Link);
        if target.is_none() {
            outcome.reason = Some(SkipReason::OffSite);
        }
        return target.into_iter().collect();
    }
    if outcome.state != PageState::Done {
        return Vec::new();
    }
    let (mut found, mut links): (Vec<Candidate>, Vec<PageLink>) = (Vec::new(), Vec::new());
    let mut index_of: HashMap<String, usize> = HashMap::new();
    let mut anchors = 0;
    for link in facts.page_links() {
        let Some(candidate) = frontier.candidate(link.url, claim.task.depth + 1, Source::Link) else { continue };
        // Links that differ only in tracking parameters have the same candidate, and count as one.
        let index = index_of.get(&candidate.url).copied().unwrap_or(links.len());
        if index == links.len() {
            if found.len() >= MAX_PAGE_LINKS {
                continue;
            }
            index_of.insert(candidate.url.clone(), index);
            links.push(PageLink(candidate.url.clone(), false, LinkDetails::default()));
            found.push(candidate);
        }
        let Some(PageLink(_, is_followed, details)) = links.get_mut(index) else { continue };
        *is_followed |= link.is_followed;
        details.numbered |= link.is_numbered;
        if let Some(anchor) = link.url.fragment().and_then(anchor_of)
            && anchors < MAX_ANCHORS
            && !details.anchors.iter().any(|known| known == anchor)
        {
            anchors += 1;
            details.anchors.push(anchor.to_owned());
        }
    }
    outcome.links = links;
    found
}

/// Fetches the sitemaps of the site and returns the URLs they list.
async fn listed(
    services: &Services<'_>,
    turns: &Turns<'_>,
    claim: &PageClaim,
    frontier: &Frontier<'_>,
) -> Result<Vec<Candidate>, PortError> {
    let files = store::audits::files(services.database, claim.task.audit_id).await?;
    // A start page that the policy does not allow any more has no sitemaps that it allows.
    let Ok(start) = Target::parse(frontier.site.as_str(), services.settings.policy) else { return Ok(Vec::new()) };
    // usize has at least 32 bits, so that the conversion never fails.
    let max_urls = usize::try_from(claim.task.max_pages.saturating_mul(5).clamp(1_000, 10_000)).unwrap_or(1_000);
    let lease_until = Cell::new(claim.lease_until);
    let keep = async || keep_lease(services, claim, &lease_until).await;
    let urls = crawl::listed(turns.context(), &start, &files, max_urls, keep).await?;
    Ok(urls.iter().filter_map(|url| frontier.candidate(url, 1, Source::Sitemap)).collect())
}

/// Extends the lease of a page if it ends before one more sitemap is read. Returns false if the claim is no longer valid.
async fn keep_lease(
    services: &Services<'_>,
    claim: &PageClaim,
    lease_until: &Cell<Timestamp>,
) -> Result<bool, PortError> {
    let now = services.clock.now();
    if lease_until.get() > now.plus(SITEMAP_MS) {
        return Ok(true);
    }
    lease_until.set(now.plus(2 * SITEMAP_MS));
    store::page_claims::renew(services.database, claim, lease_until.get()).await
}

/// Returns the start URL of the audit as a skipped page, if it redirected to another URL.
fn redirected_start(requested: &str, url: &Url) -> Option<Candidate> {
    // The URL was parsed before it was requested.
    let requested = Url::parse(requested).ok().filter(|requested| !same_page(requested, url))?;
    Some(Candidate {
        host: requested.host_str()?.to_owned(),
        url: normalized(&requested).into(),
        depth: 0,
        source: Source::Link,
        pattern: String::new(),
        reason: Some(SkipReason::Redirect),
    })
}

fn audited(facts: &PageFacts, mut summary: PageSummary, task: &PageJob) -> PageOutcome {
    let mut findings = super::relevant_findings(engine::page(facts), task.options.score_categories.as_deref());
    // The summary was made before.
    summary.judged_in_part = facts.document.is_too_costly();
    // The URL under which the page is stored: the start page of a crawl is stored under the one after redirects.
    let is_crawl_start = task.source == Source::Start && task.is_crawled();
    let url = if is_crawl_start { facts.exchange.url.as_str() } else { &task.url };
    suppression::apply(&task.suppressions, &mut findings, url);
    PageOutcome { findings, ..PageOutcome::empty(crawl::category(facts), PageState::Done, Some(summary)) }
}

fn skipped(reason: SkipReason, summary: PageSummary) -> PageOutcome {
    PageOutcome { reason: Some(reason), ..PageOutcome::empty(Category::Default, PageState::Skipped, Some(summary)) }
}

fn failed(error: String, summary: Option<PageSummary>) -> PageOutcome {
    PageOutcome { error: Some(error), ..PageOutcome::empty(Category::Unreachable, PageState::Failed, summary) }
}
