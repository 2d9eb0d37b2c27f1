//! Facts in, findings out: which rules meet which page.
use crate::facts::{PageFacts, SiteFacts};
use crate::model::{Finding, Outcome};
use crate::rule::{Check, Verdict, cannot_tell, inapplicable};
use crate::rules;

/// Every page rule's finding on this page, in the order of the rules.
pub fn page(facts: &PageFacts) -> Vec<Finding> {
    let is_page = facts.exchange.is_success() && facts.exchange.is_html();
    let is_indexable = is_page && facts.is_indexable();
    let unsettled = unsettled(facts);
    let unknown_headers =
        (!facts.exchange.headers_known).then_some("The headers that came with this page are not known");
    // One allocation for all of them.
    let mut findings = Vec::with_capacity(rules::all().count());
    findings.extend(rules::all().filter_map(|rule| {
        let verdict = match rule.check {
            Check::Response(check) => settle(check(facts), unknown_headers),
            Check::Page(check) if is_page => settle(check(facts), unsettled),
            Check::Indexable(check) if is_indexable => settle(check(facts), unsettled),
            Check::Page(_) | Check::Indexable(_) => inapplicable(),
            Check::Site(_) => return None,
        };
        Some(rule.finding(verdict))
    }));
    findings
}

/// Every site rule's finding, in the order of the rules.
pub fn site(facts: &SiteFacts) -> Vec<Finding> {
    rules::all()
        .filter_map(|rule| match rule.check {
            Check::Site(check) => Some(rule.finding(check(facts))),
            Check::Response(_) | Check::Page(_) | Check::Indexable(_) => None,
        })
        .collect()
}

/// Why something that is missing from the markup may stand elsewhere.
fn unsettled(facts: &PageFacts) -> Option<&'static str> {
    if facts.document.truncated {
        Some("The page was cut off, so what is missing may stand further down")
    } else if facts.is_app_shell() {
        Some("Scripts build this page, so what is missing from the served HTML may appear later")
    } else {
        None
    }
}

/// A failure that can point at nothing is none where the markup is not the whole page.
fn settle(verdict: Verdict, unsettled: Option<&'static str>) -> Verdict {
    match unsettled {
        Some(reason) if verdict.outcome == Outcome::Failed && verdict.evidence.is_empty() => cannot_tell(reason),
        _ => verdict,
    }
}
