//! Response bodies of the MetricSpot dialect.
use crate::api::reports::host;
use crate::audit::one_shot::Judged;
use crate::model::finding::Suppressed;
use crate::model::{Audit, Data, Finding, Module, Outcome, PageId, Report, Severity, Status};
use crate::rules;
use serde::Serialize;
use serde_json::{Map, Value};

/// The ruleset version of the dialect.
const AUDIT_VERSION: u32 = 1;
/// Ids of findings: the page's id times this, plus the finding's index on the page.
const MAX_FINDINGS_A_PAGE: i64 = 1_000;

#[derive(Debug, Serialize)]
pub(super) struct Envelope<'a> {
    audit: AuditObject<'a>,
    findings: Vec<FindingObject<'a>>,
    plan: &'static str,
    cooldown: Cooldown,
}

#[derive(Debug, Serialize)]
struct AuditObject<'a> {
    id: i64,
    user_id: i64,
    domain: String,
    url: &'a str,
    status: Status,
    score: Option<u8>,
    audit_version: u32,
    raw: Raw,
    perf_status: &'static str,
    error_message: Option<&'a str>,
    started_at: Option<String>,
    completed_at: Option<String>,
    created_at: String,
}

#[derive(Debug, Serialize)]
struct Raw {
    module_scores: Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct Cooldown {
    ready_at: String,
}

#[derive(Debug, Serialize)]
struct FindingObject<'a> {
    id: i64,
    module: &'a str,
    rule_id: &'a str,
    severity: Severity,
    passed: bool,
    title: &'a str,
    recommendation: &'a str,
    data: &'a Data,
    /// Present if the finding is suppressed, which means that it does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<&'a Suppressed>,
}

/// The caller's audits.
#[derive(Debug, Serialize)]
pub(super) struct List<'a> {
    audits: Vec<AuditObject<'a>>,
}

pub(super) fn list(audits: &[Audit]) -> List<'_> {
    List { audits: audits.iter().map(audit).collect() }
}

pub(super) fn envelope(report: &Report) -> Envelope<'_> {
    Envelope {
        audit: audit(&report.audit),
        findings: if report.audit.status == Status::Completed { findings(report) } else { Vec::new() },
        plan: report.account.plan.as_str(),
        // The dialect requires a time: without a cooldown, the URL was ready from the start.
        cooldown: Cooldown { ready_at: report.ready_at().unwrap_or(report.audit.created_at).to_string() },
    }
}

/// The result of an audit without a key. The dialect uses other field names here.
#[derive(Debug, Serialize)]
pub(super) struct Anonymous<'a> {
    audit: AnonymousAudit<'a>,
}

#[derive(Debug, Serialize)]
struct AnonymousAudit<'a> {
    url: &'a str,
    domain: String,
    total_score: Option<u8>,
    module_scores: Map<String, Value>,
    rules: Vec<RuleObject<'a>>,
}

#[derive(Debug, Serialize)]
struct RuleObject<'a> {
    module: &'a str,
    rule_id: &'a str,
    passed: bool,
    severity: Severity,
    title: &'a str,
    recommendation: Option<&'a str>,
}

/// Builds the result of an audit without a key. The dialect requires a number for every module, so a module without
/// applicable rules scores 100.
pub(super) fn anonymous<'a>(url: &'a str, judged: &'a Judged) -> Anonymous<'a> {
    let score = |module: &Module| judged.scores.module(*module).unwrap_or(100);
    let rule = |finding| object(finding, 0).map(RuleObject::from);
    Anonymous {
        audit: AnonymousAudit {
            url,
            domain: host(url),
            total_score: judged.scores.overall,
            module_scores: Module::ALL.iter().map(|module| (module.key().to_owned(), score(module).into())).collect(),
            rules: judged.findings.iter().filter_map(rule).collect(),
        },
    }
}

impl<'a> From<FindingObject<'a>> for RuleObject<'a> {
    fn from(finding: FindingObject<'a>) -> Self {
        let FindingObject { module, rule_id, passed, severity, title, recommendation, .. } = finding;
        let recommendation = (!passed).then_some(recommendation);
        Self { module, rule_id, passed, severity, title, recommendation }
    }
}

fn audit(audit: &Audit) -> AuditObject<'_> {
    let percent = |module| audit.scores.as_ref().and_then(|scores| scores.module(module));
    AuditObject {
        id: audit.id.0,
        user_id: audit.account.0,
        domain: host(&audit.url),
        url: &audit.url,
        status: audit.status,
        score: audit.scores.as_ref().and_then(|scores| scores.overall),
        audit_version: AUDIT_VERSION,
        raw: Raw {
            module_scores: Module::ALL
                .iter()
                .map(|module| (module.key().to_owned(), percent(*module).into()))
                .collect(),
        },
        perf_status: "ready",
        error_message: audit.error.as_deref(),
        started_at: audit.started_at.map(|time| time.to_string()),
        completed_at: audit.completed_at.map(|time| time.to_string()),
        created_at: audit.created_at.to_string(),
    }
}

/// Returns the pages whose findings are shown: the first audited page and the site-wide one.
pub(super) fn shown(report: &Report) -> Vec<PageId> {
    if report.audit.status != Status::Completed {
        return Vec::new();
    }
    report.judged_pages().next().into_iter().chain(report.global()).map(|page| page.id).collect()
}

/// Returns the passed and failed findings; the dialect has no value for other outcomes.
fn findings(report: &Report) -> Vec<FindingObject<'_>> {
    report
        .pages
        .iter()
        .flat_map(|page| {
            let first = page.id.0.saturating_mul(MAX_FINDINGS_A_PAGE);
            page.findings.iter().zip(first..).filter_map(|(finding, id)| object(finding, id))
        })
        .collect()
}

fn object(finding: &Finding, id: i64) -> Option<FindingObject<'_>> {
    let passed = match finding.outcome {
        Outcome::Passed => true,
        Outcome::Failed => false,
        Outcome::Inapplicable | Outcome::CannotTell => return None,
    };
    let rule = rules::find(&finding.rule);
    let title = rule.map_or(&*finding.rule, |rule| rule.title_for(finding.outcome));
    Some(FindingObject {
        id,
        // The dialect requires a module; a stored rule id whose module no longer exists counts as technical.
        module: finding.module().map_or("technical", Module::key),
        rule_id: &finding.rule,
        severity: finding.severity,
        passed,
        title: if passed { title } else { finding.message.as_deref().unwrap_or(title) },
        recommendation: rule.map_or("", |rule| rule.fix),
        data: &finding.data,
        suppressed: finding.suppressed.as_ref(),
    })
}
