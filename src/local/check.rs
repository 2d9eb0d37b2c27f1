//! `sitegauge check`: fetches or reads one page and judges it, without a server.
use super::{HttpWeb, SystemClock, file_type};
use crate::audit::{one_shot, unknown_url};
use crate::catalog::{ReferenceItem, reference};
use crate::crawl::{self, Fetched};
use crate::facts::{Document, Exchange, PageFacts, document};
use crate::model::finding::NotJudged;
use crate::model::{Answer, Data, Finding, Module, Outcome, Severity, SiteFile, SiteFiles, Target, TargetError};
use crate::ports::{FetchError, Settings};
use crate::rules;
use crate::turns::Turns;
use serde::Serialize;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
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
        /// Path of the file; `None` for standard input.
        path: Option<PathBuf>,
        /// URL of the page. `None` for its canonical URL; without one, rules that depend on the URL cannot tell.
        url: Option<Url>,
        /// Response headers, names in lower case. Empty if they are not known.
        headers: Vec<(String, String)>,
    },
}

/// Stands for the URL of a file that names none. No rule sees it.
const NO_URL: &str = "https://unknown.invalid/";

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
    /// URL of the page, after redirects. Null for a file without `--url` that names no canonical URL.
    pub url: Option<String>,
    /// HTTP status of the response; null for a file.
    pub status: Option<u16>,
    /// True if the page was too large and only its first part was read.
    pub truncated: bool,
    /// True if the page was too costly to judge in full: the rules that were left cannot tell.
    pub judged_in_part: bool,
    /// Score from 0 to 100; null if no rule applied or this is not a page.
    pub score: Option<u8>,
    /// Reason why this is not a page and was not judged; null for a page.
    pub reason: Option<String>,
    /// Score of each module, by module key.
    pub modules: Map<String, Value>,
    /// Rules about search results that were left out because the page has `noindex`; null if there are none.
    pub not_judged: Option<NotJudged>,
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

/// Judges a page, and its use of a keyphrase if there is one. `robots` replaces the site's own robots.txt.
///
/// # Errors
/// Returns an error if the URL cannot be audited or the page cannot be fetched.
pub fn check(
    subject: Subject,
    robots: Option<String>,
    keyphrase: Option<&str>,
    settings: &Settings,
) -> Result<CheckReport, CheckError> {
    let (page, mut files) = match subject {
        Subject::Web(url) => fetch(&url, settings)?,
        Subject::Bytes { bytes, path, url, headers } => {
            (parse(&bytes, path.as_deref(), url, headers).ok_or(CheckError::NoUrl)?, SiteFiles::default())
        }
    };
    if let Some(body) = robots {
        let url = page.exchange.url.join("/robots.txt").map_err(|_| CheckError::NoUrl)?.to_string();
        let content_type = Some("text/plain".to_owned());
        files.robots = SiteFile::Answered(Answer { url, status: 200, content_type, body, ..Answer::default() });
    }
    Ok(report(page, keyphrase, files))
}

/// A page that was fetched or read.
struct Page {
    exchange: Exchange,
    document: Document,
    /// False for a file that names no URL.
    has_url: bool,
    /// HTTP status; `None` for a file.
    status: Option<u16>,
    /// Reason why it is not a page.
    reason: Option<String>,
}

fn fetch(url: &str, settings: &Settings) -> Result<(Page, SiteFiles), CheckError> {
    let web = HttpWeb::new(settings.policy);
    let turns = Turns::alone(&web, &SystemClock, settings);
    let net = turns.context();
    let target =
        Target::parse(url, settings.policy).map_err(|error| CheckError::Target { url: url.to_owned(), error })?;
    pollster::block_on(async {
        let page = crawl::page(net, &target, settings.page_timeout_ms).await;
        let Fetched { exchange, document } =
            page.map_err(|error| CheckError::Unreachable { url: url.to_owned(), error })?;
        let is_empty = exchange.body_bytes == 0;
        let empty = || is_empty.then(|| "The site answered with an empty page".to_owned());
        let reason = crawl::not_a_page(&exchange).map(|error| error.to_string()).or_else(empty);
        let status = Some(exchange.status);
        let files = if reason.is_none() { crawl::files(net, &target).await } else { SiteFiles::default() };
        Ok((Page { exchange, document, has_url: true, status, reason }, files))
    })
}

fn parse(bytes: &[u8], path: Option<&Path>, url: Option<Url>, mut headers: Vec<(String, String)>) -> Option<Page> {
    let headers_known = !headers.is_empty();
    let is_declared = headers.iter().any(|(name, _)| name == "content-type");
    if !is_declared {
        headers.push(("content-type".to_owned(), "text/html".to_owned()));
    }
    let mut has_url = url.is_some();
    let no_url = Url::parse(NO_URL).ok()?;
    let mut exchange = Exchange::direct(url.unwrap_or_else(|| no_url.clone()), 200, headers);
    exchange.headers_known = headers_known;
    exchange.body_bytes = bytes.len();
    let declared = exchange.other_media_type();
    let reason = declared.or_else(|| file_type::other_type(path, bytes, is_declared));
    let reason = reason.map(|other| match other.as_str() {
        "empty" => "The file is empty".to_owned(),
        other => format!("The file is {other}, not an HTML page"),
    });
    let document = document(bytes, exchange.header("content-type"));
    let facts = PageFacts::new(exchange, document, None);
    let is_web = |url: &Url| matches!(url.scheme(), "http" | "https") && url.host() != no_url.host();
    let canonical = facts.canonical().filter(|url| !has_url && is_web(url));
    let PageFacts { mut exchange, document, .. } = facts;
    if let Some(canonical) = canonical {
        has_url = true;
        (exchange.requested, exchange.url) = (canonical.clone(), canonical);
    }
    Some(Page { exchange, document, has_url, status: None, reason })
}

fn report(page: Page, keyphrase: Option<&str>, files: SiteFiles) -> CheckReport {
    let Page { exchange, document, has_url, status, reason } = page;
    let own_url = has_url.then(|| exchange.url.to_string());
    let judged = match (&reason, has_url) {
        (Some(_), _) => None,
        (None, true) => Some(one_shot::judge_for(keyphrase, exchange, document, files)),
        (None, false) => Some(unknown_url::judge_for(keyphrase, exchange, document, &files)),
    };
    let scores = judged.as_ref().map(|judged| judged.scores.clone()).unwrap_or_default();
    let truncated = judged.as_ref().is_some_and(|judged| judged.truncated);
    let judged_in_part = judged.as_ref().is_some_and(|judged| judged.judged_in_part);
    let findings = judged.map(|judged| judged.findings).unwrap_or_default();
    CheckReport {
        ruleset: rules::RULESET,
        url: own_url,
        status,
        truncated,
        judged_in_part,
        score: scores.overall,
        reason,
        modules: Module::ALL.iter().map(|module| (module.key().to_owned(), scores.module(*module).into())).collect(),
        not_judged: NotJudged::of(&findings),
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
