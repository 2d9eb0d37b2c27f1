//! Issues of the VertaaUX dialect: fields, severities and categories.
use crate::model::fingerprint::{of_evidence, of_finding};
use crate::model::{Evidence, Finding, Page, ScoreCategory, Severity};
use crate::rule::Reference;
use crate::rules;
use serde_json::{Map, Value, json};

/// The fields of an issue.
pub(super) const FIELDS: [&str; 16] = [
    "id",
    "severity",
    "category",
    "rule",
    "message",
    "selector",
    "wcag",
    "description",
    "recommendation",
    "fix_suggestion",
    "wcag_reference",
    "element",
    "impact",
    "url",
    "fingerprint",
    "suppressed",
];

/// The dialect's three severities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IssueSeverity {
    Error,
    Warning,
    Info,
}

impl IssueSeverity {
    pub(super) const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Critical | Severity::Major => Self::Error,
            Severity::Minor => Self::Warning,
            Severity::Info => Self::Info,
        }
    }

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// Parses a severity.
    pub(super) fn parse(text: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Info].into_iter().find(|severity| severity.as_str() == text)
    }
}

/// Returns the dialect's name of a score category.
pub(super) const fn category_name(category: ScoreCategory) -> &'static str {
    match category {
        ScoreCategory::Ux => "ux",
        ScoreCategory::Accessibility => "accessibility",
        ScoreCategory::Structure => "information_architecture",
        ScoreCategory::Performance => "performance",
    }
}

/// Builds the issue for one piece of evidence of a failed finding, or for a finding without evidence.
/// `key` is the key of the page's URL in fingerprints.
pub(super) fn issue(
    (page, key): (&Page, &str),
    finding: &Finding,
    evidence: Option<&Evidence>,
    number: usize,
) -> Map<String, Value> {
    let rule = rules::find(&finding.rule);
    // A stored finding without a message whose rule no longer exists is named by its rule id.
    let message =
        finding.message.as_deref().or(rule.map(|rule| rule.title_for(finding.outcome))).unwrap_or(&finding.rule);
    let wcag = rule.and_then(|rule| {
        rule.references
            .iter()
            .find_map(|reference| if let Reference::Wcag(number) = reference { Some(*number) } else { None })
    });
    let selector = evidence.map(|evidence| evidence.selector.as_str()).filter(|selector| !selector.is_empty());
    let impact = match finding.severity {
        Severity::Critical => "critical",
        Severity::Major => "serious",
        Severity::Minor => "moderate",
        Severity::Info => "minor",
    };
    let fingerprint = match evidence {
        Some(evidence) => of_evidence(&finding.rule, key, evidence),
        None => of_finding(&finding.rule, key),
    };
    let suppressed = evidence.and_then(|evidence| evidence.suppressed.as_ref()).or(finding.suppressed.as_ref());
    let fields: [(&str, Option<Value>); 16] = [
        ("id", Some(format!("issue_{number}").into())),
        ("severity", Some(IssueSeverity::of(finding.severity).as_str().into())),
        ("category", Some(category_name(ScoreCategory::of(finding.module())).into())),
        ("rule", Some((&*finding.rule).into())),
        ("message", Some(message.into())),
        ("selector", selector.map(Value::from)),
        ("wcag", wcag.map(Value::from)),
        ("description", Some(message.into())),
        ("recommendation", rule.map(|rule| rule.fix.into())),
        ("fix_suggestion", rule.map(|rule| rule.fix.into())),
        ("wcag_reference", wcag.map(|number| format!("WCAG {number}").into())),
        ("element", evidence.map(|evidence| evidence.snippet.as_str().into())),
        ("impact", Some(impact.into())),
        ("url", Some(page.url.as_str().into())),
        ("fingerprint", Some(fingerprint.into())),
        ("suppressed", suppressed.map(|suppressed| json!(suppressed))),
    ];
    fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}
