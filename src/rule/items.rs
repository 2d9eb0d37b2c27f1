//! Checks each item of structured data.
use super::{Verdict, cannot_tell, fail, inapplicable, pass};
use crate::facts::{Item, shorten};
use crate::model::Evidence;
use crate::model::Severity::Info;
use crate::model::finding::{MAX_EVIDENCE, MAX_SNIPPET};

/// A problem with an item.
#[derive(Debug)]
pub enum Fault {
    /// A problem that counts as the rule's severity.
    Wrong(String),
    /// A problem that is reported as information and does not lower the score.
    Mild(String),
}

/// Returns a problem that counts as the rule's severity.
pub fn wrong(text: impl Into<String>) -> Option<Fault> {
    Some(Fault::Wrong(text.into()))
}

/// Returns a problem that is reported as information and does not lower the score.
pub fn mild(text: impl Into<String>) -> Option<Fault> {
    Some(Fault::Mild(text.into()))
}

/// Checks each item. Inapplicable if there are none; passes if `fault` returns `None` for all; else fails with the faults
/// as evidence. Mild faults count only if there are no others. A faulty item that was only partly read is undecided.
pub fn each_item<'a>(items: impl Iterator<Item = Item<'a>>, fault: impl Fn(Item<'a>) -> Option<Fault>) -> Verdict {
    let (mut checked, mut undecided, mut is_wrong) = (0, 0, false);
    let mut found: Vec<(Item<'a>, Fault)> = Vec::new();
    for item in items {
        checked += 1;
        match fault(item) {
            Some(_) if item.is_partial() => undecided += 1,
            Some(fault) => {
                is_wrong |= matches!(fault, Fault::Wrong(_));
                found.push((item, fault));
            }
            None => {}
        }
    }
    if is_wrong {
        found.retain(|(_, fault)| matches!(fault, Fault::Wrong(_)));
    }
    let Some((item, Fault::Wrong(text) | Fault::Mild(text))) = found.first() else {
        return match (checked, undecided) {
            (0, _) => inapplicable(),
            (_, 0) => pass().with("checked", checked),
            _ => cannot_tell("Part of the structured data could not be read").with("undecided", undecided),
        };
    };
    let mut verdict = fail(format!("{}: {text}", item.label())).with("checked", checked).with("count", found.len());
    if !is_wrong {
        verdict = verdict.as_severity(Info);
    }
    for (item, Fault::Wrong(text) | Fault::Mild(text)) in found.iter().take(MAX_EVIDENCE) {
        let selector = item.element().map(|element| element.selector()).unwrap_or_default();
        let snippet = shorten(&format!("{}: {text}", item.label()), MAX_SNIPPET);
        verdict.evidence.push(Evidence { selector, snippet, suppressed: None });
    }
    verdict
}
