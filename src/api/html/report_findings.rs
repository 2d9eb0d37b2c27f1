//! The findings of a report, one entry per rule across all pages.
use super::layout::{SEVERITIES, capitalize, prose};
use crate::model::finding::NotJudged;
use crate::model::{Category, Evidence, Finding, Module, Outcome, Page, Report, Severity};
use crate::rule::counted;
use crate::rules;
use maud::{Markup, html};
use std::collections::HashMap;

/// Pages that an entry lists.
const MAX_PAGES: usize = 5;
/// Pieces of evidence that an entry shows if it failed on one page.
const MAX_EVIDENCE: usize = 5;
/// Pieces of evidence per page that an entry shows if it failed on several pages.
const MAX_EVIDENCE_PER_PAGE: usize = 2;

/// The findings of one rule on all pages.
pub(super) struct Group<'a> {
    pub(super) module: Module,
    /// The highest severity of its failures.
    pub(super) severity: Severity,
    id: &'a str,
    failed: Vec<(&'a Page, &'a Finding)>,
    undecided: Vec<&'a Finding>,
    /// Pages on which it passed.
    passed: usize,
}

impl Group<'_> {
    /// Returns true if the rule failed on a page.
    pub(super) const fn is_failed(&self) -> bool {
        !self.failed.is_empty()
    }

    /// Returns true if the rule passed on a page and failed on none.
    pub(super) const fn is_passed(&self) -> bool {
        self.failed.is_empty() && self.passed > 0
    }

    fn title(&self) -> &str {
        rules::find(self.id).map_or(self.id, |rule| if self.is_failed() { rule.failure_title } else { rule.title })
    }
}

/// Groups the findings by rule, in the order of the rules.
pub(super) fn groups(report: &Report) -> Vec<Group<'_>> {
    let mut groups: HashMap<&str, Group<'_>> = HashMap::new();
    for page in &report.pages {
        for finding in &page.findings {
            let Some(module) = finding.module() else { continue };
            let group = groups.entry(&finding.rule).or_insert_with(|| Group {
                module,
                severity: Severity::Info,
                id: &finding.rule,
                failed: Vec::new(),
                undecided: Vec::new(),
                passed: 0,
            });
            match finding.outcome {
                Outcome::Failed => {
                    group.severity = group.severity.max(finding.severity);
                    group.failed.push((page, finding));
                }
                Outcome::CannotTell => group.undecided.push(finding),
                Outcome::Passed => group.passed += 1,
                Outcome::Inapplicable => {}
            }
        }
    }
    let order: HashMap<&str, usize> = rules::all().enumerate().map(|(index, rule)| (rule.id, index)).collect();
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|group| (group.module, order.get(group.id).copied(), group.id));
    groups
}

