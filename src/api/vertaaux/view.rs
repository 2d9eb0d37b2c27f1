//! Response bodies of the VertaaUX dialect: scores in four categories, pages of issues, comparison with the base.
use super::issues::{IssueSeverity, category_name, issue};
use super::parameters::ReadParameters;
use crate::model::fingerprint::{of_evidence, of_finding};
use crate::model::urls::page_key;
use crate::model::{
    Audit, CategoryScores, Evidence, Finding, Module, Outcome, Page, PageId, Report, ScoreCategory, Severity, Status,
};
use crate::rules;
use serde_json::{Map, Value, json};

/// The engine's only version.
pub(super) const ENGINE: &str = "latest";
/// Builds the response to a new audit; `notice` says what differs from the request.
pub(super) fn accepted(audit: &Audit, notice: Option<String>) -> Value {
    let mut body = json!({
        "job_id": audit.job_id,
        "status": audit.status,
        "url": audit.url,
        "mode": audit.options.mode,
        "engine_version": ENGINE,
        "ruleset_version": audit.ruleset,
        "created_at": audit.created_at.to_seconds(),
        "sandbox": audit.options.is_sandbox,
    });
    if let (Some(body), Some(notice)) = (body.as_object_mut(), notice) {
        body.insert("notices".to_owned(), json!([notice]));
    }
    body
}

/// Builds an audit in a list.
pub(super) fn listed(audit: &Audit) -> Value {
    let scores = audit.category_scores.as_ref();
    // An audit that ended before its category scores were stored is listed with the mean of our own modules.
    let of_modules = audit.scores.as_ref().and_then(|scores| scores.overall);
    let mut row = json!({
        "id": audit.job_id,
        "job_id": audit.job_id,
        "status": status(audit),
        "url": audit.url,
        "mode": audit.options.mode,
        "created_at": audit.created_at.to_seconds(),
        "completed_at": audit.completed_at.map(|time| time.to_seconds()),
        "overall": scores.map_or(of_modules, |scores| scores.overall),
        "ruleset_version": audit.ruleset,
        "error": error(audit),
    });
    if let (Some(row), Some(scores)) = (row.as_object_mut(), scores) {
        row.insert("scores".to_owned(), scores_object(scores));
    }
    row
}

/// Returns the audit's status; a completed audit that missed its gate counts as failed.
pub(super) fn status(audit: &Audit) -> &'static str {
    if audit.is_breached() { Status::Failed.as_str() } else { audit.status.as_str() }
}

/// Returns the reason for a failure.
fn error(audit: &Audit) -> Option<&str> {
    let gate_reason = audit.gate.as_ref().and_then(|gate| gate.reason.as_deref());
    audit.error.as_deref().or(gate_reason)
}

/// Builds an audit that has not ended.
pub(super) fn open(report: &Report) -> Value {
    Value::Object(common(report))
}

/// Builds an audit that failed.
pub(super) fn failed(report: &Report) -> Value {
    let mut body = common(report);
    body.insert("error".to_owned(), error(&report.audit).into());
    if let Some(time) = report.audit.completed_at {
        body.insert("failed_at".to_owned(), time.to_seconds().into());
    }
    Value::Object(body)
}

