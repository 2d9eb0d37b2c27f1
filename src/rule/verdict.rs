//! Verdict: the result of a rule on one page or site, and the functions that build one.
use crate::facts::{DetectedTechnology, Element, PageFacts, Reach, shorten};
use crate::model::finding::{MAX_EVIDENCE, MAX_SNIPPET, NOT_JUDGED};
use crate::model::{Data, Evidence, Outcome, Severity};
use serde_json::Value;
use std::fmt::Display;

/// The result of a rule on one page or site.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Verdict {
    /// The outcome.
    pub outcome: Outcome,
    /// The problem, in one sentence without a full stop.
    pub message: Option<String>,
    /// Elements or texts that show the problem.
    pub evidence: Vec<Evidence>,
    /// Measured values.
    pub data: Data,
    /// Severity of this case, if it is milder than that of the rule.
    pub severity: Option<Severity>,
    /// True if style sheets of the page hide every element of the evidence at some widths or in some states.
    pub(crate) is_doubtful: bool,
}

/// Most elements beyond the evidence that are searched for one that is certainly shown.
const MAX_DOUBTFUL: usize = 1_000;

fn verdict(outcome: Outcome, message: Option<String>) -> Verdict {
    Verdict { outcome, message, evidence: Vec::new(), data: Data::new(), severity: None, is_doubtful: false }
}

/// The check passes.
pub fn pass() -> Verdict {
    verdict(Outcome::Passed, None)
}

/// The check fails; `message` states the problem.
pub fn fail(message: impl Into<String>) -> Verdict {
    verdict(Outcome::Failed, Some(message.into()))
}

/// The page has nothing that the rule checks.
pub fn inapplicable() -> Verdict {
    verdict(Outcome::Inapplicable, None)
}

/// The rule is about search results, and the page has `noindex`.
pub fn not_judged() -> Verdict {
    verdict(Outcome::Inapplicable, Some(NOT_JUDGED.to_owned()))
}

/// The result cannot be determined from the response; `message` states why.
pub fn cannot_tell(message: impl Into<String>) -> Verdict {
    verdict(Outcome::CannotTell, Some(message.into()))
}

/// Checks the content of a page. It cannot be determined if the content is hidden until a script shows it.
pub fn unless_hidden(page: &PageFacts, check: fn(&PageFacts) -> Verdict) -> Verdict {
    match page.hidden_content() {
        Some(element) => cannot_tell("The content is hidden until a script shows it").at(element),
        None => check(page),
    }
}

/// Passes if the condition is true, else fails with this message.
pub fn require(condition: bool, message: impl Into<String>) -> Verdict {
    if condition { pass() } else { fail(message) }
}

/// Passes with the names of the technologies found; inapplicable if there are none.
pub fn named<'a>(page: &PageFacts, found: impl Iterator<Item = &'a DetectedTechnology>) -> Verdict {
    let found: Vec<&DetectedTechnology> = found.collect();
    let names: Vec<&str> = found.iter().map(|found| found.technology.name).collect();
    if names.is_empty() {
        return inapplicable();
    }
    pass().with("names", names).at_all(found.into_iter().filter_map(|found| found.element(page)))
}

/// Checks each element. Inapplicable if there are none; passes if `passes` returns true for all; else fails with the
/// offending elements as evidence.
pub fn each<'a>(
    elements: impl IntoIterator<Item = Element<'a>>,
    passes: impl Fn(Element<'a>) -> bool,
    message: &str,
) -> Verdict {
    each_or_unknown(elements, |element| Some(passes(element)), message)
}

