//! `/rules` and `/rules/{rule_id}`: the rules as pages.
use super::layout::{SEVERITIES, page, prose};
use crate::api::http::{Request, Response};
use crate::catalog::{Entry, catalog, entry};
use crate::model::Module;
use crate::rules;
use maud::{Markup, html};

/// Values of the standard filter: the kind of a reference, and its label.
const STANDARDS: [(&str, &str); 3] = [("wcag", "WCAG"), ("act", "ACT Rules"), ("rfc", "RFC")];

/// The list's filter; an empty field matches every rule.
struct Filter<'a> {
    words: &'a str,
    module: &'a str,
    severity: &'a str,
    standard: &'a str,
}

impl Filter<'_> {
    /// Returns true if the rule passes the filter.
    fn matches(&self, rule: &Entry) -> bool {
        let text = format!("{} {} {} {}", rule.id, rule.title, rule.failure_title, rule.why).to_lowercase();
        let has_standard = || rule.references.iter().any(|reference| reference.kind == self.standard);
        self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
            && (self.module.is_empty() || rule.module == self.module)
            && (self.severity.is_empty() || rule.severity.as_str() == self.severity)
            && (self.standard.is_empty() || has_standard())
    }
}

/// Builds the list of rules, filtered by the query.
pub(super) fn list(request: &Request) -> Response {
    // An absent parameter is an empty filter.
    let param = |name| request.query(name).unwrap_or_default().trim();
    let filter =
        Filter { words: param("q"), module: param("module"), severity: param("severity"), standard: param("standard") };
    let all = catalog();
    let found: Vec<&Entry> = all.rules.iter().filter(|rule| filter.matches(rule)).collect();
    let content = html! {
        (form(&filter))
        p role="status" {
            (found.len()) " of " (all.rules.len()) " rules, ruleset " (all.ruleset) ". As JSON: "
            a href="/v1/rules" { "/v1/rules" } "."
        }
        table {
            caption { "Rules by module" }
            thead {
                tr {
                    th scope="col" { "Rule" }
                    th scope="col" { "Passes if" }
                    th scope="col" { "Severity" }
                }
            }
            tbody {
                @for rule in found {
                    tr {
                        th scope="row" { a href={ "/rules/" (rule.id) } { (rule.id) } }
                        td { (prose(rule.title)) }
                        td { (rule.severity.as_str()) }
                    }
                }
            }
        }
    };
    page("Rules", content)
}

fn form(filter: &Filter<'_>) -> Markup {
    let modules = Module::ALL.map(|module| (module.key(), module.key()));
    let severities = SEVERITIES.map(|severity| (severity.as_str(), severity.as_str()));
    html! {
        form method="get" action="/rules" role="search" {
            label { "Search " input type="search" name="q" value=(filter.words); }
            (select("Module", "module", &modules, filter.module))
            (select("Severity", "severity", &severities, filter.severity))
            (select("Standard", "standard", &STANDARDS, filter.standard))
            button { "Show" }
        }
    }
}

fn select(label: &str, name: &str, options: &[(&str, &str)], selected: &str) -> Markup {
    html! {
        label {
            (label) " "
            select name=(name) {
                option value="" { "all" }
                @for (value, text) in options {
                    option value=(value) selected[*value == selected] { (text) }
                }
            }
        }
    }
}

/// Builds the page of a rule, or returns `None` if there is no such rule.
pub(super) fn rule(id: &str) -> Option<Response> {
    let rule = entry(rules::find(id)?);
    let subject = match rule.scope {
        "response" => "every response: status, headers and redirects",
        "indexable" => "HTML pages that search engines may list",
        "site" => "the site's own files, once per audit",
        _ => "HTML pages",
    };
    let content = html! {
        p { code { (rule.id) } }
        dl {
            dt { "Module" }
            dd { a href={ "/rules?module=" (rule.module) } { (rule.module) } }
            dt { "Severity" }
            dd { (rule.severity.as_str()) " (weight " (rule.weight) ")" }
            dt { "Checks" }
            dd { (subject) }
            dt { "If it fails" }
            dd { (prose(rule.failure_title)) }
        }
        h2 { "Why it matters" }
        p { (prose(rule.why)) }
        h2 { "How to fix it" }
        p { (prose(rule.fix)) }
        h2 { "Examples" }
        @for example in &rule.examples {
            h3 { (outcome_title(example.outcome)) }
            pre class=(example.outcome) { code { (example.source) } }
        }
        h2 { "References" }
        ul {
            @for reference in &rule.references {
                li {
                    a href=(reference.url) {
                        @match reference.kind {
                            "wcag" => { "WCAG " (reference.id) }
                            "act" => { "ACT rule " (reference.id) }
                            "rfc" => { "RFC " (reference.id) }
                            _ => { (reference.url) }
                        }
                    }
                }
            }
        }
    };
    Some(page(rule.title, content))
}

fn outcome_title(outcome: &str) -> &'static str {
    match outcome {
        "passed" => "Passes",
        "failed" => "Fails",
        "inapplicable" => "Does not apply",
        _ => "Cannot be decided",
    }
}
