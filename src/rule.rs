//! Rule, Check, Example, Verdict: the words a rule is written in.
pub use crate::facts::*;
mod items;

pub use items::{Fault, each_item, mild, wrong};

pub use crate::model::Severity::{Critical, Info, Major, Minor};
pub use crate::model::{Answer, SiteFile};
pub use Check::{Indexable, Page, Response, Site};
pub use Example::{CannotTell, Fail, Inapplicable, Pass};
pub use Reference::{Act, Rfc, Url, Wcag};

use crate::model::finding::{MAX_EVIDENCE, MAX_MESSAGE, MAX_SNIPPET};
use crate::model::{Data, Evidence, Finding, Module, Outcome, Severity};
use serde_json::Value;

/// One thing that is checked. A rule is a constant in a file of its own, and the file's path is its id.
#[derive(Debug)]
pub struct Rule {
    /// `<module>.<kebab-name>`, stable for ever.
    pub id: &'static str,
    /// What holds when all is well, as a sentence without its full stop.
    pub title: &'static str,
    /// What is wrong when it fails, as a sentence without its full stop.
    pub failure_title: &'static str,
    /// How bad it is when it fails; its weight in the score follows from it.
    pub severity: Severity,
    /// Who is hurt and how when it fails.
    pub why: &'static str,
    /// What to do, with code where code helps.
    pub fix: &'static str,
    /// Standards and vendors' documents that it rests on.
    pub references: &'static [Reference],
    /// Its documentation and its tests.
    pub examples: &'static [Example],
    /// The function that judges, and what it is meant for.
    pub check: Check,
}

/// What a rule judges. On anything else it is inapplicable, and its function is not called.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Whatever came back: status, headers, redirects.
    Response(fn(&PageFacts) -> Verdict),
    /// A success with HTML.
    Page(fn(&PageFacts) -> Verdict),
    /// Such a page that search engines may list.
    Indexable(fn(&PageFacts) -> Verdict),
    /// The site's own files, once an audit.
    Site(fn(&SiteFacts) -> Verdict),
}

