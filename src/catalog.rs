//! The rules as data for readers: what each checks, why, and where it is documented.
use crate::model::{Module, Severity};
use crate::rule::{Check, Example, Reference, Rule};
use crate::rules::{self, RULESET};
use serde::Serialize;

/// Every rule there is.
#[derive(Clone, Debug, Serialize)]
pub struct Catalog {
    /// The version of the rules.
    pub ruleset: &'static str,
    /// In the order of findings.
    pub rules: Vec<Entry>,
}

/// One rule.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// `<module>.<name>`
    pub id: &'static str,
    /// The key of its module.
    pub module: &'static str,
    /// What holds when all is well.
    pub title: &'static str,
    /// How bad a failure is.
    pub severity: Severity,
    /// Points at stake.
    pub weight: u32,
    /// `response`, `page`, `indexable` or `site`: what it judges.
    pub scope: &'static str,
    /// Who is hurt and how when it fails.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// What it rests on.
    pub references: Vec<ReferenceItem>,
    /// Its documentation and its tests.
    pub examples: Vec<ExampleItem>,
}

/// A reference, spelt out.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceItem {
    /// `wcag`, `act`, `rfc` or `url`
    pub kind: &'static str,
    /// What it is called by among its kind.
    pub id: String,
    /// Where to read it.
    pub url: String,
}

/// An example with its outcome.
#[derive(Clone, Debug, Serialize)]
pub struct ExampleItem {
    /// `passed`, `failed`, `inapplicable` or `cannot_tell`
    pub outcome: &'static str,
    /// HTML, or an exchange that begins with `GET `.
    pub source: &'static str,
}

/// Every rule as data.
pub fn catalog() -> Catalog {
    Catalog { ruleset: RULESET, rules: rules::all().map(entry).collect() }
}

/// One rule as data.
pub fn entry(rule: &'static Rule) -> Entry {
    Entry {
        id: rule.id,
        module: rule.module().map_or("", Module::key),
        title: rule.title,
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

/// A reference, spelt out.
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
