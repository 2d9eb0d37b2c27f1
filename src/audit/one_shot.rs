//! What is judged at once, while the caller waits: one page with the files of its site, or those files alone.
use crate::facts::{self, Document, Exchange, PageFacts, Robots, SiteFacts};
use crate::model::{CrawlerFiles, Finding, Points, Scores, SiteFiles, Target};
use crate::ports::{FetchContext, FetchError};
use crate::{crawl, engine, rules};
use futures_util::future::join;
use url::Url;

/// Milliseconds for a page: with its site's files, which take no longer, an answer is there within 25 seconds.
const TIMEOUT_MS: u32 = 20_000;

/// A page that was judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Where it was found, after redirects.
    pub url: Url,
    /// Whether something was left unread.
    pub truncated: bool,
    /// Its scores, those of its site's files included.
    pub scores: Scores,
    /// Every rule's finding, in the order of the rules.
    pub findings: Vec<Finding>,
}

/// Fetches a page and its site's files, and judges them. Nothing is kept.
///
/// # Errors
/// Where the site gives no page.
pub async fn page(net: FetchContext<'_>, target: &Target) -> Result<Judged, FetchError> {
    let (fetched, files) = join(crawl::page(net, target, TIMEOUT_MS), crawl::files(net, target)).await;
    let crawl::Fetched { exchange, document } = fetched?;
    if !exchange.is_success() {
        return Err(FetchError::Status(exchange.status));
    }
    if !exchange.is_html() {
        return Err(FetchError::NotHtml(exchange.media_type().unwrap_or_default()));
    }
    Ok(judge(exchange, document, files))
}

/// Reads the files that the site of this page has for crawlers, and tells what they say.
pub async fn crawler_files(net: FetchContext<'_>, start: &Target) -> CrawlerFiles {
    facts::crawler_files(start.url(), &crawl::crawler_files(net, start).await)
}

/// Judges a page that is at hand.
pub fn judge(exchange: Exchange, document: Document, files: SiteFiles) -> Judged {
    let url = exchange.url.clone();
    let robots = files.robots.success().map(|answer| Robots::parse(&answer.body));
    let facts = PageFacts::new(exchange, document, robots);
    let (page, site) = (engine::page(&facts), engine::site(&SiteFacts::new(url.clone(), files)));
    let scores = Scores::of(&[Points::of(&page)], &Points::of(&site));
    let place = |finding: &Finding| rules::all().position(|rule| rule.id == finding.rule);
    let mut findings: Vec<Finding> = page.into_iter().chain(site).collect();
    findings.sort_by_cached_key(place);
    Judged { url, truncated: facts.document.truncated, scores, findings }
}
