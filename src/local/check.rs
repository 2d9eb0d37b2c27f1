//! Check: one page judged without any server.
use super::{HttpWeb, SystemClock};
use crate::audit::one_shot::{self, Judged};
use crate::catalog::{ReferenceItem, reference};
use crate::facts::{Document, Exchange, PageFacts, document};
use crate::model::{Answer, Data, Finding, Module, Outcome, Severity, SiteFile, SiteFiles, Target, TargetError};
use crate::ports::{FetchContext, FetchError, Settings};
use crate::{crawl, rules};
use serde::Serialize;
use serde_json::{Map, Value};
use std::borrow::Cow;
use url::Url;

/// A page to be judged.
#[derive(Clone, Debug)]
pub enum Subject {
    /// Fetched, with the files of its site.
    Web(String),
    /// Already at hand.
    Bytes {
        /// The source.
        bytes: Vec<u8>,
        /// The address it stands for; none: the one it names as its canonical, else `https://example.com/`.
        url: Option<Url>,
        /// The headers it came with, names in lower case; none: they are not known.
        headers: Vec<(String, String)>,
    },
}

/// What a page stands for that names no address.
const NOWHERE: &str = "https://example.com/";

/// Why nothing could be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckError {
    /// The URL is no target.
    #[error("{url}: {error}")]
    Target {
        /// As it was given.
        url: String,
        /// Why not.
        error: TargetError,
    },
    /// A file that stands for nothing.
    #[error("the page has no address; give one with --url")]
    NoAddress,
    /// No page came.
    #[error("{url}: {error}")]
    Unreachable {
        /// As it was given.
        url: String,
        /// Why not.
        error: FetchError,
    },
}

/// What `sitegauge check --format json` prints; a contract.
#[derive(Clone, Debug, Serialize)]
pub struct CheckReport {
    /// The version of the rules.
    pub ruleset: &'static str,
    /// Where the page was found, after redirects.
    pub url: String,
    /// Whether something was left unread.
    pub truncated: bool,
    /// 0 to 100; null where nothing applied.
    pub score: Option<u8>,
    /// The score of each module, by its key.
    pub modules: Map<String, Value>,
    /// Every rule's finding, in the order of the rules.
    pub findings: Vec<CheckFinding>,
}

/// One rule's finding with what the rule says of itself.
#[derive(Clone, Debug, Serialize)]
pub struct CheckFinding {
    /// Its id.
    pub rule: Cow<'static, str>,
    /// The key of its module.
    pub module: &'static str,
    /// How bad a failure is.
    pub severity: Severity,
    /// Points at stake.
    pub weight: u32,
    /// What it said.
    pub outcome: Outcome,
    /// What holds when all is well.
    pub title: &'static str,
    /// What was found.
    pub message: Option<String>,
    /// What to do.
    pub fix: &'static str,
    /// What the rule rests on.
    pub references: Vec<ReferenceItem>,
    /// Where it was seen.
    pub evidence: Vec<crate::model::Evidence>,
    /// Measured values.
    pub data: Data,
}

/// Judges a page. A robots.txt given by hand takes the place of the site's own.
///
/// # Errors
/// Where there is no page to judge.
pub fn check(subject: Subject, robots: Option<String>, settings: &Settings) -> Result<CheckReport, CheckError> {
    let (exchange, document, mut files) = match subject {
        Subject::Web(url) => fetched(&url, settings)?,
        Subject::Bytes { bytes, url, headers } => {
            let (exchange, document) = given(&bytes, url, headers).ok_or(CheckError::NoAddress)?;
            (exchange, document, SiteFiles::default())
        }
    };
    if let Some(body) = robots {
        let url = exchange.url.join("/robots.txt").map_or_else(|_| String::new(), String::from);
        let content_type = Some("text/plain".to_owned());
        files.robots = SiteFile::Answered(Answer { url, status: 200, content_type, body, ..Answer::default() });
    }
    Ok(report(exchange, document, files))
}

fn fetched(url: &str, settings: &Settings) -> Result<(Exchange, Document, SiteFiles), CheckError> {
    let web = HttpWeb::new(settings.policy);
    let net = FetchContext { agent: None, web: &web, clock: &SystemClock, settings };
    let target =
        Target::parse(url, settings.policy).map_err(|error| CheckError::Target { url: url.to_owned(), error })?;
    pollster::block_on(async {
        let page = crawl::page(net, &target, settings.page_timeout_ms).await;
        let page = page.map_err(|error| CheckError::Unreachable { url: url.to_owned(), error })?;
        Ok((page.exchange, page.document, crawl::files(net, &target).await))
    })
}

fn given(bytes: &[u8], url: Option<Url>, mut headers: Vec<(String, String)>) -> Option<(Exchange, Document)> {
    let headers_known = !headers.is_empty();
    if !headers.iter().any(|(name, _)| name == "content-type") {
        headers.push(("content-type".to_owned(), "text/html".to_owned()));
    }
    let known = url.is_some();
    let mut exchange = Exchange::direct(url.or_else(|| Url::parse(NOWHERE).ok())?, 200, headers);
    exchange.headers_known = headers_known;
    exchange.body_bytes = bytes.len();
    let document = document(bytes, exchange.header("content-type"));
    let facts = PageFacts::new(exchange, document, None);
    let canonical = facts.canonical().filter(|url| !known && matches!(url.scheme(), "http" | "https"));
    let PageFacts { mut exchange, document, .. } = facts;
    if let Some(canonical) = canonical {
        (exchange.requested, exchange.url) = (canonical.clone(), canonical);
    }
    Some((exchange, document))
}

fn report(exchange: Exchange, document: Document, files: SiteFiles) -> CheckReport {
    let Judged { url, truncated, scores, findings } = one_shot::judge(exchange, document, files);
    CheckReport {
        ruleset: rules::RULESET,
        url: url.to_string(),
        truncated,
        score: scores.overall,
        modules: Module::ALL.iter().map(|module| (module.key().to_owned(), scores.module(*module).into())).collect(),
        findings: findings.into_iter().filter_map(spelt_out).collect(),
    }
}

pub(super) fn spelt_out(finding: Finding) -> Option<CheckFinding> {
    let rule = rules::find(&finding.rule)?;
    Some(CheckFinding {
        module: finding.module()?.key(),
        rule: finding.rule,
        severity: finding.severity,
        weight: finding.weight,
        outcome: finding.outcome,
        title: rule.title_for(finding.outcome),
        message: finding.message,
        fix: rule.fix,
        references: rule.references.iter().map(reference).collect(),
        evidence: finding.evidence,
        data: finding.data,
    })
}
