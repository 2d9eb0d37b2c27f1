//! Every example of every rule, one trial per rule: `cargo test --test rules onpage.title`.
#![allow(
    clippy::allow_attributes,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic and print"
)]
mod support;

use libtest_mimic::{Arguments, Failed, Trial};
use sitegauge::model::Outcome;
use sitegauge::rule::{Check, Example, Rule};
use sitegauge::{engine, rules};

fn main() {
    let trials = rules::all().map(|rule| Trial::test(rule.id, move || examples_hold(rule))).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn examples_hold(rule: &'static Rule) -> Result<(), Failed> {
    let (mut passes, mut fails) = (0, 0);
    for example in rule.examples {
        let (text, expected) = match *example {
            Example::Pass(text) => (text, Outcome::Passed),
            Example::Fail(text) => (text, Outcome::Failed),
            Example::Inapplicable(text) => (text, Outcome::Inapplicable),
            Example::CannotTell(text) => (text, Outcome::CannotTell),
        };
        passes += usize::from(expected == Outcome::Passed);
        fails += usize::from(expected == Outcome::Failed);
        let findings = match rule.check {
            Check::Site(_) => support::site_findings(text),
            _ => engine::page(&support::page_of(text)),
        };
        let finding = findings.into_iter().find(|finding| finding.rule == rule.id).ok_or("no finding")?;
        if finding.outcome != expected {
            return Err(format!("expected {expected:?}, found {finding:#?}\nin {text}").into());
        }
        if finding.outcome == Outcome::Failed && finding.message.is_none() {
            return Err(format!("a failure without a message in {text}").into());
        }
    }
    // A rule that never fails informs only, and says so by its severity; one holds the place of a module (see its file).
    let informs = rule.severity.weight() == 0 || rule.id == "organic_traffic.connected";
    if passes == 0 || fails == 0 && !informs {
        return Err("a rule needs an example that passes and one that fails".into());
    }
    Ok(())
}
