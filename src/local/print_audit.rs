//! Output of `audit`: JSON page by page, or text with the pages, the most important failures and the scores.
use super::Sqlite;
use super::audit::Progress;
use super::check::{CheckFinding, with_rule};
use super::print::printable;
use crate::model::finding::NotJudged;
use crate::model::{Category, Finding, Module, Outcome, Page, Report, Severity, StopReason};
use crate::ports::PortError;
use crate::rule::counted;
use crate::rules;
use crate::store::results;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Number of pages whose findings are in memory at the same time.
const PAGE_SIZE: usize = 50;

/// A page in the JSON output.
#[derive(Serialize)]
struct PageItem<'a> {
    url: &'a str,
    final_url: &'a str,
    http_status: Option<u16>,
    category: Category,
    depth: u32,
    judged_in_part: bool,
    score: Option<u8>,
    error: Option<&'a str>,
    findings: Vec<CheckFinding>,
}

/// Writes an audit as JSON: `{ruleset, url, status, stop_reason, score, modules, skipped, error, pages, site_findings}`.
/// The shape is stable. Inapplicable findings are omitted, except those
/// not judged because of `noindex`. Only some pages are in memory at a time.
///
/// # Errors
/// Returns an error if writing or the database fails.
pub fn json(database: &Sqlite, report: &Report, to: &mut dyn Write) -> io::Result<()> {
    let audit = &report.audit;
    let score = |module: &Module| audit.scores.as_ref().and_then(|scores| scores.module(*module));
    let modules: Map<String, Value> =
        Module::ALL.iter().map(|module| (module.key().to_owned(), score(module).into())).collect();
    let head = [
        ("ruleset", json!(audit.ruleset)),
        ("url", json!(audit.url)),
        ("status", json!(audit.status)),
        ("stop_reason", json!(audit.stop_reason)),
        ("score", json!(audit.scores.as_ref().and_then(|scores| scores.overall))),
        ("modules", Value::Object(modules)),
        ("skipped", json!(report.skipped_by_reason())),
        ("error", json!(audit.error)),
    ];
    writeln!(to, "{{")?;
    for (key, value) in head {
        writeln!(to, "  \"{key}\": {value},")?;
    }
    write!(to, "  \"pages\": [")?;
    let mut separator = "\n    ";
    each_page(database, report, |page, findings| {
        write!(to, "{separator}{}", serde_json::to_string(&item(page, findings)).map_err(io::Error::other)?)?;
        separator = ",\n    ";
        Ok(())
    })?;
    let site_findings = report.global().map(|global| findings_of(database, global)).transpose()?.unwrap_or_default();
    let site_findings: Vec<CheckFinding> = site_findings.into_iter().filter_map(with_rule).collect();
    writeln!(
        to,
        "\n  ],\n  \"site_findings\": {}\n}}",
        serde_json::to_string(&site_findings).map_err(io::Error::other)?
    )
}

fn item(page: &Page, findings: Vec<Finding>) -> PageItem<'_> {
    let summary = page.summary.as_ref();
    PageItem {
        url: &page.url,
        final_url: summary.map_or(page.url.as_str(), |summary| summary.url.as_str()),
        http_status: summary.map(|summary| summary.status),
        category: page.category,
        depth: page.depth,
        judged_in_part: page.judged_in_part,
        score: page.points.total().percent(),
        error: page.error.as_deref(),
        findings: findings.into_iter().filter_map(with_rule).collect(),
    }
}

fn failed(error: PortError) -> io::Error {
    io::Error::other(error)
}

fn findings_of(database: &Sqlite, page: &Page) -> io::Result<Vec<Finding>> {
    let findings = pollster::block_on(results::findings(database, &[page.id])).map_err(failed)?;
    Ok(findings.into_iter().next().unwrap_or_default())
}

/// Calls `take` with each page and its findings.
fn each_page(
    database: &Sqlite,
    report: &Report,
    mut take: impl FnMut(&Page, Vec<Finding>) -> io::Result<()>,
) -> io::Result<()> {
    let kept = pollster::block_on(results::crawled_pages(database, report.audit.id)).map_err(failed)?;
    let pages: Vec<Page> = kept.into_iter().map(|kept| kept.page).filter(|page| page.reason.is_none()).collect();
    for chunk in pages.chunks(PAGE_SIZE) {
        let ids: Vec<_> = chunk.iter().map(|page| page.id).collect();
        let findings = pollster::block_on(results::findings(database, &ids)).map_err(failed)?;
        for (page, findings) in chunk.iter().zip(findings) {
            take(page, findings)?;
        }
    }
    Ok(())
}