/// Builds a completed audit with one page of its issues.
pub(super) fn completed(report: &Report, parameters: &ReadParameters, previous: Option<&Report>) -> Value {
    let mut body = common(report);
    let sum = |count: fn(&Page) -> [u32; 4]| -> usize {
        report.pages.iter().map(|page| count_selected(count(page), parameters)).sum()
    };
    let (total, suppressed) = (sum(|page| page.issues), sum(|page| page.suppressed));
    let page = issues(report, parameters).into_iter().map(|issue| pick(issue, parameters));
    let additions = [
        ("completed_at", report.audit.completed_at.map(|time| time.to_seconds()).into()),
        ("scores", scores_object(&report.category_scores())),
        ("issues", page.collect()),
        ("total_issues", total.into()),
        ("total_pages", (total + suppressed).div_ceil(parameters.per_page).max(1).into()),
        ("page", parameters.page.into()),
        ("per_page", parameters.per_page.into()),
        ("engine_version", ENGINE.into()),
        ("metadata", metadata(&report.audit)),
    ];
    body.extend(additions.map(|(key, value): (&str, Value)| (key.to_owned(), value)));
    if suppressed > 0 {
        body.insert("suppressed_issues".to_owned(), suppressed.into());
    }
    if let Some(changes) = &report.audit.changes {
        body.insert("changes".to_owned(), json!(changes));
    }
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

/// Returns the caller's metadata, with the names of excluded categories if there are any.
fn metadata(audit: &Audit) -> Value {
    let mut metadata = audit.options.metadata.clone();
    if let Some(included) = &audit.options.score_categories {
        let excluded = ScoreCategory::ALL.into_iter().filter(|category| !included.contains(category));
        metadata.insert("filtered_categories".to_owned(), excluded.map(category_name).collect());
    }
    Value::Object(metadata)
}

/// Builds the fields that every audit has.
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

/// Builds the progress of a crawl, an addition to the dialect.
fn crawl(report: &Report) -> Value {
    // Discovered URLs without a page are dropped at the end.
    let waiting = if report.audit.status.is_final() { 0 } else { report.known as usize };
    json!({
        "phase": report.audit.phase,
        "max_pages": report.audit.max_pages,
        "pages_done": report.ended(),
        "pages_known": report.real_pages().count() + waiting,
        "skipped": report.skipped_by_reason(),
        "stop_reason": report.audit.stop_reason,
    })
}

/// Builds a finding with the texts of its rule; `key` is the key of the page's URL in fingerprints.
pub(super) fn finding(finding: &Finding, key: &str) -> Value {
    let rule = rules::find(&finding.rule);
    let evidence = finding.evidence.iter().map(|piece| evidence(piece, of_evidence(&finding.rule, key, piece)));
    let mut built = json!({
        "rule": finding.rule,
        "module": finding.module().map(Module::key),
        "severity": finding.severity,
        "weight": finding.weight,
        "outcome": finding.outcome,
        "title": rule.map(|rule| rule.title_for(finding.outcome)),
        "message": finding.message,
        "fix": rule.map(|rule| rule.fix),
        "evidence": evidence.collect::<Vec<_>>(),
        "data": finding.data,
        "fingerprint": of_finding(&finding.rule, key),
    });
    if let (Some(object), Some(suppressed)) = (built.as_object_mut(), &finding.suppressed) {
        object.insert("suppressed".to_owned(), json!(suppressed));
    }
    built
}

fn evidence(evidence: &Evidence, fingerprint: String) -> Value {
    let mut built = json!({"selector": evidence.selector, "snippet": evidence.snippet, "fingerprint": fingerprint});
    if let (Some(object), Some(suppressed)) = (built.as_object_mut(), &evidence.suppressed) {
        object.insert("suppressed".to_owned(), json!(suppressed));
    }
    built
}

fn scores_object(scores: &CategoryScores) -> Value {
    let mut all = Map::from_iter([("overall".to_owned(), scores.overall.into())]);
    all.extend(
        ScoreCategory::ALL
            .iter()
            .zip(scores.each)
            .map(|(category, score)| (category_name(*category).to_owned(), score.into())),
    );
    Value::Object(all)
}

/// Builds the comparison with the base.
fn delta(report: &Report, previous: &Report) -> Value {
    let (now, before) = (report.category_scores(), previous.category_scores());
    let difference = |now: Option<u8>, then: Option<u8>| -> Value {
        now.zip(then).map(|(now, then)| i16::from(now) - i16::from(then)).into()
    };
    let categories: Map<String, Value> = ScoreCategory::ALL
        .iter()
        .zip(now.each.into_iter().zip(before.each))
        .map(|(category, (now, then))| (category_name(*category).to_owned(), difference(now, then)))
        .collect();
    json!({
        "overall": difference(now.overall, before.overall),
        "categories": categories,
        "previous_job_id": previous.audit.job_id,
        "previous_completed_at": previous.audit.completed_at.map(|time| time.to_seconds()),
    })
}

/// Returns the number of a page's listed issues with the requested severity, suppressed ones included.
fn count_listed(page: &Page, parameters: &ReadParameters) -> usize {
    count_selected(page.issues, parameters) + count_selected(page.suppressed, parameters)
}

/// Returns the sum of the counts, mildest first, of the requested severity.
fn count_selected(issues: [u32; 4], parameters: &ReadParameters) -> usize {
    let severities = [Severity::Info, Severity::Minor, Severity::Major, Severity::Critical];
    let counts = severities.iter().zip(issues).filter(|(severity, _)| is_selected(**severity, parameters));
    counts.map(|(_, count)| count as usize).sum()
}

/// Returns true if the parameters select issues of this severity.
fn is_selected(severity: Severity, parameters: &ReadParameters) -> bool {
    parameters.severity.is_none_or(|selected| selected == IssueSeverity::of(severity))
}

/// Returns the pages that contain the selected range of issues.
pub(super) fn shown(report: &Report, parameters: &ReadParameters) -> Vec<PageId> {
    let (mut before, range) = (0, parameters.range());
    let mut shown = Vec::new();
    for page in &report.pages {
        let after = before + count_listed(page, parameters);
        if before < range.end && after > range.start {
            shown.push(page.id);
        }
        before = after;
    }
    shown
}

/// Returns the selected range of issues: one issue per piece of evidence of every failed finding.
pub(super) fn issues(report: &Report, parameters: &ReadParameters) -> Vec<Map<String, Value>> {
    let (mut number, mut position, range) = (1, 0, parameters.range());
    let mut shown = Vec::new();
    for page in &report.pages {
        // The findings of pages outside the range are not loaded.
        if page.findings.is_empty() {
            position += count_listed(page, parameters);
        }
        let key = page_key(&page.url);
        let failed = page.findings.iter().filter(|finding| finding.outcome == Outcome::Failed);
        let issues = failed.flat_map(|finding| {
            let without_evidence = finding.evidence.is_empty().then_some(None);
            let evidence = without_evidence.into_iter().chain(finding.evidence.iter().map(Some));
            evidence.map(move |evidence| (finding, evidence))
        });
        for ((finding, evidence), number) in issues.zip(number..) {
            if is_selected(finding.severity, parameters) {
                if range.contains(&position) {
                    shown.push(issue((page, &key), finding, evidence, number));
                }
                position += 1;
            }
        }
        number += page.issues.iter().chain(&page.suppressed).map(|count| *count as usize).sum::<usize>();
    }
    shown
}

/// Reduces an issue to the requested fields.
pub(super) fn pick(mut issue: Map<String, Value>, parameters: &ReadParameters) -> Value {
    if let Some(fields) = &parameters.fields {
        issue.retain(|key, _| fields.iter().any(|field| field == key));
    }
    Value::Object(issue)
}
