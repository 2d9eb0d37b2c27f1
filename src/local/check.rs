//! `sitegauge check`: fetches or reads one page and judges it, without a server.
use super::{HttpWeb, SystemClock};
use crate::audit::one_shot::{self, Judged};
use crate::catalog::{ReferenceItem, reference};
use crate::facts::{Document, Exchange, PageFacts, document};
use crate::model::{Answer, Data, Finding, Module, Outcome, Severity, SiteFile, SiteFiles, Target, TargetError};
use crate::ports::{FetchError, Settings};
use crate::turns::Turns;
use crate::{crawl, rules};
use serde::Serialize;
use serde_json::{Map, Value};
use std::borrow::Cow;
use url::Url;

/// Page to judge.
#[derive(Clone, Debug)]
pub enum Subject {
    /// URL of a page, which is fetched together with the site's own files.
    Web(String),
    /// Source of a page.
    Bytes {
        /// Bytes of the source.
        bytes: Vec<u8>,
        /// URL of the page. `None` for its canonical URL, else `https://example.com/`.
        url: Option<Url>,
        /// Response headers, names in lower case. Empty if they are not known.
        headers: Vec<(String, String)>,
    },
}

/// URL of a page that has no canonical URL.
const DEFAULT_URL: &str = "https://example.com/";

/// Reason why a page could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckError {
    /// The URL cannot be audited.
    #[error("{url}: {error}")]
    Target {
        /// The given URL.
        url: String,
        /// Cause.
        error: TargetError,
    },
    /// A file without a URL.
    #[error("the page has no URL; set one with --url")]
    NoUrl,
    /// The page could not be fetched.
    #[error("{url}: {error}")]
    Unreachable {
        /// The given URL.
        url: String,
        /// Cause.
        error: FetchError,
    },
}

/// Output of `sitegauge check --format json`. The shape is stable.
#[derive(Clone, Debug, Serialize)]
pub struct CheckReport {
    /// Version of the rules.
    pub ruleset: &'static str,
    /// URL of the page, after redirects.
    pub url: String,
    /// True if the page was too large and only its first part was read.
    pub truncated: bool,
    /// Score from 0 to 100; null if no rule applied.
    pub score: Option<u8>,
    /// Score of each module, by module key.
    pub modules: Map<String, Value>,
    /// Findings of all rules, in the order of the rules.
    pub findings: Vec<CheckFinding>,
}

/// Finding together with the texts of its rule.
#[derive(Clone, Debug, Serialize)]
pub struct CheckFinding {
    /// Id of the rule.
    pub rule: Cow<'static, str>,
    /// Key of the rule's module.
    pub module: &'static str,
    /// Severity of a failure.
    pub severity: Severity,
    /// Points at stake.
    pub weight: u32,
    /// Result of the rule.
    pub outcome: Outcome,
    /// Statement that is true if the rule passes.
    pub title: &'static str,
    /// Details of a failure.
    pub message: Option<String>,
    /// Instruction to fix a failure.
    pub fix: &'static str,
    /// Standards and documentation that the rule is based on.
    pub references: Vec<ReferenceItem>,
    /// Elements that the finding is about.
    pub evidence: Vec<crate::model::Evidence>,
    /// Measured values.
    pub data: Data,
}

/// Judges a page. `robots` replaces the site's own robots.txt.
///
/// # Errors
/// Returns an error if the URL cannot be audited or the page cannot be fetched.
pub fn check(subject: Subject, robots: Option<String>, settings: &Settings) -> Result<CheckReport, CheckError> {
    let (exchange, document, mut files) = match subject {
        Subject::Web(url) => fetch(&url, settings)?,
        Subject::Bytes { bytes, url, headers } => {
            let (exchange, document) = parse(&bytes, url, headers).ok_or(CheckError::NoUrl)?;
            (exchange, document, SiteFiles::default())
        }
    };
    if let Some(body) = robots {
        let url = exchange.url.join("/robots.txt").map_err(|_| CheckError::NoUrl)?.to_string();
        let content_type = Some("text/plain".to_owned());
        files.robots = SiteFile::Answered(Answer { url, status: 200, content_type, body, ..Answer::default() });
    }
    Ok(report(exchange, document, files))
}

fn fetch(url: &str, settings: &Settings) -> Result<(Exchange, Document, SiteFiles), CheckError> {
    let web = HttpWeb::new(settings.policy);
    let turns = Turns::alone(&web, &SystemClock, settings);
    let net = turns.context();
    let target =
        Target::parse(url, settings.policy).map_err(|error| CheckError::Target { url: url.to_owned(), error })?;
    pollster::block_on(async {
        let page = crawl::page(net, &target, settings.page_timeout_ms).await;
        let page = page.map_err(|error| CheckError::Unreachable { url: url.to_owned(), error })?;
        Ok((page.exchange, page.document, crawl::files(net, &target).await))
    })
}

fn parse(bytes: &[u8], url: Option<Url>, mut headers: Vec<(String, String)>) -> Option<(Exchange, Document)> {
    let headers_known = !headers.is_empty();
    if !headers.iter().any(|(name, _)| name == "content-type") {
        headers.push(("content-type".to_owned(), "text/html".to_owned()));
    }
    let has_url = url.is_some();
    let mut exchange = Exchange::direct(url.or_else(|| Url::parse(DEFAULT_URL).ok())?, 200, headers);
    exchange.headers_known = headers_known;
    exchange.body_bytes = bytes.len();
    let document = document(bytes, exchange.header("content-type"));
    let facts = PageFacts::new(exchange, document, None);
    let canonical = facts.canonical().filter(|url| !has_url && matches!(url.scheme(), "http" | "https"));
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
        findings: findings.into_iter().filter_map(with_rule).collect(),
    }
}

/// Adds the texts of the finding's rule; `None` if the rule no longer exists.
pub(super) fn with_rule(finding: Finding) -> Option<CheckFinding> {
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