/// Like [`each`], for checks that may be undecided (`None`). Fails if any element fails; otherwise the result cannot be
/// determined if any element is undecided.
pub fn each_or_unknown<'a>(
    elements: impl IntoIterator<Item = Element<'a>>,
    passes: impl Fn(Element<'a>) -> Option<bool>,
    message: &str,
) -> Verdict {
    let (mut checked, mut undecided, mut offenders) = (0, 0, Vec::new());
    for element in elements {
        checked += 1;
        match passes(element) {
            Some(true) => {}
            Some(false) => offenders.push(element),
            None => undecided += 1,
        }
    }
    match (checked, offenders.len()) {
        (0, _) => inapplicable(),
        (_, 0) if undecided > 0 => {
            cannot_tell("Cannot be determined from the served HTML").with("undecided", undecided)
        }
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail(message).with("checked", checked).with("count", count).at_all(offenders),
    }
}

/// Checks each inline script. Inapplicable if there are none; fails if `reach` returns that one runs the code; cannot be
/// determined if such code is in a function or behind a condition, as in inlined libraries.
pub fn each_script(page: &PageFacts, reach: impl Fn(&str) -> Option<Reach>, message: &str) -> Verdict {
    let (mut checked, mut run, mut waiting) = (0, Vec::new(), Vec::new());
    for script in page.inline_scripts() {
        checked += 1;
        match reach(script.text()) {
            Some(Reach::Runs) => run.push(script),
            Some(Reach::MayRun) => waiting.push(script),
            None => {}
        }
    }
    match (checked, run.len()) {
        (0, _) => inapplicable(),
        (_, 0) if waiting.is_empty() => pass().with("checked", checked),
        (_, 0) => cannot_tell("The code is in a function or behind a condition, so it may never run").at_all(waiting),
        (_, count) => fail(message).with("checked", checked).with("count", count).at_all(run),
    }
}

/// Returns a number with its noun, in the plural unless the number is 1: `1 script`, `2 scripts`, `3 libraries`.
pub fn counted(number: impl Display, noun: &str) -> String {
    let number = number.to_string();
    match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        _ if number == "1" => format!("1 {noun}"),
        Some(stem) => format!("{number} {stem}ies"),
        None => format!("{number} {noun}s"),
    }
}

impl Verdict {
    /// Replaces the message by one that names the cause.
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Adds a measured value. The name is in snake_case and includes the unit.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.data.insert(name, value.into());
        self
    }

    /// Adds an element as evidence, up to the limit.
    pub fn at(mut self, element: Element<'_>) -> Self {
        self.is_doubtful = element.may_be_hidden() && (self.is_doubtful || self.evidence.is_empty());
        if self.evidence.len() < MAX_EVIDENCE {
            self.evidence.push(Evidence { selector: element.selector(), snippet: element.snippet(), suppressed: None });
        }
        self
    }

    /// Adds elements as evidence, up to the limit.
    pub fn at_all<'a>(self, elements: impl IntoIterator<Item = Element<'a>>) -> Self {
        let mut elements = elements.into_iter();
        let mut verdict = elements.by_ref().take(MAX_EVIDENCE).fold(self, Self::at);
        // One element that is certainly shown is enough, even if it is not listed.
        verdict.is_doubtful = verdict.is_doubtful && elements.take(MAX_DOUBTFUL).all(Element::may_be_hidden);
        verdict
    }

    /// Adds evidence that is not an element, such as a header or a line of a file, up to the limit.
    pub fn with_text_evidence(mut self, text: &str) -> Self {
        if self.evidence.len() < MAX_EVIDENCE {
            self.evidence.push(Evidence {
                selector: String::new(),
                snippet: shorten(text, MAX_SNIPPET),
                suppressed: None,
            });
        }
        self
    }

    /// Adds several texts as evidence, up to the limit.
    pub fn with_text_evidence_from<T: AsRef<str>>(self, texts: impl IntoIterator<Item = T>) -> Self {
        texts.into_iter().take(MAX_EVIDENCE).fold(self, |verdict, text| verdict.with_text_evidence(text.as_ref()))
    }

    /// Sets the severity of this case.
    pub const fn as_severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Sets the severity of this case if it failed and the condition is true.
    pub fn milder_if(self, severity: Severity, is_milder: impl FnOnce() -> bool) -> Self {
        if self.outcome == Outcome::Failed && is_milder() { self.as_severity(severity) } else { self }
    }
}
