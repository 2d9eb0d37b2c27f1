//! The report of an audit, to read and to print: scores, issues, undecided rules, passed rules, pages.
use super::layout::{Document, SEVERITIES, capitalize, prose};
use super::report_findings::{self as findings, Group};
use crate::api::http::Response;
use crate::api::reports::host;
use crate::model::{Category, Module, Page, PageId, Points, Report, Scores};
use maud::{Markup, html};

const STYLE: &str = include_str!("report.css");
/// Pages of a crawl whose findings a report shows.
const MAX_PAGES: usize = 50;
/// Lowest score that is rated good.
const GOOD: u8 = 90;
/// Lowest score that is rated fair.
const FAIR: u8 = 50;

/// Returns the pages whose findings a report shows: the first audited ones and the site-wide one.
pub(in crate::api) fn shown(report: &Report) -> Vec<PageId> {
    report.judged_pages().take(MAX_PAGES).chain(report.global()).map(|page| page.id).collect()
}

/// Builds the report of a completed audit whose [`shown`] pages have their findings. Links lead to `public_url`.
pub(in crate::api) fn report(report: &Report, public_url: &str) -> Response {
    let groups = findings::groups(report);
    let title = format!("Audit of {}", host(&report.audit.url));
    let content = html! {
        (summary(report, &groups))
        (modules(report, &groups))
        (findings::failed(report, &groups, public_url))
        (findings::undecided(&groups))
        (findings::not_judged(report))
        (findings::passed(&groups))
        (pages(report))
        footer {
            p {
                "A module's score is the share of its points that was earned. The overall score is the mean of the modules \
                that count. Created by sitegauge " (env!("CARGO_PKG_VERSION")) ", ruleset " (report.audit.ruleset)
                ". Every rule is explained at " a href={ (public_url) "/rules" } { (public_url) "/rules" } "."
            }
        }
    };
    Document::new(&title, content).with_style(STYLE).response()
}

/// Builds the summary: URL, time, overall score, and the number of issues by severity.
fn summary(report: &Report, groups: &[Group<'_>]) -> Markup {
    let audit = &report.audit;
    let overall = audit.scores.as_ref().and_then(|scores| scores.overall);
    let count = |severity| groups.iter().filter(|group| group.is_failed() && group.severity == severity).count();
    html! {
        section class="summary" aria-label="Summary" {
            @match overall {
                Some(score) => {
                    p class={ "score " (grade(score)) } { strong { (score) } " " span { "of 100" } }
                }
                None => { p class="score" { strong { "–" } " " span { "no score" } } }
            }
            dl {
                div {
                    dt { "Page" }
                    dd { a href=(audit.url) rel="noreferrer" { (audit.url) } }
                }
                div {
                    dt { "Audited" }
                    dd { (time(report)) }
                }
                div {
                    dt { "Pages audited" }
                    dd { (report.judged_pages().count()) }
                }
                div {
                    dt { "Audit" }
                    dd { (audit.id.0) }
                }
            }
        }
        ul class="counts" {
            @for severity in SEVERITIES {
                li class=(severity.as_str()) { strong { (count(severity)) } " " (severity.as_str()) }
            }
        }
    }
}

/// Builds the time at which the audit ended, to the minute.
fn time(report: &Report) -> Markup {
    let time = report.audit.completed_at.unwrap_or(report.audit.created_at).to_string();
    // Timestamps are printed as 2026-05-14T10:18:24.000Z.
    let (date, clock) = time.split_once('T').unwrap_or((&time, ""));
    let minute = clock.get(..5).unwrap_or(clock);
    html! { time datetime=(time) { (date) " " (minute) " UTC" } }
}

fn modules(report: &Report, groups: &[Group<'_>]) -> Markup {
    html! {
        h2 { "Scores by module" }
        table class="modules" {
            caption { "100 is best; modules in brackets do not count toward the overall score" }
            thead {
                tr {
                    th scope="col" { "Module" }
                    th scope="col" { "Score" }
                    td {}
                    th scope="col" { "Failed" }
                    th scope="col" { "Passed" }
                }
            }
            tbody {
                @for module in Module::ALL { (module_row(report, groups, module)) }
            }
        }
    }
}

fn module_row(report: &Report, groups: &[Group<'_>], module: Module) -> Markup {
    let score = report.audit.scores.as_ref().and_then(|scores| scores.module(module));
    let of_module = || groups.iter().filter(|group| group.module == module);
    let name = findings::module_name(module);
    html! {
        tr {
            th scope="row" { @if module.counts() { (name) } @else { "(" (name) ")" } }
            td class="number" { (percent(score)) }
            td class="bar" { @if let Some(score) = score { (bar(score)) } }
            td class="number" { (of_module().filter(|group| group.is_failed()).count()) }
            td class="number" { (of_module().filter(|group| group.is_passed()).count()) }
        }
    }
}

/// Builds a bar that repeats the number beside it.
fn bar(score: u8) -> Markup {
    html! {
        svg class=(grade(score)) viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
            rect width="100" height="8" rx="2" {}
            rect class="part" width=(score) height="8" rx="2" {}
        }
    }
}

fn percent(score: Option<u8>) -> String {
    score.map_or_else(|| "–".to_owned(), |score| score.to_string())
}

const fn grade(score: u8) -> &'static str {
    match score {
        GOOD.. => "good",
        FAIR.. => "fair",
        _ => "poor",
    }
}

/// Builds the list of a crawl's pages; an audit of one page has none.
fn pages(report: &Report) -> Markup {
    if report.real_pages().nth(1).is_none() {
        return Markup::default();
    }
    html! {
        h2 { "Pages" }
        table class="pages" {
            caption { "All requested pages, with their number of issues" }
            thead {
                tr {
                    th scope="col" { "Page" }
                    th scope="col" { "Kind" }
                    th scope="col" { "Score" }
                    @for severity in SEVERITIES {
                        th scope="col" { (capitalize(severity.as_str())) }
                    }
                }
            }
            tbody {
                @for page in report.real_pages() { (page_row(page)) }
            }
        }
    }
}

fn page_row(page: &Page) -> Markup {
    let score = Scores::of(&[page.points], &Points::default()).overall;
    html! {
        tr {
            th scope="row" {
                a href=(page.url) rel="noreferrer" { (page.url) }
                @if page.judged_in_part { " (judged in part: too costly)" }
            }
            td { (kind(page.category)) }
            @if let Some(error) = &page.error {
                td colspan="5" { (prose(error)) }
            } @else {
                td class="number" { (percent(score)) }
                @for count in page.issues.iter().rev() {
                    td class="number" { (count) }
                }
            }
        }
    }
}

/// Returns a category as words: `blog_post` becomes `blog post`.
fn kind(category: Category) -> String {
    // A variant without fields always serializes to its name.
    serde_json::to_value(category).ok().as_ref().and_then(|name| name.as_str()).unwrap_or_default().replace('_', " ")
}
