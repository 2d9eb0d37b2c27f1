//! Finish: judge the site, score, close the audit.
use super::OUR_FAULT;
use crate::engine;
use crate::facts::{SiteFacts, SitePage};
use crate::model::{CategoryScores, Gate, Page, PageState, Points, Scores, Status, StopReason, Timestamp};
use crate::ports::{CrawlTotals, Event, PortError, Services};
use crate::store;
use crate::store::audits::AuditClaim;
use crate::store::results::{CrawledPage, PORTION};
use url::Url;

/// Brings a claimed audit to its end: completed, or failed where not one page could be judged.
pub(super) async fn close(services: &Services<'_>, claim: &AuditClaim) -> Result<(), PortError> {
    let kept = store::results::kept(services.database, claim.audit.id).await?;
    let now = services.clock.now();
    let (audit_id, crawl) = (claim.audit.id, Some(totals(claim, &kept, now)));
    let judged = |page: &Page| page.state == PageState::Done;
    let Some(url) = kept.iter().map(|kept| &kept.page).find(|page| judged(page)).and_then(reached) else {
        if store::audits::fail(services.database, audit_id, cause(claim, &kept), now).await? {
            let stop_reason = claim.audit.stop_reason.unwrap_or(StopReason::Error);
            services.log.log(&Event::AuditClosed { audit_id, status: Status::Failed, stop_reason, crawl });
        }
        return Ok(());
    };
    let points: Vec<Points> =
        kept.iter().map(|kept| &kept.page).filter(|page| judged(page)).map(|page| page.points).collect();
    let site = url.origin().ascii_serialization();
    let facts = facts(services, claim, url, kept).await?;
    let findings = engine::site(&facts);
    let findings = super::kept(findings, claim.audit.score_categories.as_deref());
    let of_site = Points::of(&findings);
    let (scores, gate) = (Scores::of(&points, &of_site), decided(services, claim, &points, &of_site).await?);
    let results = (&scores, gate.as_ref());
    if store::audits::complete(services.database, claim, &site, &findings, results, services.clock.now()).await? {
        let reached_end = if facts.is_complete { StopReason::Complete } else { StopReason::PageLimit };
        let stop_reason = claim.audit.stop_reason.unwrap_or(reached_end);
        services.log.log(&Event::AuditClosed { audit_id, status: Status::Completed, stop_reason, crawl });
    }
    Ok(())
}

/// Counts what became of the pages, for the log.
fn totals(claim: &AuditClaim, kept: &[CrawledPage], now: Timestamp) -> CrawlTotals {
    let count = |state| kept.iter().filter(|kept| kept.page.state == state).count();
    CrawlTotals {
        pages_done: count(PageState::Done),
        pages_failed: count(PageState::Failed),
        pages_skipped: count(PageState::Skipped),
        total_ms: now.0 - claim.audit.created_at.0,
    }
}

/// What becomes of the limits on the score, if there are any.
async fn decided(
    services: &Services<'_>,
    claim: &AuditClaim,
    pages: &[Points],
    site: &Points,
) -> Result<Option<Gate>, PortError> {
    let Some(gate) = claim.audit.gate.clone() else { return Ok(None) };
    let score_categories = claim.audit.score_categories.as_deref();
    let previous = match gate.fail_on_drop {
        None => None,
        Some(_) => store::results::points_before(services.database, claim.audit.id).await?,
    };
    let before = previous.and_then(|(pages, site)| CategoryScores::of(&pages, &site, score_categories).overall);
    Ok(Some(gate.decide(CategoryScores::of(pages, site, score_categories).overall, before)))
}

/// The site with the pages that were asked for and how they are linked.
async fn facts(
    services: &Services<'_>,
    claim: &AuditClaim,
    url: Url,
    kept: Vec<CrawledPage>,
) -> Result<SiteFacts, PortError> {
    let files = store::audits::files(services.database, claim.audit.id).await?;
    let ids: Vec<_> = kept.iter().map(|kept| kept.page.id).collect();
    let is_complete =
        claim.audit.stop_reason.is_none() && !store::results::is_cut(services.database, claim.audit.id).await?;
    let mut facts = SiteFacts::new(url, files).with_pages(kept.into_iter().map(site_page).collect(), is_complete);
    if claim.audit.max_pages > 1 {
        for (portion, ids) in ids.chunks(PORTION).enumerate() {
            let links = store::results::links(services.database, ids).await?;
            for (place, links) in (portion * PORTION..).zip(&links) {
                facts.add_links(place, links);
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
        summary: page.summary.unwrap_or_default(),
        ..SitePage::default()
    }
}

/// Where a page was found.
fn reached(page: &Page) -> Option<Url> {
    let url = page.summary.as_ref().map_or(page.url.as_str(), |summary| &summary.url);
    Url::parse(url).ok()
}

/// Why no page could be judged.
fn cause<'a>(claim: &AuditClaim, kept: &'a [CrawledPage]) -> &'a str {
    match claim.audit.stop_reason {
        Some(StopReason::Cancelled) => "The audit was cancelled before a page was judged",
        Some(StopReason::Deadline) => "The audit took too long and was ended before a page was judged",
        Some(StopReason::Throttled) => "The site turned every request away as one too many; try again later",
        _ => kept.iter().find_map(|kept| kept.page.error.as_deref()).unwrap_or(OUR_FAULT),
    }
}
