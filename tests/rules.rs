//! Examples and texts of every rule, one named trial per rule: `cargo test --test rules onpage.title`.
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
    let trials = rules::all()
        .map(|rule| Trial::test(rule.id, move || check_texts(rule).and_then(|()| check_examples(rule))))
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// Length limit of titles, in characters.
const MAX_TITLE_CHARACTERS: usize = 80;

/// Titles state facts and differ; no text is a riddle that begins with a question word.
fn check_texts(rule: &'static Rule) -> Result<(), Failed> {
    for (field, title) in [("title", rule.title), ("failure_title", rule.failure_title)] {
        if title.is_empty() || title.ends_with('.') || title.chars().count() > MAX_TITLE_CHARACTERS {
            return Err(format!("{field} is empty, ends with a full stop or is too long: {title}").into());
        }
    }
    if rule.title == rule.failure_title {
        return Err("title and failure_title are the same".into());
    }
    for text in [rule.title, rule.failure_title, rule.why, rule.fix] {
        check_first_word(text)?;
    }
    Ok(())
}

fn check_first_word(text: &str) -> Result<(), Failed> {
    let first = text.split(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
    if ["What", "Whether", "Who", "Whoever"].contains(&first) {
        return Err(format!("begins with {first}: {text}").into());
    }
    Ok(())
}

fn check_examples(rule: &'static Rule) -> Result<(), Failed> {
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
        check_first_word(finding.message.as_deref().unwrap_or_default())?;
        if finding.outcome == Outcome::Failed && finding.message.is_none() {
            return Err(format!("a failure without a message in {text}").into());
        }
    }
    // Only informative rules may never fail.
    let informs = rule.severity.weight() == 0;
    if passes == 0 || fails == 0 && !informs {
        return Err("a rule needs an example that passes and one that fails".into());
    }
    Ok(())
}
