//! An audit as a report to read and to print: scores, what to mend, what could not be told, what holds, the pages.
use super::catalog::SEVERITIES;
use super::layout::{Document, Escaped, Prose};
use super::report_findings::{self as findings, Group};
use crate::api::http::Response;
use crate::api::reports::host;
use crate::model::{Category, Module, Page, PageId, Points, Report, Scores};
use std::fmt::Write as _;

const STYLE: &str = include_str!("report.css");
/// Pages of a crawl whose findings a report shows.
const PAGES: usize = 50;
/// Scores from which on a module or page counts as good, and as fair.
const GOOD: u8 = 90;
const FAIR: u8 = 50;

/// The pages whose findings a report shows: the first of those that were judged, and the site's own.
pub(in crate::api) fn shown(report: &Report) -> Vec<PageId> {
    report.judged_pages().take(PAGES).chain(report.global()).map(|page| page.id).collect()
}

/// The report of a finished audit, the findings of its [`shown`] pages read. Links lead to this service.
pub(in crate::api) fn report(report: &Report, public_url: &str) -> Response {
    let groups = findings::groups(report);
    let title = format!("Audit of {}", host(&report.audit.url));
    let mut html = summary(report, &groups);
    html.push_str(&modules(report, &groups));
    html.push_str(&findings::failed(report, &groups, public_url));
    html.push_str(&findings::untold(&groups));
    html.push_str(&findings::passed(&groups));
    html.push_str(&pages(report));
    let _ = write!(
        html,
        "<footer>\n<p>A module has the share of its points that was earned; the score is the mean of the modules that \
         count. Made by sitegauge {}, ruleset {}. Every rule is explained at <a href=\"{url}/rules\">{url}/rules</a>.</p>\n</footer>",
        env!("CARGO_PKG_VERSION"),
        Escaped(&report.audit.ruleset),
        url = Escaped(public_url)
    );
    Document::new(&title, &html).with_style(STYLE).response()
}

/// What was audited and when, the score, and how much there is to mend.
fn summary(report: &Report, groups: &[Group<'_>]) -> String {
    let audit = &report.audit;
    let overall = audit.scores.as_ref().and_then(|scores| scores.overall);
    let count = |severity| groups.iter().filter(|group| group.is_failed() && group.severity == severity).count();
    let mut html = String::from("<section class=\"summary\" aria-label=\"Summary\">\n");
    let _ = match overall {
        Some(score) => {
            writeln!(html, "<p class=\"score {}\"><strong>{score}</strong> <span>of 100</span></p>", grade(Some(score)))
        }
        None => writeln!(html, "<p class=\"score\"><strong>–</strong> <span>nothing to be scored</span></p>"),
    };
    let _ = writeln!(
        html,
        "<dl>\n<div><dt>Page</dt><dd><a href=\"{url}\" rel=\"noreferrer\">{url}</a></dd></div>\n\
         <div><dt>Audited</dt><dd>{}</dd></div>\n<div><dt>Pages judged</dt><dd>{}</dd></div>\n\
         <div><dt>Audit</dt><dd>{}</dd></div>\n</dl>\n</section>",
        moment(report),
        report.judged_pages().count(),
        audit.id.0,
        url = Escaped(&audit.url),
    );
    html.push_str("<ul class=\"counts\">\n");
    for severity in SEVERITIES {
        let _ = writeln!(
            html,
            "<li class=\"{word}\"><strong>{}</strong> {word}</li>",
            count(severity),
            word = severity.as_str()
        );
    }
    html + "</ul>\n"
}

/// When the audit ended, to the minute.
fn moment(report: &Report) -> String {
    let time = report.audit.completed_at.unwrap_or(report.audit.created_at).to_string();
    let (date, minute) = (time.get(..10).unwrap_or_default(), time.get(11..16).unwrap_or_default());
    format!("<time datetime=\"{time}\">{date} {minute} UTC</time>")
}

fn modules(report: &Report, groups: &[Group<'_>]) -> String {
    let mut html = String::from(
        "<h2>Scores by module</h2>\n<table class=\"modules\">\n<caption>100 is best; modules in brackets do not count in the score</caption>\n\
         <thead><tr><th scope=\"col\">Module</th><th scope=\"col\">Score</th><td></td><th scope=\"col\">To mend</th>\
         <th scope=\"col\">Hold</th></tr></thead>\n<tbody>\n",
    );
    for module in Module::ALL {
        let score = report.audit.scores.as_ref().and_then(|scores| scores.module(module));
        let of_module = || groups.iter().filter(|group| group.module == module);
        let (failed, passed) = (
            of_module().filter(|group| group.is_failed()).count(),
            of_module().filter(|group| group.is_passed()).count(),
        );
        let name =
            if module.counts() { findings::name(module).to_owned() } else { format!("({})", findings::name(module)) };
        let _ = writeln!(
            html,
            "<tr><th scope=\"row\">{name}</th><td class=\"number\">{}</td><td class=\"bar\">{}</td>\
             <td class=\"number\">{failed}</td><td class=\"number\">{passed}</td></tr>",
            percent(score),
            bar(score),
        );
    }
    html + "</tbody>\n</table>\n"
}

/// A bar that says the same as the number beside it.
fn bar(score: Option<u8>) -> String {
    score.map_or_else(String::new, |score| {
        format!(
            "<svg class=\"{}\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"100\" height=\"8\" rx=\"2\"/>\
             <rect class=\"part\" width=\"{score}\" height=\"8\" rx=\"2\"/></svg>",
            grade(Some(score))
        )
    })
}

fn percent(score: Option<u8>) -> String {
    score.map_or_else(|| "–".to_owned(), |score| score.to_string())
}

const fn grade(score: Option<u8>) -> &'static str {
    match score {
        Some(GOOD..) => "good",
        Some(FAIR..) => "fair",
        Some(_) => "poor",
        None => "none",
    }
}

/// The pages of a crawl; an audit of one page needs no list.
fn pages(report: &Report) -> String {
    if report.real_pages().nth(1).is_none() {
        return String::new();
    }
    let mut html = String::from(
        "<h2>Pages</h2>\n<table class=\"pages\">\n<caption>Every page that was asked for, and how many issues it has</caption>\n\
         <thead><tr><th scope=\"col\">Page</th><th scope=\"col\">Kind</th><th scope=\"col\">Score</th>",
    );
    for severity in SEVERITIES {
        let _ = write!(html, "<th scope=\"col\">{}</th>", capital(severity.as_str()));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for page in report.real_pages() {
        html.push_str(&row(page));
    }
    html + "</tbody>\n</table>\n"
}

fn row(page: &Page) -> String {
    let mut html = format!(
        "<tr><th scope=\"row\"><a href=\"{url}\" rel=\"noreferrer\">{url}</a></th><td>{}</td>",
        kind(page.category),
        url = Escaped(&page.url)
    );
    if let Some(error) = &page.error {
        let _ = writeln!(html, "<td colspan=\"5\">{}</td></tr>", Prose(error));
        return html;
    }
    let score = Scores::of(&[page.points], &Points::default()).overall;
    let _ = write!(html, "<td class=\"number\">{}</td>", percent(score));
    for count in page.issues.iter().rev() {
        let _ = write!(html, "<td class=\"number\">{count}</td>");
    }
    html + "</tr>\n"
}

/// `blog_post` as `blog post`
fn kind(category: Category) -> String {
    let word = serde_json::to_value(category).ok().and_then(|word| word.as_str().map(|word| word.replace('_', " ")));
    word.unwrap_or_default()
}

/// A word at the beginning of a sentence.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
