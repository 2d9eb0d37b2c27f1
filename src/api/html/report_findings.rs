//! The findings of a report, one entry a rule however many pages it judged.
use super::catalog::SEVERITIES;
use super::layout::{Escaped, Prose};
use super::report::capital;
use crate::model::{Category, Evidence, Finding, Module, Outcome, Page, Report, Severity};
use crate::rules;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Pages that an entry names.
const MOST_PAGES: usize = 5;
/// Places that an entry shows of its only page, and of each of several.
const MOST_PLACES: usize = 5;
const FEW_PLACES: usize = 2;

/// What a rule said of all pages.
pub(super) struct Group<'a> {
    pub(super) module: Module,
    /// The worst that it was.
    pub(super) severity: Severity,
    id: &'a str,
    failed: Vec<(&'a Page, &'a Finding)>,
    untold: Vec<(&'a Page, &'a Finding)>,
    /// Pages on which it holds.
    passed: usize,
}

impl Group<'_> {
    /// Whether it fails on a page.
    pub(super) const fn is_failed(&self) -> bool {
        !self.failed.is_empty()
    }

    /// Whether it holds wherever it could be told.
    pub(super) const fn is_passed(&self) -> bool {
        self.failed.is_empty() && self.passed > 0
    }

    fn title(&self) -> &str {
        rules::find(self.id).map_or(self.id, |rule| if self.is_failed() { rule.failure_title } else { rule.title })
    }
}

/// What the rules said, in their order.
pub(super) fn groups(report: &Report) -> Vec<Group<'_>> {
    let (mut groups, mut places): (Vec<Group<'_>>, HashMap<&str, usize>) = (Vec::new(), HashMap::new());
    for (page, finding) in report.pages.iter().flat_map(|page| page.findings.iter().map(move |finding| (page, finding)))
    {
        let Some(module) = finding.module() else { continue };
        let place = *places.entry(&finding.rule).or_insert(groups.len());
        if place == groups.len() {
            let (failed, untold) = (Vec::new(), Vec::new());
            groups.push(Group { module, severity: Severity::Info, id: &finding.rule, failed, untold, passed: 0 });
        }
        let Some(group) = groups.get_mut(place) else { continue };
        match finding.outcome {
            Outcome::Failed => {
                group.severity = group.severity.max(finding.severity);
                group.failed.push((page, finding));
            }
            Outcome::CannotTell => group.untold.push((page, finding)),
            Outcome::Passed => group.passed += 1,
            Outcome::Inapplicable => {}
        }
    }
    let order: HashMap<&str, usize> = rules::all().enumerate().map(|(place, rule)| (rule.id, place)).collect();
    groups.sort_by_key(|group| (group.module, order.get(group.id).copied()));
    groups
}