/// Builds the failed rules, worst first.
pub(super) fn failed(report: &Report, groups: &[Group<'_>], public_url: &str) -> Markup {
    let audited = report.judged_pages().count();
    let shown = report.judged_pages().filter(|page| !page.findings.is_empty()).count();
    html! {
        h2 { "Issues to fix" }
        @if shown < audited {
            p { "This report shows the findings of the first " (counted(shown, "page")) " and of the site as a whole." }
        }
        @if !groups.iter().any(Group::is_failed) {
            p { "None: all applicable rules passed." }
        }
        @for severity in SEVERITIES {
            (failed_with(severity, groups, shown, public_url))
        }
    }
}

fn failed_with(severity: Severity, groups: &[Group<'_>], shown_pages: usize, public_url: &str) -> Markup {
    let found: Vec<_> = groups.iter().filter(|group| group.is_failed() && group.severity == severity).collect();
    html! {
        @if !found.is_empty() {
            h3 class=(severity.as_str()) { (capitalize(severity.as_str())) " (" (found.len()) ")" }
        }
        @for group in found {
            (entry(group, shown_pages, public_url))
        }
    }
}

fn entry(group: &Group<'_>, shown_pages: usize, public_url: &str) -> Markup {
    let message = group.failed.first().and_then(|(_, finding)| finding.message.as_deref());
    let on_pages = group.failed.iter().filter(|(page, _)| page.category != Category::Global).count();
    let max_evidence = if group.failed.len() == 1 { MAX_EVIDENCE } else { MAX_EVIDENCE_PER_PAGE };
    let hidden_pages = group.failed.len().saturating_sub(MAX_PAGES);
    html! {
        article class=(group.severity.as_str()) {
            h4 { (prose(message.unwrap_or(group.title()))) }
            p class="about" {
                (module_name(group.module)) " · " a href={ (public_url) "/rules/" (group.id) } { (group.id) }
                @if on_pages == 0 {
                    " · the site as a whole"
                } @else if shown_pages > 1 {
                    " · " (on_pages) " of " (shown_pages) " pages"
                }
            }
            @if let Some(rule) = rules::find(group.id) {
                p { strong { "How to fix it:" } " " (prose(rule.fix)) }
            }
            @for (page, finding) in group.failed.iter().take(MAX_PAGES) {
                @if shown_pages > 1 && page.category != Category::Global {
                    p class="place" {
                        a href=(page.url) rel="noreferrer" { (page.url) }
                        @if let Some(other) = finding.message.as_deref().filter(|other| Some(*other) != message) {
                            " – " (prose(other))
                        }
                    }
                }
                @if let Some(suppressed) = &finding.suppressed {
                    p class="place" { "Suppressed, not counted: " (suppressed.reason) }
                }
                (evidence(finding, max_evidence))
            }
            @if hidden_pages > 0 {
                p class="place" { "and " (counted(hidden_pages, "more page")) }
            }
        }
    }
}

/// Builds the first `max` pieces of a finding's evidence.
fn evidence(finding: &Finding, max: usize) -> Markup {
    if finding.evidence.is_empty() {
        return Markup::default();
    }
    // A rule that found more than it stored as evidence says how many.
    let count = finding.data.get("count").and_then(serde_json::Value::as_u64);
    let count = count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0).max(finding.evidence.len());
    html! {
        ul class="evidence" {
            @for Evidence { selector, snippet, suppressed } in finding.evidence.iter().take(max) {
                li {
                    @if !snippet.is_empty() { code { (snippet) } }
                    @if !selector.is_empty() { span { "at " code { (selector) } } }
                    @if let Some(suppressed) = suppressed { span { " – suppressed: " (suppressed.reason) } }
                }
            }
            @if count > max {
                li { "and " (count - max) " more" }
            }
        }
    }
}

/// Builds the rules that could not be decided from the served pages.
pub(super) fn undecided(groups: &[Group<'_>]) -> Markup {
    let is_undecided = |group: &&Group<'_>| !group.is_failed() && !group.is_passed() && !group.undecided.is_empty();
    let undecided: Vec<_> = groups.iter().filter(is_undecided).collect();
    if undecided.is_empty() {
        return Markup::default();
    }
    html! {
        h2 { "Could not be decided" }
        ul {
            @for group in undecided {
                // A rule need not give a reason.
                @let reason = group.undecided.first().and_then(|finding| finding.message.as_deref()).unwrap_or_default();
                li { (prose(group.title())) " " span class="about" { (prose(reason)) } }
            }
        }
    }
}

/// Builds the line about rules that were left out of pages with `noindex`.
pub(super) fn not_judged(report: &Report) -> Markup {
    let mut lines: Vec<String> =
        report.pages.iter().filter_map(|page| Some(NotJudged::of(&page.findings)?.line())).collect();
    let pages = lines.len();
    lines.dedup();
    html! {
        @for line in lines {
            p class="about" { (line) " (on " (counted(pages, "page")) ")" }
        }
    }
}

/// Builds the passed rules, by module.
pub(super) fn passed(groups: &[Group<'_>]) -> Markup {
    html! {
        h2 { "Passed rules" }
        div class="holds" {
            @for module in Module::ALL {
                (passed_of(module, groups))
            }
        }
    }
}

fn passed_of(module: Module, groups: &[Group<'_>]) -> Markup {
    let titles: Vec<_> =
        groups.iter().filter(|group| group.module == module && group.is_passed()).map(Group::title).collect();
    if titles.is_empty() {
        return Markup::default();
    }
    html! {
        h3 { (module_name(module)) " (" (titles.len()) ")" }
        ul {
            @for title in titles {
                li { (prose(title)) }
            }
        }
    }
}

/// Returns a module's name as a heading.
pub(super) const fn module_name(module: Module) -> &'static str {
    match module {
        Module::Technical => "Technical",
        Module::OnPage => "On-page",
        Module::Performance => "Performance",
        Module::Ai => "AI readiness",
        Module::ModernSeo => "Structured data",
        Module::Social => "Social cards",
        Module::Accessibility => "Accessibility",
        Module::Privacy => "Privacy and security",
        Module::Readability => "Readability",
        Module::TechStack => "Tech stack",
        Module::OrganicTraffic => "Search traffic",
    }
}
