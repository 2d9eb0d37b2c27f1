//! Pages that go back to the queue: their site asked for fewer requests, or a host is busy.
use super::{AUDIT_LEASE_MS, wave};
use crate::model::{AuditId, Category, Job, PageId, PageState, StopReason, Timestamp};
use crate::ports::{Event, PortError, Services, UrlParts};
use crate::store;
use crate::store::page_claims::{MAX_ATTEMPTS, PageClaim};
use crate::store::pages::PageOutcome;
use crate::store::turns::MAX_PAUSE_MS;

/// Shortest pause before a page is tried again because another host is busy, in milliseconds.
const BUSY_PAUSE_MS: i64 = 5_000;
/// Maximum number of times that a site may ask for fewer requests during one audit.
const MAX_THROTTLES: u32 = 8;

/// Sends the job of a page whose turn it is.
pub(super) async fn send_page(services: &Services<'_>, page: Option<(AuditId, PageId)>) -> Result<(), PortError> {
    match page {
        Some((audit, page)) => services.queue.send(&[Job::Page { audit, page }], 0).await,
        None => Ok(()),
    }
}

/// Converts a delay for the queue, which is never negative. A delay beyond `u32` is 136 years; `u32::MAX` is as good.
pub(super) fn delay_seconds(seconds: i64) -> u32 {
    u32::try_from(seconds.max(0)).unwrap_or(u32::MAX)
}

/// Puts the page back because a host that it redirects to has as many requests as it may have.
pub(super) async fn put_back(services: &Services<'_>, claim: &PageClaim) -> Result<(), PortError> {
    let (now, pause) = (services.clock.now(), BUSY_PAUSE_MS << claim.attempt.clamp(0, 4));
    let next = store::page_claims::put_back(services.database, claim, now, pause).await?;
    send_page(services, next).await?;
    let (audit, page) = (claim.task.audit_id, claim.id);
    services.queue.send(&[Job::Page { audit, page }], delay_seconds(pause / 1_000)).await
}

/// Retries the page after a pause because the site asked for fewer requests, or stops the crawl if it asked too often or
/// for too long. `pause` is in milliseconds.
pub(super) async fn postpone(services: &Services<'_>, claim: &PageClaim, pause: i64) -> Result<(), PortError> {
    let (now, audit) = (services.clock.now(), claim.task.audit_id);
    // Exponential backoff if the site names no pause: 2, 4, 8 … seconds.
    let pause = pause.max(1_000 << claim.attempt.clamp(1, 6));
    if pause > MAX_PAUSE_MS {
        return turned_away(services, claim, now.plus(pause)).await;
    }
    let (throttles, next) = store::page_claims::postpone(services.database, claim, now, pause).await?;
    send_page(services, next).await?;
    if claim.attempt >= MAX_ATTEMPTS || throttles.is_some_and(|throttles| throttles > MAX_THROTTLES) {
        return wave::stop(services, audit, StopReason::Throttled).await;
    }
    services.queue.send(&[Job::Page { audit, page: claim.id }], delay_seconds(pause / 1_000 + 1)).await?;
    services.log.log(&Event::PagePostponed {
        audit_id: audit,
        page_id: claim.id,
        url: UrlParts::of(&claim.task.url),
        attempt: claim.attempt,
        delay_ms: pause,
    });
    Ok(())
}

/// Fails a page whose site asked for a pause that is longer than an audit waits, and stops the crawl. Other audits of the
/// host do not wait for that long: they ask by themselves.
async fn turned_away(services: &Services<'_>, claim: &PageClaim, until: Timestamp) -> Result<(), PortError> {
    let error = format!("The site turns requests away and asks to come back after {}", until.to_seconds());
    let unreachable = PageOutcome::empty(Category::Unreachable, PageState::Failed, None);
    let (now, outcome) = (services.clock.now(), PageOutcome { error: Some(error), ..unreachable });
    let next = store::pages::end(services.database, claim, &outcome, now, AUDIT_LEASE_MS).await?;
    send_page(services, next.page).await?;
    if !next.is_stored {
        return Ok(());
    }
    wave::stop(services, claim.task.audit_id, StopReason::Throttled).await
}