/// What fails, the worst first.
pub(super) fn failed(report: &Report, groups: &[Group<'_>], public_url: &str) -> String {
    let read = report.judged_pages().filter(|page| !page.findings.is_empty()).count();
    let mut html = String::from("<h2>What to mend</h2>\n");
    if read < report.judged_pages().count() {
        let _ = writeln!(html, "<p>Shown are the findings of the first {read} pages and of the site.</p>");
    }
    if !groups.iter().any(Group::is_failed) {
        html.push_str("<p>Nothing: every rule that applies holds.</p>\n");
    }
    for severity in SEVERITIES {
        let found: Vec<_> = groups.iter().filter(|group| group.is_failed() && group.severity == severity).collect();
        if !found.is_empty() {
            let _ = writeln!(
                html,
                "<h3 class=\"{}\">{} ({})</h3>",
                severity.as_str(),
                capital(severity.as_str()),
                found.len()
            );
        }
        for group in found {
            html.push_str(&entry(group, read, public_url));
        }
    }
    html
}

fn entry(group: &Group<'_>, read: usize, public_url: &str) -> String {
    let message = group.failed.first().and_then(|(_, finding)| finding.message.as_deref());
    let on_pages = group.failed.iter().filter(|(page, _)| page.category != Category::Global).count();
    let mut html = format!(
        "<article class=\"{}\">\n<h4>{}</h4>\n<p class=\"about\">{} · <a href=\"{}/rules/{id}\">{id}</a>",
        group.severity.as_str(),
        Prose(message.unwrap_or(group.title())),
        name(group.module),
        Escaped(public_url),
        id = Escaped(group.id),
    );
    if read > 1 && on_pages > 0 {
        let _ = write!(html, " · {on_pages} of {read} pages");
    } else if on_pages == 0 {
        html.push_str(" · the site as a whole");
    }
    html.push_str("</p>\n");
    if let Some(rule) = rules::find(group.id) {
        let _ = writeln!(html, "<p><strong>What to do:</strong> {}</p>", Prose(rule.fix));
    }
    let is_alone = group.failed.len() == 1;
    for (page, finding) in group.failed.iter().take(MOST_PAGES) {
        if read > 1 && page.category != Category::Global {
            let other = finding.message.as_deref().filter(|other| Some(*other) != message);
            let _ = write!(
                html,
                "<p class=\"place\"><a href=\"{url}\" rel=\"noreferrer\">{url}</a>",
                url = Escaped(&page.url)
            );
            let _ = writeln!(html, "{}</p>", other.map_or_else(String::new, |other| format!(" – {}", Prose(other))));
        }
        html.push_str(&evidence(finding, if is_alone { MOST_PLACES } else { FEW_PLACES }));
    }
    if let Some(more) = group.failed.len().checked_sub(MOST_PAGES + 1) {
        let _ = writeln!(html, "<p class=\"place\">and {} more pages</p>", more + 1);
    }
    html + "</article>\n"
}

/// The first places where it was seen.
fn evidence(finding: &Finding, most: usize) -> String {
    if finding.evidence.is_empty() {
        return String::new();
    }
    let mut html = String::from("<ul class=\"evidence\">\n");
    for Evidence { selector, snippet } in finding.evidence.iter().take(most) {
        html.push_str("<li>");
        if !snippet.is_empty() {
            let _ = write!(html, "<code>{}</code>", Escaped(snippet));
        }
        if !selector.is_empty() {
            let _ = write!(html, "<span>at <code>{}</code></span>", Escaped(selector));
        }
        html.push_str("</li>\n");
    }
    let all =
        finding.data.get("count").and_then(serde_json::Value::as_u64).and_then(|count| usize::try_from(count).ok());
    let all = all.unwrap_or(0).max(finding.evidence.len());
    if all > most {
        let _ = writeln!(html, "<li>and {} more</li>", all - most);
    }
    html + "</ul>\n"
}

/// What the served page could not settle.
pub(super) fn untold(groups: &[Group<'_>]) -> String {
    let untold: Vec<_> =
        groups.iter().filter(|group| !group.is_failed() && !group.is_passed() && !group.untold.is_empty()).collect();
    if untold.is_empty() {
        return String::new();
    }
    let mut html = String::from("<h2>What could not be told</h2>\n<ul>\n");
    for group in untold {
        let reason = group.untold.first().and_then(|(_, finding)| finding.message.as_deref()).unwrap_or_default();
        let _ = writeln!(html, "<li>{} <span class=\"about\">{}</span></li>", Prose(group.title()), Prose(reason));
    }
    html + "</ul>\n"
}

/// What holds, module by module.
pub(super) fn passed(groups: &[Group<'_>]) -> String {
    let mut html = String::from("<h2>What holds</h2>\n<div class=\"holds\">\n");
    for module in Module::ALL {
        let titles: Vec<_> =
            groups.iter().filter(|group| group.module == module && group.is_passed()).map(Group::title).collect();
        if !titles.is_empty() {
            let _ = writeln!(html, "<h3>{} ({})</h3>\n<ul>", name(module), titles.len());
            for title in titles {
                let _ = writeln!(html, "<li>{}</li>", Prose(title));
            }
            html.push_str("</ul>\n");
        }
    }
    html + "</div>\n"
}

/// A module as people request it.
pub(super) const fn name(module: Module) -> &'static str {
    match module {
        Module::Technical => "Technical",
        Module::OnPage => "On the page",
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
