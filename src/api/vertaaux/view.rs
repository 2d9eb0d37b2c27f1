//! A Report as VertaaUX says it: scores by its four categories, issues in pages, the difference to the audit before.
use super::parameters::ReadParameters;
use crate::model::{Audit, Evidence, Finding, Module, Outcome, Page, PageId, Report, ScoreCategory, Severity, Status};
use crate::rule::Reference;
use crate::rules;
use serde_json::{Map, Value, json};

/// The engine's only version so far.
pub(super) const ENGINE: &str = "latest";
/// What an issue can have.
pub(super) const FIELDS: [&str; 13] = [
    "id",
    "severity",
    "category",
    "rule",
    "message",
    "selector",
    "wcag",
    "description",
    "recommendation",
    "wcag_reference",
    "element",
    "impact",
    "url",
];

/// The dialect's three severities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IssueSeverity {
    Error,
    Warning,
    Info,
}

impl IssueSeverity {
    const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Critical | Severity::Major => Self::Error,
            Severity::Minor => Self::Warning,
            Severity::Info => Self::Info,
        }
    }

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Info].into_iter().find(|severity| severity.as_str() == word)
    }
}

/// The dialect's word for an score_category.
pub(super) const fn category(score_category: ScoreCategory) -> &'static str {
    match score_category {
        ScoreCategory::Ux => "ux",
        ScoreCategory::Accessibility => "accessibility",
        ScoreCategory::Structure => "information_architecture",
        ScoreCategory::Performance => "performance",
    }
}

/// The answer to a new audit.
pub(super) fn accepted(audit: &Audit) -> Value {
    json!({
        "job_id": audit.job_id,
        "status": audit.status,
        "url": audit.url,
        "mode": audit.options.mode,
        "engine_version": ENGINE,
        "ruleset_version": audit.ruleset,
        "created_at": audit.created_at.to_seconds(),
        "sandbox": audit.options.is_sandbox,
    })
}

/// An audit in a list; its scores are those of our own modules' mean.
pub(super) fn listed(audit: &Audit) -> Value {
    json!({
        "id": audit.job_id,
        "job_id": audit.job_id,
        "status": status(audit),
        "url": audit.url,
        "mode": audit.options.mode,
        "created_at": audit.created_at.to_seconds(),
        "completed_at": audit.completed_at.map(|time| time.to_seconds()),
        "overall": audit.scores.as_ref().and_then(|scores| scores.overall),
        "ruleset_version": audit.ruleset,
        "error": error(audit),
    })
}

/// The dialect's word for where an audit stands: one that broke a limit on its score has failed.
pub(super) fn status(audit: &Audit) -> &'static str {
    if audit.is_breached() { Status::Failed.as_str() } else { audit.status.as_str() }
}

/// Why it has failed.
fn error(audit: &Audit) -> Option<&str> {
    let broken = audit.gate.as_ref().and_then(|gate| gate.reason.as_deref());
    audit.error.as_deref().or(broken)
}

/// An audit that has not ended.
pub(super) fn open(report: &Report) -> Value {
    Value::Object(common(report))
}

/// An audit that failed.
pub(super) fn failed(report: &Report) -> Value {
    let mut body = common(report);
    body.insert("error".to_owned(), error(&report.audit).into());
    if let Some(time) = report.audit.completed_at {
        body.insert("failed_at".to_owned(), time.to_seconds().into());
    }
    Value::Object(body)
}

/// A completed audit with a page of its issues.
pub(super) fn completed(report: &Report, parameters: &ReadParameters, previous: Option<&Report>) -> Value {
    let mut body = common(report);
    let total: usize = report.pages.iter().map(|page| asked_for(page, parameters)).sum();
    let page = issues(report, parameters).into_iter().map(|issue| pick(issue, parameters));
    let additions = [
        ("completed_at", report.audit.completed_at.map(|time| time.to_seconds()).into()),
        ("scores", scores(report)),
        ("issues", page.collect()),
        ("total_issues", total.into()),
        ("total_pages", total.div_ceil(parameters.per_page).max(1).into()),
        ("page", parameters.page.into()),
        ("per_page", parameters.per_page.into()),
        ("engine_version", ENGINE.into()),
        ("metadata", metadata(&report.audit)),
    ];
    body.extend(additions.map(|(key, value): (&str, Value)| (key.to_owned(), value)));
    if let Some(gate) = &report.audit.gate {
        body.insert("gate".to_owned(), json!(gate));
    }
    if let (true, Some(time)) = (report.audit.is_breached(), report.audit.completed_at) {
        body.insert("error".to_owned(), error(&report.audit).into());
        body.insert("failed_at".to_owned(), time.to_seconds().into());
    }
    if parameters.delta {
        body.insert("delta".to_owned(), previous.map_or(Value::Null, |previous| delta(report, previous)));
    }
    Value::Object(body)
}