/// A page that shows a rule at work: HTML served from `https://example.com/`, or a whole exchange in the `.web`
/// format where it begins with `GET `.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// It holds here.
    Pass(&'static str),
    /// It does not.
    Fail(&'static str),
    /// The rule does not speak of this.
    Inapplicable(&'static str),
    /// What was served cannot settle it.
    CannotTell(&'static str),
}

/// What a rule rests on.
#[derive(Clone, Copy, Debug)]
pub enum Reference {
    /// A success criterion of WCAG 2.2, by its number.
    Wcag(&'static str),
    /// A rule of the W3C's ACT Rules, by its id. Such a rule's outcome must fit the rule's test cases.
    Act(&'static str),
    /// A Request for Comments, by its number.
    Rfc(u16),
    /// A document on the web.
    Url(&'static str),
}

impl Reference {
    /// `wcag`, `act`, `rfc` or `url`
    pub const fn kind(self) -> &'static str {
        match self {
            Wcag(_) => "wcag",
            Act(_) => "act",
            Rfc(_) => "rfc",
            Url(_) => "url",
        }
    }

    /// What it is called by among its kind.
    pub fn id(self) -> String {
        match self {
            Wcag(id) | Act(id) | Url(id) => id.to_owned(),
            Rfc(number) => number.to_string(),
        }
    }

    /// Where to read it.
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
    /// The module in the id.
    pub fn module(&self) -> Option<Module> {
        Module::from_key(self.id.split_once('.')?.0)
    }

    /// The finding that keeps this verdict.
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
        }
    }
}

/// What a rule says of a page.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Verdict {
    /// What it says.
    pub outcome: Outcome,
    /// What was found, in one sentence without its full stop.
    pub message: Option<String>,
    /// Where it was seen.
    pub evidence: Vec<Evidence>,
    /// Measured values.
    pub data: Data,
    /// Where this case is milder than the rule's usual one.
    pub severity: Option<Severity>,
}

fn verdict(outcome: Outcome, message: Option<String>) -> Verdict {
    Verdict { outcome, message, evidence: Vec::new(), data: Data::new(), severity: None }
}

/// It holds.
pub fn pass() -> Verdict {
    verdict(Outcome::Passed, None)
}

/// It does not hold, and this was found instead.
pub fn fail(message: impl Into<String>) -> Verdict {
    verdict(Outcome::Failed, Some(message.into()))
}

/// Nothing here that the rule speaks of.
pub fn inapplicable() -> Verdict {
    verdict(Outcome::Inapplicable, None)
}

/// The rule speaks of this, but what was served cannot settle it.
pub fn cannot_tell(message: impl Into<String>) -> Verdict {
    verdict(Outcome::CannotTell, Some(message.into()))
}

/// Passed where it holds, else failed with this message.
pub fn require(holds: bool, message: impl Into<String>) -> Verdict {
    if holds { pass() } else { fail(message) }
}

/// Passed with the names of what was found; inapplicable where nothing was.
pub fn named<'a>(page: &PageFacts, found: impl Iterator<Item = &'a DetectedTechnology>) -> Verdict {
    let found: Vec<&DetectedTechnology> = found.collect();
    let names: Vec<&str> = found.iter().map(|each| each.technology.name).collect();
    if names.is_empty() {
        return inapplicable();
    }
    pass().with("names", names).at_all(found.into_iter().filter_map(|each| each.element(page)))
}

/// None: inapplicable; all hold: passed; else failed, with each that does not hold as evidence.
pub fn each<'a>(
    elements: impl IntoIterator<Item = Element<'a>>,
    holds: impl Fn(Element<'a>) -> bool,
    message: &str,
) -> Verdict {
    each_or_unknown(elements, |element| Some(holds(element)), message)
}

/// As [`each`], where some elements cannot be decided: a failure is still a failure, but without one and with
/// something undecided the whole is undecided.
pub fn each_or_unknown<'a>(
    elements: impl IntoIterator<Item = Element<'a>>,
    holds: impl Fn(Element<'a>) -> Option<bool>,
    message: &str,
) -> Verdict {
    let (mut checked, mut undecided, mut offenders) = (0, 0, Vec::new());
    for element in elements {
        checked += 1;
        match holds(element) {
            Some(true) => {}
            Some(false) => offenders.push(element),
            None => undecided += 1,
        }
    }
    match (checked, offenders.len()) {
        (0, _) => inapplicable(),
        (_, 0) if undecided > 0 => cannot_tell("What was served does not decide it").with("undecided", undecided),
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail(message).with("checked", checked).with("count", count).at_all(offenders),
    }
}

impl Verdict {
    /// With a measured value; its name is in snake_case and says its unit.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.data.insert(name, value.into());
        self
    }

    /// Seen at this element.
    pub fn at(mut self, element: Element<'_>) -> Self {
        if self.evidence.len() < MAX_EVIDENCE {
            self.evidence.push(Evidence { selector: element.selector(), snippet: element.snippet() });
        }
        self
    }

    /// Seen at these elements.
    pub fn at_all<'a>(self, elements: impl IntoIterator<Item = Element<'a>>) -> Self {
        elements.into_iter().take(MAX_EVIDENCE).fold(self, Self::at)
    }

    /// Seen in something that is no element: a header, a line of a file.
    pub fn with_text_evidence(mut self, text: &str) -> Self {
        if self.evidence.len() < MAX_EVIDENCE {
            self.evidence.push(Evidence { selector: String::new(), snippet: shorten(text, MAX_SNIPPET) });
        }
        self
    }

    /// Seen in these texts.
    pub fn with_text_evidence_from<T: AsRef<str>>(self, texts: impl IntoIterator<Item = T>) -> Self {
        texts.into_iter().take(MAX_EVIDENCE).fold(self, |verdict, text| verdict.with_text_evidence(text.as_ref()))
    }

    /// A milder case than the rule's usual one.
    pub const fn as_severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// A milder case than the rule's usual one, if it has failed and this is so.
    pub fn milder_if(self, severity: Severity, is_milder: impl FnOnce() -> bool) -> Self {
        if self.outcome == Outcome::Failed && is_milder() { self.as_severity(severity) } else { self }
    }
}

/// The bytes of a long example: a start, then a piece as often as it fits. [`text`] makes them an example.
pub const fn long<const BYTES: usize>(start: &str, piece: &str) -> [u8; BYTES] {
    let mut bytes = [b' '; BYTES];
    let (head, mut rest) = bytes.split_at_mut(start.len());
    head.copy_from_slice(start.as_bytes());
    while rest.len() >= piece.len() {
        let (next, after) = rest.split_at_mut(piece.len());
        next.copy_from_slice(piece.as_bytes());
        rest = after;
    }
    bytes
}

/// The text of a long example.
pub const fn text(bytes: &[u8]) -> &str {
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}
