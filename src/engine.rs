//! Runs the rules on pages and sites and returns their findings.
use crate::facts::{PageFacts, SiteFacts};
use crate::model::{Finding, Module, Outcome};
use crate::rule::{Check, Rule, Verdict, cannot_tell, inapplicable, not_judged};
use crate::rules;

/// The reason why rules have no result for a page that has reached its limit of work.
const TOO_COSTLY: &str = "The page is too costly to judge in full";

/// Runs all page rules on a page. Returns one finding for each, in the order of the rules.
pub fn page(facts: &PageFacts) -> Vec<Finding> {
    let is_page = facts.exchange.is_page();
    let is_noindex = facts.directives().is_noindex();
    let incomplete = incomplete_reason(facts);
    let unknown_headers = (!facts.exchange.headers_known).then_some("The response headers of this page are not known");
    // Reserve the space up front: one allocation for all findings.
    let mut findings = Vec::with_capacity(rules::all().count());
    facts.document.start_work();
    findings.extend(rules::all().filter_map(|rule| {
        let verdict = match rule.check {
            Check::Site(_) => return None,
            _ if facts.document.is_too_costly() => cannot_tell(TOO_COSTLY),
            Check::Response(check) => downgrade_if_incomplete(check(facts), unknown_headers),
            Check::Page(check) if is_page => downgrade_if_incomplete(check(facts), incomplete),
            Check::Indexable(_) if is_page && is_noindex => not_judged(),
            Check::Indexable(check) if is_page => downgrade_if_incomplete(check(facts), incomplete),
            Check::Page(_) | Check::Indexable(_) => inapplicable(),
        };
        // A rule that was under way when the limit was reached has no result.
        let verdict = if facts.document.is_too_costly() { cannot_tell(TOO_COSTLY) } else { verdict };
        Some(rule.finding(downgrade_if_unseen(rule, verdict)))
    }));
    facts.document.end_work();
    findings
}

/// Runs all site rules. Returns one finding for each, in the order of the rules.
pub fn site(facts: &SiteFacts) -> Vec<Finding> {
    rules::all()
        .filter_map(|rule| match rule.check {
            Check::Site(check) => Some(rule.finding(check(facts))),
            Check::Response(_) | Check::Page(_) | Check::Indexable(_) => None,
        })
        .collect()
}

/// Returns the reason why something that the served markup lacks may exist on the page; `None` if there is none.
fn incomplete_reason(facts: &PageFacts) -> Option<&'static str> {
    if facts.document.truncated {
        Some("The page was cut off, so missing content may be further down")
    } else if facts.is_app_shell() {
        Some("Scripts build this page, so content missing from the served HTML may appear later")
    } else {
        None
    }
}

/// Turns a failure without evidence into "cannot tell" if the markup may be incomplete: the failure reports something
/// missing, which may exist elsewhere.
fn downgrade_if_incomplete(verdict: Verdict, incomplete: Option<&'static str>) -> Verdict {
    match incomplete {
        Some(reason) if verdict.outcome == Outcome::Failed && verdict.evidence.is_empty() => cannot_tell(reason),
        _ => verdict,
    }
}

/// Turns a failure of an accessibility rule into "cannot tell" if all its elements are hidden at some widths or in some
/// states: they may be hidden wherever they would do harm.
fn downgrade_if_unseen(rule: &Rule, verdict: Verdict) -> Verdict {
    let is_doubtful = verdict.outcome == Outcome::Failed && verdict.is_doubtful;
    if is_doubtful && rule.module() == Some(Module::Accessibility) {
        return cannot_tell("Style sheets of the page hide these elements at some widths or in some states");
    }
    verdict
}