/// What the caller wants to find again, and which categories were left out if some were.
fn metadata(audit: &Audit) -> Value {
    let mut metadata = audit.options.metadata.clone();
    if let Some(wanted) = &audit.options.score_categories {
        let skipped_by_reason: Vec<_> = ScoreCategory::ALL
            .into_iter()
            .filter(|score_category| !wanted.contains(score_category))
            .map(category)
            .collect();
        metadata.insert("filtered_categories".to_owned(), json!(skipped_by_reason));
    }
    Value::Object(metadata)
}

pub(super) fn common(report: &Report) -> Map<String, Value> {
    let audit = &report.audit;
    let mut body = Map::new();
    body.insert("job_id".to_owned(), audit.job_id.as_str().into());
    body.insert("status".to_owned(), status(audit).into());
    body.insert("url".to_owned(), audit.url.as_str().into());
    body.insert("mode".to_owned(), audit.options.mode.as_str().into());
    body.insert("progress".to_owned(), report.progress().into());
    body.insert("created_at".to_owned(), audit.created_at.to_seconds().into());
    if let (Some(time), true) = (audit.started_at, audit.status != Status::Queued) {
        body.insert("started_at".to_owned(), time.to_seconds().into());
    }
    body.insert("ruleset_version".to_owned(), audit.ruleset.as_str().into());
    if audit.options.is_sandbox {
        body.insert("sandbox".to_owned(), true.into());
    }
    if audit.max_pages > 1 {
        body.insert("crawl".to_owned(), crawl(report));
    }
    body
}

/// How far a crawl has come, beside what the dialect knows.
fn crawl(report: &Report) -> Value {
    json!({
        "phase": report.audit.phase,
        "max_pages": report.audit.max_pages,
        "pages_done": report.ended(),
        "pages_known": report.real_pages().count() + if report.audit.status.is_final() { 0 } else { report.known as usize },
        "skipped": report.skipped_by_reason(),
        "stop_reason": report.audit.stop_reason,
    })
}

/// One finding with what its rule says of itself.
pub(super) fn finding(finding: &Finding) -> Value {
    let rule = rules::find(&finding.rule);
    json!({
        "rule": finding.rule,
        "module": finding.module().map(Module::key),
        "severity": finding.severity,
        "weight": finding.weight,
        "outcome": finding.outcome,
        "title": rule.map(|rule| rule.title_for(finding.outcome)),
        "message": finding.message,
        "fix": rule.map(|rule| rule.fix),
        "evidence": finding.evidence,
        "data": finding.data,
    })
}

fn scores(report: &Report) -> Value {
    let scores = report.category_scores();
    let mut all = Map::from_iter([("overall".to_owned(), scores.overall.into())]);
    all.extend(
        ScoreCategory::ALL
            .iter()
            .zip(scores.each)
            .map(|(score_category, score)| (category(*score_category).to_owned(), score.into())),
    );
    Value::Object(all)
}

fn delta(report: &Report, previous: &Report) -> Value {
    let (now, before) = (report.category_scores(), previous.category_scores());
    let difference = |now: Option<u8>, then: Option<u8>| -> Value {
        now.zip(then).map(|(now, then)| i16::from(now) - i16::from(then)).into()
    };
    let categories: Map<String, Value> = ScoreCategory::ALL
        .iter()
        .zip(now.each.into_iter().zip(before.each))
        .map(|(score_category, (now, then))| (category(*score_category).to_owned(), difference(now, then)))
        .collect();
    json!({
        "overall": difference(now.overall, before.overall),
        "categories": categories,
        "previous_job_id": previous.audit.job_id,
        "previous_completed_at": previous.audit.completed_at.map(|time| time.to_seconds()),
    })
}

