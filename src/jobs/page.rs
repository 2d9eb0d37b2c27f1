//! Page: fetch one page, run the rules, keep the findings and what it led to.
use super::{AUDIT_LEASE, advance, wave};
use crate::crawl::{self, Candidate, Fetched, Frontier};
use crate::engine;
use crate::facts::{MOST_LINKS, PageFacts, Robots};
use crate::model::{
    Category, Job, PageId, PageLink, PageState, PageSummary, ScoreCategory, SkipReason, Source, StopReason, Target,
};
use crate::ports::{Event, FetchError, PortError, Services, UrlParts};
use crate::store;
use crate::store::pages::{ClaimOptions, Claimed, PageClaim, PageOutcome};
use serde_json::Value;
use std::collections::HashMap;
use url::Url;

/// Milliseconds that one page may take in all, so that the claim always outlives the work.
const LONGEST: u32 = 120_000;
/// How much longer than its time limit a claim on a page holds, in milliseconds: for waiting, judging and writing.
const SLACK: i64 = 20_000;
/// Milliseconds that a job waits for its turn itself, instead of coming again.
const AHEAD: i64 = 3_000;
/// Times that a site may ask for fewer requests in one audit.
const PATIENCE: u32 = 8;
/// Longest pause that a site may ask for, in milliseconds.
const LONGEST_PAUSE: i64 = 10 * 60_000;

pub(super) async fn run(services: &Services<'_>, page: PageId) -> Result<(), PortError> {
    let terms = ClaimOptions {
        now: services.clock.now(),
        slack: SLACK,
        longest: LONGEST,
        ahead: AHEAD,
        concurrency: services.settings.host_concurrency,
        interval: services.settings.host_interval_ms,
    };
    match store::pages::claim(services.database, page, terms).await? {
        Claimed::Ours(claim) => visit(services, &claim).await,
        Claimed::Busy { audit, free_at } => {
            // Those who wait do not all come back in the same second.
            let spread = page.0.rem_euclid(3);
            let seconds = (free_at.0 - terms.now.0).max(0) / 1_000 + 1 + spread;
            services.queue.send(&[Job::Page { audit, page }], u32::try_from(seconds).unwrap_or(1)).await?;
            services.log.log(&Event::PageWaiting { audit_id: audit, page_id: page, delay_seconds: seconds });
            Ok(())
        }
        Claimed::Gone => Ok(()),
    }
}

async fn visit(services: &Services<'_>, claim: &PageClaim) -> Result<(), PortError> {
    let pause = u32::try_from(claim.start_at.0 - services.clock.now().0).unwrap_or(0);
    if pause > 0 {
        services.clock.sleep(pause).await;
    }
    let fetch_start = services.clock.now();
    let fetched = fetch(services, claim).await;
    let judge_start = services.clock.now();
    if let Ok(fetched) = &fetched
        && let Some(pause) = fetched.retry_after(services.clock.now())
    {
        return wait(services, claim, pause).await;
    }
    let error = fetched.as_ref().err().map(FetchError::kind);
    let body_bytes = fetched.as_ref().map_or(0, |fetched| fetched.exchange.body_bytes);
    let ending = match fetched {
        Ok(fetched) => visited(services, claim, fetched).await?,
        Err(error) => unreachable(error.to_string(), None),
    };
    let now = services.clock.now();
    let next = store::pages::end(services.database, claim, &ending, now, AUDIT_LEASE).await?;
    services.log.log(&Event::PageEnded {
        audit_id: claim.task.audit_id,
        page_id: claim.id,
        url: UrlParts::of(&claim.task.url),
        outcome: ending.state,
        skip_reason: ending.reason,
        error,
        http_status: ending.summary.as_ref().map(|summary| summary.status),
        fetch_ms: judge_start.0 - fetch_start.0,
        judge_ms: now.0 - judge_start.0,
        body_bytes,
        findings: ending.findings.len(),
    });
    advance(services, claim.task.audit_id, next).await
}

/// The site asks for fewer requests: it gets them, or none at all.
async fn wait(services: &Services<'_>, claim: &PageClaim, pause: i64) -> Result<(), PortError> {
    let (now, audit) = (services.clock.now(), claim.task.audit_id);
    // Without a time of its own, twice as long each time: 2, 4, 8 … seconds.
    let pause = pause.max(1_000 << claim.attempt.clamp(1, 6));
    let times = store::pages::postpone(services.database, claim, now, pause).await?;
    let is_enough = claim.attempt >= store::pages::MAX_ATTEMPTS || times.is_some_and(|times| times > PATIENCE);
    if pause > LONGEST_PAUSE || is_enough {
        return wave::stop(services, audit, StopReason::Throttled).await;
    }
    let seconds = u32::try_from(pause / 1_000 + 1).unwrap_or(1);
    services.queue.send(&[Job::Page { audit, page: claim.id }], seconds).await?;
    services.log.log(&Event::PagePostponed {
        audit_id: audit,
        page_id: claim.id,
        url: UrlParts::of(&claim.task.url),
        attempt: claim.attempt,
        delay_ms: pause,
    });
    Ok(())
}

async fn fetch(services: &Services<'_>, claim: &PageClaim) -> Result<Fetched, FetchError> {
    let task = &claim.task;
    let refused = |error| FetchError::RedirectRefused { location: task.url.clone(), error };
    let target = Target::parse(&task.url, services.settings.policy).map_err(refused)?;
    let timeout_ms = task.timeout_ms.min(LONGEST);
    let net = services.net().as_agent(task.user_agent.as_deref());
    match task.source {
        Source::Start | Source::Named => crawl::page(net, &target, timeout_ms).await,
        // Where it redirects to is a page of its own.
        Source::Sitemap | Source::Link => crawl::answer(net, &target, timeout_ms).await,
    }
}