/// Writes an audit as text: its pages, the failed rules by severity and number of pages, and the scores.
///
/// # Errors
/// Returns an error if writing or the database fails.
pub fn human(database: &Sqlite, report: &Report, to: &mut dyn Write) -> io::Result<()> {
    let mut failures: BTreeMap<String, (Severity, usize, String)> = BTreeMap::new();
    let mut not_judged: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = |finding: &Finding, url: &str| {
        if finding.outcome == Outcome::Failed {
            let first = || (finding.severity, 0, url.to_owned());
            let (severity, pages, _) = failures.entry(finding.rule.clone().into_owned()).or_insert_with(first);
            *severity = (*severity).max(finding.severity);
            *pages += 1;
        }
    };
    writeln!(to, "{}\n", printable(&report.audit.url))?;
    each_page(database, report, |page, findings| {
        for finding in &findings {
            count(finding, &page.url);
        }
        if let Some(left_out) = NotJudged::of(&findings) {
            *not_judged.entry(left_out.line()).or_default() += 1;
        }
        let score = page.points.total().percent().map_or_else(|| "  –".to_owned(), |score| format!("{score:>3}"));
        let error = page.error.as_deref().map(|error| format!("  {}", printable(error))).unwrap_or_default();
        let in_part = if page.judged_in_part { "  judged in part" } else { "" };
        writeln!(to, "{score}  {}{in_part}{error}", printable(&page.url))
    })?;
    if let Some(global) = report.global() {
        for finding in findings_of(database, global)? {
            count(&finding, &global.url);
        }
    }
    let mut failures: Vec<_> = failures.into_iter().collect();
    failures.sort_by_key(|(_, (severity, pages, _))| std::cmp::Reverse((*severity, *pages)));
    writeln!(to)?;
    for (rule, (severity, pages, first_url)) in &failures {
        let title = rules::find(rule).map_or("", |rule| rule.failure_title);
        let first_url = printable(first_url);
        let pages = if *pages == 1 { first_url } else { format!("{pages} pages, first {first_url}") };
        writeln!(to, "{:<8}  {title}\n          {rule}  {pages}", severity.as_str())?;
    }
    for (line, pages) in not_judged {
        writeln!(to, "\n{line} (on {})", counted(pages, "page"))?;
    }
    writeln!(to, "\n{}", summary(report))
}

/// Formats the progress of a crawl as one line.
pub fn progress_bar(progress: Progress) -> String {
    const WIDTH: u32 = 30;
    let done = (WIDTH * progress.ended).checked_div(progress.known).unwrap_or(0).min(WIDTH);
    let (done, left) = ("█".repeat(done as usize), "░".repeat((WIDTH - done) as usize));
    format!("{done}{left} {} of {} ", progress.ended, counted(progress.known, "page"))
}

/// Formats the last lines: skipped URLs, stop reason, score.
fn summary(report: &Report) -> String {
    let skipped: Vec<String> = report
        .skipped_by_reason()
        .iter()
        .map(|(reason, count)| format!("{count} {}", reason.replace('_', " ")))
        .collect();
    let skipped = if skipped.is_empty() { String::new() } else { format!("Skipped URLs: {}. ", skipped.join(", ")) };
    let stopped = report.audit.stop_reason.map_or("", |reason| match reason {
        StopReason::Complete => "All pages found were checked. ",
        StopReason::PageLimit => "The page limit was reached; raise it with --max-pages. ",
        StopReason::Deadline => "The audit stopped because it took too long. ",
        StopReason::Cancelled => "The audit was interrupted; the report covers the pages checked so far. ",
        StopReason::Throttled => "The audit stopped because the site kept limiting requests. ",
        StopReason::Error => "",
        StopReason::Blocked => "The audit stopped because the site rejected most requests. ",
    });
    let scores = report.audit.scores.as_ref().and_then(|scores| scores.overall);
    let score = match (&report.audit.error, scores) {
        (Some(error), _) => format!("The audit failed: {}", printable(error)),
        (None, Some(score)) => format!("Score: {score} of 100, {}.", counted(report.judged_pages().count(), "page")),
        (None, None) => "No score: no rule applied.".to_owned(),
    };
    format!("{skipped}{stopped}\n{score}")
}