/// How many of a page's issues were asked for.
fn asked_for(page: &Page, parameters: &ReadParameters) -> usize {
    let severities = [Severity::Info, Severity::Minor, Severity::Major, Severity::Critical];
    let wanted = |severity: &Severity| parameters.severity.is_none_or(|wanted| wanted == IssueSeverity::of(*severity));
    let counts = severities.iter().zip(page.issues).filter(|(severity, _)| wanted(severity));
    counts.map(|(_, count)| count as usize).sum()
}

/// The pages on which issues stand that are shown.
pub(super) fn shown(report: &Report, parameters: &ReadParameters) -> Vec<PageId> {
    let (mut before, range) = (0, parameters.range());
    let mut shown = Vec::new();
    for page in &report.pages {
        let after = before + asked_for(page, parameters);
        if before < range.end && after > range.start {
            shown.push(page.id);
        }
        before = after;
    }
    shown
}

/// The issues that are shown: every failed finding, an issue for each place it was seen at.
pub(super) fn issues(report: &Report, parameters: &ReadParameters) -> Vec<Map<String, Value>> {
    let (mut number, mut place, range) = (1, 0, parameters.range());
    let mut shown = Vec::new();
    for page in &report.pages {
        if page.findings.is_empty() {
            place += asked_for(page, parameters);
        }
        let failed = page.findings.iter().filter(|finding| finding.outcome == Outcome::Failed);
        let places = failed.flat_map(|finding| {
            let nowhere = finding.evidence.is_empty().then_some(None);
            nowhere.into_iter().chain(finding.evidence.iter().map(Some)).map(move |place| (finding, place))
        });
        for ((finding, evidence), number) in places.zip(number..) {
            if parameters.severity.is_none_or(|wanted| wanted == IssueSeverity::of(finding.severity)) {
                if range.contains(&place) {
                    shown.push(issue(page, finding, evidence, number));
                }
                place += 1;
            }
        }
        number += page.issues.iter().map(|count| *count as usize).sum::<usize>();
    }
    shown
}

fn issue(page: &Page, finding: &Finding, place: Option<&Evidence>, number: usize) -> Map<String, Value> {
    let rule = rules::find(&finding.rule);
    let message = finding.message.as_deref().or(rule.map(|rule| rule.title_for(finding.outcome))).unwrap_or_default();
    let wcag = rule.and_then(|rule| {
        rule.references
            .iter()
            .find_map(|reference| if let Reference::Wcag(number) = reference { Some(*number) } else { None })
    });
    let selector = place.map(|place| place.selector.as_str()).filter(|selector| !selector.is_empty());
    let impact = match finding.severity {
        Severity::Critical => "critical",
        Severity::Major => "serious",
        Severity::Minor => "moderate",
        Severity::Info => "minor",
    };
    let fields: [(&str, Option<Value>); 13] = [
        ("id", Some(format!("issue_{number}").into())),
        ("severity", Some(IssueSeverity::of(finding.severity).as_str().into())),
        ("category", Some(category(ScoreCategory::of(finding.module())).into())),
        ("rule", Some((&*finding.rule).into())),
        ("message", Some(message.into())),
        ("selector", selector.map(Value::from)),
        ("wcag", wcag.map(Value::from)),
        ("description", Some(message.into())),
        ("recommendation", rule.map(|rule| rule.fix.into())),
        ("wcag_reference", wcag.map(|number| format!("WCAG {number}").into())),
        ("element", place.map(|place| place.snippet.as_str().into())),
        ("impact", Some(impact.into())),
        ("url", Some(page.url.as_str().into())),
    ];
    fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

/// The fields that were asked for.
pub(super) fn pick(mut issue: Map<String, Value>, parameters: &ReadParameters) -> Value {
    if let Some(fields) = &parameters.fields {
        issue.retain(|key, _| fields.iter().any(|field| field == key));
    }
    Value::Object(issue)
}
