//! Audits while the caller waits: one page with its site's files, or those files alone. Nothing is stored.
use crate::facts::{self, Document, Exchange, PageFacts, Robots, SiteFacts};
use crate::model::{CrawlerFiles, Finding, Points, Scores, SiteFiles, Target};
use crate::ports::{FetchContext, FetchError};
use crate::{crawl, engine, rules};
use futures_util::future::join;
use url::Url;

/// Timeout of the page, in milliseconds: with its site's files, which take no longer, the response takes at most 25 seconds.
const TIMEOUT_MS: u32 = 20_000;

/// The result of an audit of one page.
#[derive(Clone, Debug)]
pub struct Judged {
    /// URL of the page after redirects.
    pub url: Url,
    /// True if part of the page was not read.
    pub truncated: bool,
    /// True if the page was too costly to judge in full.
    pub judged_in_part: bool,
    /// Scores of the page and its site's files.
    pub scores: Scores,
    /// The finding of every rule, in the order of the rules.
    pub findings: Vec<Finding>,
}

/// Fetches and audits a page and its site's files.
///
/// # Errors
/// Returns an error if the page cannot be fetched, its response is not a success, or it is not HTML.
pub async fn page(net: FetchContext<'_>, target: &Target) -> Result<Judged, FetchError> {
    let (fetched, files) = join(crawl::page(net, target, TIMEOUT_MS), crawl::files(net, target)).await;
    let crawl::Fetched { exchange, document } = fetched?;
    match crawl::not_a_page(&exchange) {
        Some(error) => Err(error),
        None => Ok(judge(exchange, document, files)),
    }
}

/// Fetches the crawler files of this page's site and returns their contents.
pub async fn crawler_files(net: FetchContext<'_>, start: &Target) -> CrawlerFiles {
    facts::crawler_files(start.url(), &crawl::crawler_files(net, start).await)
}

/// Audits a page that was already fetched.
pub fn judge(exchange: Exchange, document: Document, files: SiteFiles) -> Judged {
    judge_for(None, exchange, document, files)
}

/// Audits a page that was already fetched, and its use of this keyphrase.
pub fn judge_for(keyphrase: Option<&str>, exchange: Exchange, document: Document, files: SiteFiles) -> Judged {
    let robots = files.robots.success().map(|answer| Robots::parse(&answer.body));
    let facts = PageFacts::new(exchange, document, robots).with_keyphrase(keyphrase);
    let findings = findings(&facts, &files);
    judged(&facts, findings)
}

/// Returns the findings of a page and of its site's files, in the order of the rules.
pub(super) fn findings(facts: &PageFacts, files: &SiteFiles) -> Vec<Finding> {
    let site = engine::site(&SiteFacts::new(facts.url().clone(), files.clone()));
    let position = |finding: &Finding| rules::all().position(|rule| rule.id == finding.rule);
    let mut findings: Vec<Finding> = engine::page(facts).into_iter().chain(site).collect();
    findings.sort_by_cached_key(position);
    findings
}

/// Computes the scores of these findings.
pub(super) fn judged(facts: &PageFacts, findings: Vec<Finding>) -> Judged {
    // With a single page, the points of the page and of its site add up.
    let scores = Scores::of(&[Points::of(&findings)], &Points::default());
    let document = &facts.document;
    Judged {
        url: facts.url().clone(),
        truncated: document.truncated,
        judged_in_part: document.is_too_costly(),
        scores,
        findings,
    }
}
