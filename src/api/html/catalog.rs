//! /rules and /rules/{id}: the rules as pages, made from the rules.
use super::layout::{Escaped, Prose, page};
use crate::api::http::{Request, Response};
use crate::catalog::{Entry, catalog, entry};
use crate::model::{Module, Severity};
use crate::rules;
use std::fmt::Write as _;

/// The worst first.
pub(super) const SEVERITIES: [Severity; 4] = [Severity::Critical, Severity::Major, Severity::Minor, Severity::Info];
/// Standards that the list can be narrowed to, by the kind of reference.
const STANDARDS: [(&str, &str); 3] = [("wcag", "WCAG"), ("act", "ACT Rules"), ("rfc", "RFC")];

/// What the reader narrows the list to; empty is everything.
struct Filter<'a> {
    words: &'a str,
    module: &'a str,
    severity: &'a str,
    standard: &'a str,
}

impl Filter<'_> {
    fn fits(&self, rule: &Entry) -> bool {
        let text = format!("{} {} {} {}", rule.id, rule.title, rule.failure_title, rule.why).to_lowercase();
        let has_standard = || rule.references.iter().any(|reference| reference.kind == self.standard);
        self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
            && (self.module.is_empty() || rule.module == self.module)
            && (self.severity.is_empty() || rule.severity.as_str() == self.severity)
            && (self.standard.is_empty() || has_standard())
    }
}

/// The list, narrowed by its query.
pub(super) fn list(request: &Request) -> Response {
    let asked = |name| request.query(name).unwrap_or_default().trim();
    let filter =
        Filter { words: asked("q"), module: asked("module"), severity: asked("severity"), standard: asked("standard") };
    let all = catalog();
    let found: Vec<&Entry> = all.rules.iter().filter(|rule| filter.fits(rule)).collect();
    let mut content = form(&filter);
    let _ = write!(
        content,
        "<p role=\"status\">{} of {} rules, ruleset {}. As data: <a href=\"/v1/rules\">/v1/rules</a>.</p>\n\
         <table>\n<caption>Rules by module</caption>\n<thead><tr><th scope=\"col\">Rule</th>\
         <th scope=\"col\">What holds when all is well</th><th scope=\"col\">Severity</th></tr></thead>\n<tbody>\n",
        found.len(),
        all.rules.len(),
        all.ruleset
    );
    for rule in found {
        let _ = writeln!(
            content,
            "<tr><th scope=\"row\"><a href=\"/rules/{id}\">{id}</a></th><td>{}</td><td>{}</td></tr>",
            Prose(rule.title),
            rule.severity.as_str(),
            id = rule.id
        );
    }
    content.push_str("</tbody>\n</table>");
    page("Rules", &content)
}

fn form(filter: &Filter<'_>) -> String {
    let modules = Module::ALL.map(|module| (module.key(), module.key()));
    let severities = SEVERITIES.map(|severity| (severity.as_str(), severity.as_str()));
    format!(
        "<form method=\"get\" action=\"/rules\" role=\"search\">\n<label>Words <input type=\"search\" name=\"q\" value=\"{}\"></label>\n\
         {}{}{}<button>Show</button>\n</form>\n",
        Escaped(filter.words),
        choice("Module", "module", &modules, filter.module),
        choice("Severity", "severity", &severities, filter.severity),
        choice("Standard", "standard", &STANDARDS, filter.standard),
    )
}

fn choice(label: &str, name: &str, options: &[(&str, &str)], chosen: &str) -> String {
    let mut html = format!("<label>{label} <select name=\"{name}\"><option value=\"\">all</option>");
    for (value, text) in options {
        let selected = if *value == chosen { " selected" } else { "" };
        let _ = write!(html, "<option value=\"{value}\"{selected}>{text}</option>");
    }
    html + "</select></label>\n"
}

/// One rule's page; none where there is no such rule.
pub(super) fn rule(id: &str) -> Option<Response> {
    let rule = entry(rules::find(id)?);
    let judges = match rule.scope {
        "response" => "whatever came back: status, headers, redirects",
        "indexable" => "a page that search engines may list",
        "site" => "the site's own files, once an audit",
        _ => "an HTML page",
    };
    let mut content = format!(
        "<p><code>{}</code></p>\n<dl><dt>Module</dt><dd><a href=\"/rules?module={module}\">{module}</a></dd>\
         <dt>Severity</dt><dd>{} (weight {})</dd><dt>Judges</dt><dd>{judges}</dd><dt>On failure</dt><dd>{}</dd></dl>\n\
         <h2>Why</h2>\n<p>{}</p>\n<h2>What to do</h2>\n<p>{}</p>\n<h2>Examples</h2>\n",
        rule.id,
        rule.severity.as_str(),
        rule.weight,
        Prose(rule.failure_title),
        Prose(rule.why),
        Prose(rule.fix),
        module = rule.module,
    );
    for example in &rule.examples {
        let says = match example.outcome {
            "passed" => "Passes",
            "failed" => "Fails",
            "inapplicable" => "Does not apply",
            _ => "Cannot be told",
        };
        let _ = writeln!(
            content,
            "<h3>{says}</h3>\n<pre class=\"{}\"><code>{}</code></pre>",
            example.outcome,
            Escaped(example.source)
        );
    }
    content.push_str("<h2>References</h2>\n<ul>\n");
    for reference in &rule.references {
        let name = match reference.kind {
            "wcag" => format!("WCAG {}", reference.id),
            "act" => format!("ACT rule {}", reference.id),
            "rfc" => format!("RFC {}", reference.id),
            _ => reference.url.clone(),
        };
        let _ = writeln!(content, "<li><a href=\"{}\">{}</a></li>", Escaped(&reference.url), Escaped(&name));
    }
    content.push_str("</ul>");
    Some(page(rule.title, &content))
}
