//! /docs/scoring: how scores are made, with an example that the same code computes as computes audits.
use super::layout::{Escaped, page};
use crate::api::http::Response;
use crate::model::score::Scores;
use crate::model::{Finding, Module, Outcome, Points, Score, Severity};
use crate::rule::Rule;
use crate::rules;
use std::fmt::Write as _;

const SEVERITIES: [Severity; 4] = [Severity::Critical, Severity::Major, Severity::Minor, Severity::Info];
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
const FORMULA: &str = "<p>A rule says of a page that it passed, failed, does not apply, or cannot be told. A finding is \
worth the weight of its severity; a rule may find a case milder than its usual one, and then the finding is worth less.</p>\n";
const STEPS: &str = "<ol>\n<li>Only findings that passed or failed count. What does not apply and what cannot be told \
counts nothing, neither for nor against.</li>\n\
<li>A page's score in a module is 100 × earned ÷ possible: the weights of what passed, of the weights of what passed or \
failed. What was found about the site as a whole is counted with each page.</li>\n\
<li>A module's score is the mean of its pages' scores; none where nothing was possible.</li>\n\
<li>The overall score is the mean of the modules' scores, each counted alike. <code>tech_stack</code> and \
<code>organic_traffic</code> inform and are left out.</li>\n\
<li>Each mean is rounded to a whole number, halves up.</li>\n</ol>\n\
<p>Nothing that is measured in time enters a score: the same bytes give the same score.</p>\n";
const DIALECTS: &str = "<h2>In the dialects</h2>\n<p>MetricSpot shows these modules and this overall score. VertaaUX \
shows four categories, each made in the same way from the findings of its modules: accessibility and performance are \
those modules, UX is readability, privacy and social, information architecture is technical, onpage, ai and modern_seo; \
its overall score is their mean. Hikoo shows the points themselves: what was earned, and what was possible.</p>\n\
<p>Every rule with its severity: <a href=\"/rules\">rules</a>.</p>";

pub(super) fn scoring() -> Response {
    let mut content = FORMULA.to_owned();
    content.push_str("<table>\n<caption>Weights</caption>\n<thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Weight</th></tr></thead>\n<tbody>\n");
    for severity in SEVERITIES {
        let _ =
            writeln!(content, "<tr><th scope=\"row\">{}</th><td>{}</td></tr>", severity.as_str(), severity.weight());
    }
    content.push_str("</tbody>\n</table>\n");
    content.push_str(STEPS);
    example(&mut content);
    content.push_str(DIALECTS);
    page("How scores are made", &content)
}

fn example(content: &mut String) {
    let judged = [("First page", FIRST), ("Second page", SECOND), ("The site", SITE)];
    content.push_str(
        "<h2>An example</h2>\n<p>An audit of two pages, cut down to a few rules.</p>\n<table>\n\
         <caption>What was found</caption>\n<thead><tr><th scope=\"col\">Where</th><th scope=\"col\">Rule</th>\
         <th scope=\"col\">Outcome</th><th scope=\"col\">Earned</th><th scope=\"col\">Possible</th></tr></thead>\n<tbody>\n",
    );
    for (place, found) in judged {
        for finding in findings(found) {
            let score = Score::of([&finding]);
            let _ = writeln!(
                content,
                "<tr><td>{place}</td><td><a href=\"/rules/{rule}\">{rule}</a></td><td>{}</td><td>{}</td><td>{}</td></tr>",
                word(finding.outcome),
                score.earned,
                score.possible,
                rule = Escaped(&finding.rule),
            );
        }
    }
    content.push_str(
        "</tbody>\n</table>\n<table>\n<caption>What it comes to</caption>\n<thead><tr><th scope=\"col\">Module</th>\
         <th scope=\"col\">First page</th><th scope=\"col\">Second page</th><th scope=\"col\">Score</th></tr></thead>\n<tbody>\n",
    );
    let (first, second, site) =
        (Points::of(&findings(FIRST)), Points::of(&findings(SECOND)), Points::of(&findings(SITE)));
    let scores = Scores::of(&[first, second], &site);
    let shown = |percent: Option<u8>| percent.map_or_else(|| "none".to_owned(), |percent| percent.to_string());
    for module in Module::ALL.into_iter().filter(|module| scores.module(*module).is_some()) {
        let of = |page: Points| {
            let score = page.sum(|each| each == module).plus(site.sum(|each| each == module));
            format!("{} of {} = {}", score.earned, score.possible, shown(score.percent()))
        };
        let (key, score) = (module.key(), shown(scores.module(module)));
        let _ = writeln!(
            content,
            "<tr><th scope=\"row\">{key}</th><td>{}</td><td>{}</td><td>{score}</td></tr>",
            of(first),
            of(second)
        );
    }
    let _ = writeln!(
        content,
        "<tr><th scope=\"row\">overall</th><td></td><td></td><td>{}</td></tr>\n</tbody>\n</table>",
        shown(scores.overall)
    );
}

const fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Failed => "failed",
        Outcome::Inapplicable => "does not apply",
        Outcome::CannotTell => "cannot be told",
    }
}

/// The findings of an example, worth what their rules are worth.
fn findings(found: &Example) -> Vec<Finding> {
    let rules = found.iter().filter_map(|(id, outcome)| rules::find(id).map(|rule| (rule, *outcome)));
    let finding = |(rule, outcome): (&Rule, Outcome)| Finding {
        rule: rule.id.into(),
        severity: rule.severity,
        weight: rule.severity.weight(),
        outcome,
        message: None,
        evidence: Vec::new(),
        data: Default::default(),
    };
    rules.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_of_the_example_exist() {
        for found in [FIRST, SECOND, SITE] {
            assert_eq!(findings(found).len(), found.len());
        }
    }
}
