//! Finish: runs the site rules, computes the scores and closes the audit.
use super::compare;
use crate::audit::submit::ended;
use crate::engine;
use crate::facts::{SiteFacts, SitePage};
use crate::model::suppression;
use crate::model::{CategoryScores, Page, PageDigest, PageState, Points, Scores, Status, StopReason, Timestamp};
use crate::ports::{CrawlTotals, Event, PortError, Services};
use crate::store;
use crate::store::audit_end::{AuditEnd, SiteResults};
use crate::store::audits::AuditClaim;
use crate::store::results::{CrawledPage, PAGE_SIZE};
use url::{ParseError, Url};

/// Ends a claimed audit: completed, or failed if no page was audited.
pub(super) async fn close(services: &Services<'_>, claim: &AuditClaim) -> Result<(), PortError> {
    let crawled = store::results::crawled_pages(services.database, claim.audit.id).await?;
    let now = services.clock.now();
    let (audit_id, crawl) = (claim.audit.id, Some(totals(claim, &crawled, now)));
    let audited: Vec<&Page> =
        crawled.iter().map(|crawled| &crawled.page).filter(|page| page.state == PageState::Done).collect();
    let Some(first) = audited.first() else {
        let end = AuditEnd::Failed { audit: audit_id, error: failure(claim, &crawled) };
        if store::audit_end::end(services.database, end, now).await? {
            let stop_reason = claim.audit.stop_reason.unwrap_or(StopReason::Error);
            services.log.log(&Event::AuditClosed { audit_id, status: Status::Failed, stop_reason, crawl });
            ended(services, audit_id).await;
        }
        return Ok(());
    };
    let url = final_url(first).map_err(|error| PortError {
        port: "database",
        message: format!("a stored row cannot be read: {error}: {}", first.url),
    })?;
    let points: Vec<Points> = audited.iter().map(|page| page.points).collect();
    let site = url.origin().ascii_serialization();
    let facts = site_facts(services, claim, url, crawled).await?;
    let score_categories = claim.audit.options.score_categories.as_deref();
    let mut findings = super::relevant_findings(engine::site(&facts), score_categories);
    let suppressions = store::suppressions::active(services.database, audit_id, now).await?;
    suppression::apply(&suppressions, &mut findings, &site);
    let digest = PageDigest::of(&findings, &site);
    let site_points = Points::of(&findings);
    let scores = Scores::of(&points, &site_points);
    let category_scores = CategoryScores::of(&points, &site_points, score_categories);
    let compared = compare::with_base(services, claim, &digest, &category_scores).await?;
    let results = SiteResults {
        site: &site,
        findings: &findings,
        scores: &scores,
        category_scores,
        gate: compared.gate.as_ref(),
        digest: &digest,
        changes: &compared.changes,
        suppressions: &compared.suppressions,
    };
    let end = AuditEnd::Completed { claim, results };
    // A claim that is no longer valid changes nothing: its new holder closes the audit.
    if store::audit_end::end(services.database, end, services.clock.now()).await? {
        let reached_end = if facts.is_complete { StopReason::Complete } else { StopReason::PageLimit };
        let stop_reason = claim.audit.stop_reason.unwrap_or(reached_end);
        services.log.log(&Event::AuditClosed { audit_id, status: Status::Completed, stop_reason, crawl });
        ended(services, audit_id).await;
    }
    Ok(())
}

/// Counts the pages by state, for the log.
fn totals(claim: &AuditClaim, crawled: &[CrawledPage], now: Timestamp) -> CrawlTotals {
    let count = |state| crawled.iter().filter(|crawled| crawled.page.state == state).count();
    CrawlTotals {
        pages_done: count(PageState::Done),
        pages_failed: count(PageState::Failed),
        pages_skipped: count(PageState::Skipped),
        total_ms: now.0 - claim.audit.created_at.0,
    }
}

/// Collects the facts about the site: its files, the pages that were requested, and the links between them.
async fn site_facts(
    services: &Services<'_>,
    claim: &AuditClaim,
    url: Url,
    crawled: Vec<CrawledPage>,
) -> Result<SiteFacts, PortError> {
    let files = store::audits::files(services.database, claim.audit.id).await?;
    let ids: Vec<_> = crawled.iter().map(|crawled| crawled.page.id).collect();
    let is_complete =
        claim.audit.stop_reason.is_none() && !store::results::is_cut(services.database, claim.audit.id).await?;
    let mut facts = SiteFacts::new(url, files).with_pages(crawled.into_iter().map(site_page).collect(), is_complete);
    if claim.audit.max_pages > 1 {
        for (chunk, ids) in ids.chunks(PAGE_SIZE).enumerate() {
            let links = store::results::links(services.database, ids).await?;
            for (index, links) in (chunk * PAGE_SIZE..).zip(&links) {
                facts.add_links(index, links);
            }
        }
        facts.count_clicks();
    }
    Ok(facts)
}

fn site_page(CrawledPage { page, is_listed }: CrawledPage) -> SitePage {
    SitePage {
        category: (page.state == PageState::Done).then_some(page.category),
        skipped: page.reason,
        url: page.url,
        error: page.error,
        is_listed,
        // A page without a response has no summary.
        summary: page.summary.unwrap_or_default(),
        ..SitePage::default()
    }
}

/// Returns the URL of a page after redirects.
fn final_url(page: &Page) -> Result<Url, ParseError> {
    Url::parse(page.summary.as_ref().map_or(page.url.as_str(), |summary| &summary.url))
}

/// Returns the error text of an audit without an audited page.
fn failure<'a>(claim: &AuditClaim, crawled: &'a [CrawledPage]) -> &'a str {
    match claim.audit.stop_reason {
        Some(StopReason::Cancelled) => "The audit was cancelled before a page was judged",
        Some(StopReason::Deadline) => "The audit took too long and was ended before a page was judged",
        Some(StopReason::Throttled) => crawled
            .iter()
            .find_map(|crawled| crawled.page.error.as_deref())
            .unwrap_or("The site turned every request away as one too many; try again later"),
        _ => crawled
            .iter()
            .find_map(|crawled| crawled.page.error.as_deref())
            .unwrap_or("No page of the site could be judged"),
    }
}