/// What became of a page that answered.
async fn visited(services: &Services<'_>, claim: &PageClaim, fetched: Fetched) -> Result<PageOutcome, PortError> {
    let task = &claim.task;
    let (url, status) = (fetched.exchange.url.clone(), fetched.exchange.status);
    let is_first = matches!(task.source, Source::Start | Source::Named);
    let location = fetched.exchange.header("location").filter(|_| (300..400).contains(&status) && status != 304);
    let redirect = location.and_then(|location| url.join(location).ok());
    let (is_success, is_html) = (fetched.exchange.is_success(), fetched.exchange.is_html());
    let media = fetched.exchange.media_type().unwrap_or_default();
    let robots = task.robots.as_deref().map(Robots::parse);
    let facts = PageFacts::new(fetched.exchange, fetched.document, robots);
    let mut summary = facts.summary();
    let mut ending = if let Some(target) = &redirect {
        summary.redirect = Some(target.to_string());
        skipped(SkipReason::Redirect, summary)
    } else if !is_success {
        unreachable(FetchError::Status(status).to_string(), Some(summary))
    } else if !is_html && is_first {
        unreachable(FetchError::NotHtml(media).to_string(), Some(summary))
    } else if !is_html {
        skipped(SkipReason::NotHtml, summary)
    } else {
        judged(&facts, summary, task.score_categories().as_deref())
    };
    if task.is_crawled() {
        let site = task.site.as_deref().and_then(|site| Url::parse(site).ok()).unwrap_or_else(|| url.clone());
        let scope = task.scope();
        let frontier =
            Frontier { site: &site, robots: facts.robots.as_ref(), scope: &scope, policy: services.settings.policy };
        let mut found = follow(&frontier, claim, &facts, redirect.as_ref(), &mut ending);
        if task.source == Source::Start && ending.state == PageState::Done {
            found.extend(listed(services, claim, &frontier).await?);
            found.extend(moved(&task.url, &url));
            ending.start = Some(url.into());
        }
        ending.found = serde_json::to_value(found).unwrap_or_default();
    }
    Ok(ending)
}

/// The pages of the site that this one leads to.
fn follow(
    frontier: &Frontier<'_>,
    claim: &PageClaim,
    facts: &PageFacts,
    redirect: Option<&Url>,
    ending: &mut PageOutcome,
) -> Vec<Candidate> {
    if let Some(target) = redirect {
        let target = frontier.candidate(target, claim.task.depth, Source::Link);
        if target.is_none() {
            ending.reason = Some(SkipReason::OffSite);
        }
        return target.into_iter().collect();
    }
    if ending.state != PageState::Done {
        return Vec::new();
    }
    let (mut found, mut links): (Vec<Candidate>, Vec<PageLink>) = (Vec::new(), Vec::new());
    let mut places: HashMap<String, usize> = HashMap::new();
    for (url, is_followed) in facts.page_links() {
        let Some(candidate) = frontier.candidate(url, claim.task.depth + 1, Source::Link) else { continue };
        // Links that differ in what only says where a visitor came from are one.
        if let Some(PageLink(_, followed)) = places.get(&candidate.url).and_then(|place| links.get_mut(*place)) {
            *followed |= is_followed;
        } else if found.len() < MOST_LINKS {
            places.insert(candidate.url.clone(), links.len());
            links.push(PageLink(candidate.url.clone(), is_followed));
            found.push(candidate);
        }
    }
    ending.links = links;
    found
}

/// What the sitemaps of the site list.
async fn listed(
    services: &Services<'_>,
    claim: &PageClaim,
    frontier: &Frontier<'_>,
) -> Result<Vec<Candidate>, PortError> {
    let files = store::audits::files(services.database, claim.task.audit_id).await?;
    let Ok(start) = Target::parse(frontier.site.as_str(), services.settings.policy) else { return Ok(Vec::new()) };
    let most = usize::try_from(claim.task.max_pages.saturating_mul(5).clamp(1_000, 10_000)).unwrap_or(1_000);
    let urls = crawl::listed(services.net(), &start, &files, most).await;
    Ok(urls.iter().filter_map(|url| frontier.candidate(url, 1, Source::Sitemap)).collect())
}

/// The address that the audit was asked to start at, where another one stands for it now.
fn moved(asked: &str, reached: &Url) -> Option<Candidate> {
    let url = Url::parse(asked).ok().filter(|url| url != reached)?;
    Some(Candidate {
        host: url.host_str().unwrap_or_default().to_owned(),
        url: url.into(),
        depth: 0,
        source: Source::Link,
        pattern: String::new(),
        reason: Some(SkipReason::Redirect),
    })
}

fn judged(facts: &PageFacts, summary: PageSummary, score_categories: Option<&[ScoreCategory]>) -> PageOutcome {
    let findings = super::kept(engine::page(facts), score_categories);
    PageOutcome {
        category: crawl::category(facts),
        state: PageState::Done,
        findings,
        summary: Some(summary),
        ..nothing()
    }
}

fn skipped(reason: SkipReason, summary: PageSummary) -> PageOutcome {
    PageOutcome { state: PageState::Skipped, reason: Some(reason), summary: Some(summary), ..nothing() }
}

fn unreachable(error: String, summary: Option<PageSummary>) -> PageOutcome {
    let (category, state) = (Category::Unreachable, PageState::Failed);
    PageOutcome { category, state, error: Some(error), summary, ..nothing() }
}

const fn nothing() -> PageOutcome {
    PageOutcome {
        category: Category::Default,
        state: PageState::Failed,
        reason: None,
        error: None,
        findings: Vec::new(),
        summary: None,
        links: Vec::new(),
        found: Value::Null,
        start: None,
    }
}
