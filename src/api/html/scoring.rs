//! `/docs/scoring`: how scores are calculated, with an example computed by the code that scores audits.
use super::layout::{SEVERITIES, page};
use crate::api::http::Response;
use crate::model::score::Scores;
use crate::model::{Finding, Module, Outcome, Points, Score};
use crate::rule::Rule;
use crate::rules;
use maud::{Markup, html};

/// Rules with their outcomes.
type Example = [(&'static str, Outcome)];
const FIRST: &Example = &[
    ("onpage.meta-description", Outcome::Failed),
    ("onpage.h1", Outcome::Passed),
    ("accessibility.html-lang", Outcome::Passed),
    ("accessibility.image-alt", Outcome::Inapplicable),
];
const SECOND: &Example = &[
    ("onpage.meta-description", Outcome::Passed),
    ("onpage.h1", Outcome::Passed),
    ("accessibility.html-lang", Outcome::Passed),
    ("accessibility.image-alt", Outcome::Failed),
];
const SITE: &Example =
    &[("technical.robots-txt-reachable", Outcome::Passed), ("technical.robots-txt-syntax", Outcome::CannotTell)];

pub(super) fn scoring() -> Response {
    let content = html! {
        p {
            "On each page a rule passes, fails, does not apply, or cannot be decided. A finding is worth the weight of its \
            severity. A rule may rate a case as less severe than usual; the finding is then worth less."
        }
        table {
            caption { "Weights" }
            thead {
                tr {
                    th scope="col" { "Severity" }
                    th scope="col" { "Weight" }
                }
            }
            tbody {
                @for severity in SEVERITIES {
                    tr {
                        th scope="row" { (severity.as_str()) }
                        td { (severity.weight()) }
                    }
                }
            }
        }
        ol {
            li { "Only findings that passed or failed count. All others have no effect on the score." }
            li {
                "A page's score in a module is 100 × earned ÷ possible. Earned is the sum of the weights of passed findings; \
                possible is the sum of the weights of passed and failed findings. Findings about the whole site count on \
                every page."
            }
            li { "A module's score is the mean of its pages' scores. Without any possible points there is no score." }
            li {
                "The overall score is the mean of the modules' scores, all with equal weight. "
                code { "tech_stack" } " and " code { "organic_traffic" } " are informative and do not count."
            }
            li { "Each mean is rounded to a whole number; halves are rounded up." }
        }
        p { "No score depends on time measurements: the same bytes always get the same score." }
        (example())
        h2 { "Scores in each dialect" }
        p {
            "MetricSpot shows these modules and this overall score. VertaaUX shows four categories, each calculated in the \
            same way from the findings of its modules: accessibility and performance are the modules of these names; UX is \
            readability, privacy and social; information architecture is technical, onpage, ai and modern_seo. Its overall \
            score is the mean of the four. Hikoo shows the points themselves: earned and possible."
        }
        p { "See the severity of every rule: " a href="/rules" { "rules" } "." }
    };
    page("How scores are calculated", content)
}

fn example() -> Markup {
    html! {
        h2 { "Example" }
        p { "An audit of two pages, reduced to a few rules." }
        (findings_table())
        (scores_table())
    }
}

fn findings_table() -> Markup {
    let parts = [("First page", FIRST), ("Second page", SECOND), ("The site", SITE)];
    html! {
        table {
            caption { "Findings" }
            thead {
                tr {
                    th scope="col" { "Found on" }
                    th scope="col" { "Rule" }
                    th scope="col" { "Outcome" }
                    th scope="col" { "Earned" }
                    th scope="col" { "Possible" }
                }
            }
            tbody {
                @for (part, example) in parts {
                    @for finding in findings(example) {
                        @let score = Score::of([&finding]);
                        tr {
                            td { (part) }
                            td { a href={ "/rules/" (finding.rule) } { (finding.rule) } }
                            td { (outcome_text(finding.outcome)) }
                            td { (score.earned) }
                            td { (score.possible) }
                        }
                    }
                }
            }
        }
    }
}

fn scores_table() -> Markup {
    let (first, second) = (Points::of(&findings(FIRST)), Points::of(&findings(SECOND)));
    let site = Points::of(&findings(SITE));
    let scores = Scores::of(&[first, second], &site);
    let calculation = |page: Points, module: Module| {
        let score = page.sum(|other| other == module).plus(site.sum(|other| other == module));
        format!("{} of {} = {}", score.earned, score.possible, percent_text(score.percent()))
    };
    html! {
        table {
            caption { "Resulting scores" }
            thead {
                tr {
                    th scope="col" { "Module" }
                    th scope="col" { "First page" }
                    th scope="col" { "Second page" }
                    th scope="col" { "Score" }
                }
            }
            tbody {
                @for module in Module::ALL.into_iter().filter(|module| scores.module(*module).is_some()) {
                    tr {
                        th scope="row" { (module.key()) }
                        td { (calculation(first, module)) }
                        td { (calculation(second, module)) }
                        td { (percent_text(scores.module(module))) }
                    }
                }
                tr {
                    th scope="row" { "overall" }
                    td {}
                    td {}
                    td { (percent_text(scores.overall)) }
                }
            }
        }
    }
}

fn percent_text(percent: Option<u8>) -> String {
    percent.map_or_else(|| "none".to_owned(), |percent| percent.to_string())
}

const fn outcome_text(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Failed => "failed",
        Outcome::Inapplicable => "does not apply",
        Outcome::CannotTell => "cannot be decided",
    }
}

/// Builds the findings of an example, with the severity and weight of their rules.
fn findings(example: &Example) -> Vec<Finding> {
    let rules = example.iter().filter_map(|(id, outcome)| rules::find(id).map(|rule| (rule, *outcome)));
    let finding = |(rule, outcome): (&Rule, Outcome)| Finding {
        rule: rule.id.into(),
        severity: rule.severity,
        weight: rule.severity.weight(),
        outcome,
        message: None,
        evidence: Vec::new(),
        data: Default::default(),
        suppressed: None,
    };
    rules.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_the_example_exists() {
        for example in [FIRST, SECOND, SITE] {
            assert_eq!(findings(example).len(), example.len());
        }
    }
}
