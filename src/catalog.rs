//! The catalog: all rules as serializable data for the API, the website and the command line.
use crate::model::{Module, Severity};
use crate::rule::{Check, Example, Reference, Rule};
use crate::rules::{self, RULESET};
use serde::Serialize;

/// All rules.
#[derive(Clone, Debug, Serialize)]
pub struct Catalog {
    /// Version of the ruleset.
    pub ruleset: &'static str,
    /// The rules, in the order of findings.
    pub rules: Vec<Entry>,
}

/// One rule.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// `<module>.<name>`
    pub id: &'static str,
    /// Key of its module.
    pub module: &'static str,
    /// The desired state.
    pub title: &'static str,
    /// The problem if the rule fails.
    pub failure_title: &'static str,
    /// Severity of a failure.
    pub severity: Severity,
    /// Points in the score.
    pub weight: u32,
    /// Scope: `response`, `page`, `indexable` or `site`.
    pub scope: &'static str,
    /// The people whom a failure affects, and how.
    pub why: &'static str,
    /// Instructions to fix a failure.
    pub fix: &'static str,
    /// Standards and vendor documentation that it is based on.
    pub references: Vec<ReferenceItem>,
    /// Example pages with their outcomes.
    pub examples: Vec<ExampleItem>,
}

/// A reference as data.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceItem {
    /// `wcag`, `act`, `rfc` or `url`
    pub kind: &'static str,
    /// Identifier within its kind: criterion, ACT rule id, RFC number or URL.
    pub id: String,
    /// URL of the document.
    pub url: String,
}

/// An example with its outcome.
#[derive(Clone, Debug, Serialize)]
pub struct ExampleItem {
    /// `passed`, `failed`, `inapplicable` or `cannot_tell`
    pub outcome: &'static str,
    /// HTML, or an HTTP exchange in the `.web` format if it begins with `GET `. A line `KEYPHRASE <text>` before it names the
    /// keyphrase of the page.
    pub source: &'static str,
}

/// Returns all rules as data.
pub fn catalog() -> Catalog {
    Catalog { ruleset: RULESET, rules: rules::all().map(entry).collect() }
}

/// Returns one rule as data.
pub fn entry(rule: &'static Rule) -> Entry {
    Entry {
        id: rule.id,
        module: rule.module().map_or("", Module::key),
        title: rule.title,
        failure_title: rule.failure_title,
        severity: rule.severity,
        weight: rule.severity.weight(),
        scope: match rule.check {
            Check::Response(_) => "response",
            Check::Page(_) => "page",
            Check::Indexable(_) => "indexable",
            Check::Site(_) => "site",
        },
        why: rule.why,
        fix: rule.fix,
        references: rule.references.iter().map(reference).collect(),
        examples: rule.examples.iter().map(example).collect(),
    }
}

/// Returns a reference as data.
pub fn reference(reference: &Reference) -> ReferenceItem {
    ReferenceItem { kind: reference.kind(), id: reference.id(), url: reference.url() }
}

fn example(example: &Example) -> ExampleItem {
    let (outcome, source) = match *example {
        Example::Pass(source) => ("passed", source),
        Example::Fail(source) => ("failed", source),
        Example::Inapplicable(source) => ("inapplicable", source),
        Example::CannotTell(source) => ("cannot_tell", source),
    };
    ExampleItem { outcome, source }
}
