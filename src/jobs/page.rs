//! Page: fetch one page, run the rules, keep the findings.
use super::{AUDIT_LEASE, PAGE_SLACK, finish};
use crate::crawl::{self, Fetched};
use crate::engine;
use crate::facts::{PageFacts, Robots};
use crate::model::{Category, PageId, PageState, PageSummary, SiteFiles, Target};
use crate::ports::{FetchError, PortError, Services};
use crate::store;
use crate::store::pages::{Claim, Ending};

pub(super) async fn run(services: &Services<'_>, page: PageId) -> Result<(), PortError> {
    let now = services.clock.now();
    // No page may take longer than two minutes, so that the claim always outlives the work.
    let lease = 120_000 + PAGE_SLACK;
    let Some(claim) = store::pages::claim(services.database, page, now, lease).await? else {
        return Ok(());
    };
    let files = store::audits::files(services.database, claim.audit_id).await?;
    let ending = judge(services, &claim, &files).await;
    let lease_until = services.clock.now().plus(AUDIT_LEASE);
    match store::pages::end(services.database, &claim, &ending, lease_until).await? {
        Some(last) => finish::close(services, &last).await,
        None => Ok(()),
    }
}

async fn judge(services: &Services<'_>, claim: &Claim, files: &SiteFiles) -> Ending {
    match fetch(services, claim).await {
        Ok(fetched) => judged(fetched, files),
        Err(error) => unreachable(error.to_string(), None),
    }
}

async fn fetch(services: &Services<'_>, claim: &Claim) -> Result<Fetched, FetchError> {
    let refused = |error| FetchError::RedirectRefused { location: claim.url.clone(), error };
    let target = Target::parse(&claim.url, services.settings.policy).map_err(refused)?;
    crawl::page(services.net(), &target, claim.timeout_ms.min(120_000)).await
}

fn judged(fetched: Fetched, files: &SiteFiles) -> Ending {
    let summary = PageSummary {
        url: fetched.exchange.url.to_string(),
        status: fetched.exchange.status,
        truncated: fetched.document.truncated,
        encoding: fetched.document.encoding.to_owned(),
        bytes: fetched.exchange.body_bytes,
    };
    if !fetched.exchange.is_success() {
        return unreachable(FetchError::Status(summary.status).to_string(), Some(summary));
    }
    if !fetched.exchange.is_html() {
        let media = fetched.exchange.media_type().unwrap_or_default();
        return unreachable(FetchError::NotHtml(media).to_string(), Some(summary));
    }
    let robots = files.robots.success().map(|answer| Robots::parse(&answer.body));
    let facts = PageFacts::new(fetched.exchange, fetched.document, robots);
    let category = crawl::category(&facts);
    Ending { category, state: PageState::Done, error: None, findings: engine::page(&facts), summary: Some(summary) }
}

const fn unreachable(error: String, summary: Option<PageSummary>) -> Ending {
    Ending {
        category: Category::Unreachable,
        state: PageState::Failed,
        error: Some(error),
        findings: Vec::new(),
        summary,
    }
}
