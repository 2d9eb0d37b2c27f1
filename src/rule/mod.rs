//! The vocabulary of rules: Rule, Check, Example, Reference, Verdict. Rule files import all of it with `crate::rule::*`.
mod examples;
mod items;
mod site_pages;
mod verdict;

pub use crate::facts::*;
pub use examples::{FILLER, MENTION, long, pieced, text};
pub use items::{Fault, each_item, mild, wrong};
pub use verdict::{
    Verdict, cannot_tell, counted, each, each_or_unknown, each_script, fail, inapplicable, named, not_judged, pass,
    require, unless_hidden,
};

pub use crate::model::Severity::{Critical, Info, Major, Minor};
pub use crate::model::{Answer, Outcome, SiteFile};
pub use Check::{Indexable, Page, Response, Site};
pub use Example::{CannotTell, Fail, Inapplicable, Pass};
pub use Reference::{Act, Rfc, Url, Wcag};

use crate::model::finding::MAX_MESSAGE;
use crate::model::{Finding, Module, Severity};

/// A single check. Each rule is a constant in its own file, and the file's path determines its id.
#[derive(Debug)]
pub struct Rule {
    /// `<module>.<kebab-name>`. Never changes.
    pub id: &'static str,
    /// The desired state, as a sentence without a full stop: "Images have alternative text".
    pub title: &'static str,
    /// The problem if the check fails, as a sentence without a full stop: "Images have no alternative text".
    pub failure_title: &'static str,
    /// Severity of a failure. Determines the weight of the rule in the score.
    pub severity: Severity,
    /// The people whom a failure affects, and how.
    pub why: &'static str,
    /// Instructions to fix a failure, with code if useful.
    pub fix: &'static str,
    /// Standards and vendor documentation that the rule is based on.
    pub references: &'static [Reference],
    /// Example pages with their outcomes. They are both documentation and tests.
    pub examples: &'static [Example],
    /// The check function and its scope.
    pub check: Check,
}

/// The scope of a rule and its check function. Outside its scope a rule is inapplicable and the function is not called.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Any response: status, headers, redirects.
    Response(fn(&PageFacts) -> Verdict),
    /// A successful HTML response.
    Page(fn(&PageFacts) -> Verdict),
    /// A successful HTML response without `noindex`: for rules that mean nothing outside search results.
    Indexable(fn(&PageFacts) -> Verdict),
    /// The whole site, once per audit.
    Site(fn(&SiteFacts) -> Verdict),
}

/// An example page for a rule: HTML served from `https://example.com/`, or an HTTP exchange in the `.web` format if the
/// text begins with `GET `. A line `KEYPHRASE <text>` before it names the keyphrase of the page.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// The rule passes.
    Pass(&'static str),
    /// The rule fails.
    Fail(&'static str),
    /// The rule does not apply.
    Inapplicable(&'static str),
    /// The result cannot be determined from the response.
    CannotTell(&'static str),
}

/// A source that a rule is based on.
#[derive(Clone, Copy, Debug)]
pub enum Reference {
    /// A WCAG 2.2 success criterion, by its number.
    Wcag(&'static str),
    /// A W3C ACT rule, by its id. The outcomes of our rule must agree with the test cases of the ACT rule.
    Act(&'static str),
    /// A Request for Comments, by its number.
    Rfc(u16),
    /// A document on the web.
    Url(&'static str),
}

impl Reference {
    /// Returns `wcag`, `act`, `rfc` or `url`.
    pub const fn kind(self) -> &'static str {
        match self {
            Wcag(_) => "wcag",
            Act(_) => "act",
            Rfc(_) => "rfc",
            Url(_) => "url",
        }
    }

    /// Returns its identifier within its kind: criterion, ACT rule id, RFC number or URL.
    pub fn id(self) -> String {
        match self {
            Wcag(id) | Act(id) | Url(id) => id.to_owned(),
            Rfc(number) => number.to_string(),
        }
    }

    /// Returns the URL of the document.
    pub fn url(self) -> String {
        match self {
            Wcag(number) => crate::model::wcag::understanding(number),
            Act(id) => format!("https://www.w3.org/WAI/standards-guidelines/act/rules/{id}/"),
            Rfc(number) => format!("https://www.rfc-editor.org/rfc/rfc{number}"),
            Url(url) => url.to_owned(),
        }
    }
}

impl Rule {
    /// Returns the module, which is the first part of the id.
    pub fn module(&self) -> Option<Module> {
        Module::from_key(self.id.split_once('.')?.0)
    }

    /// Returns the title that fits an outcome: [`failure_title`](Self::failure_title) if the rule failed, else
    /// [`title`](Self::title).
    pub fn title_for(&self, outcome: Outcome) -> &'static str {
        if outcome == Outcome::Failed { self.failure_title } else { self.title }
    }

    /// Converts a verdict of this rule to a finding.
    pub fn finding(&self, verdict: Verdict) -> Finding {
        let severity = verdict.severity.unwrap_or(self.severity);
        Finding {
            rule: self.id.into(),
            severity,
            weight: severity.weight(),
            outcome: verdict.outcome,
            message: verdict.message.map(|message| match message.len() {
                0..=MAX_MESSAGE => message,
                _ => shorten(&message, MAX_MESSAGE),
            }),
            evidence: verdict.evidence,
            data: verdict.data,
            suppressed: None,
        }
    }
}
