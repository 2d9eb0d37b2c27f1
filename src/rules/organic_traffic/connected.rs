//! States that no search traffic account is connected: this service has no connection to such accounts.
//!
//! The MetricSpot API has a module for organic traffic. This rule is the only one of that module. It always passes and
//! earns no points, so that the module has no score.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "organic_traffic.connected",
    title: "Search traffic is scored only with a connected account",
    failure_title: "No search traffic account is connected",
    severity: Info,
    why: "Only the site's own Search Console knows how many people come from search; an audit from outside cannot see \
          it. This rule does not estimate the number.",
    fix: "No action is needed. See Search Console for clicks and positions.",
    references: &[Url("https://support.google.com/webmasters/answer/9128668")],
    examples: &[Pass("<p>Cats")],
    check: Page(check),
};

fn check(_page: &PageFacts) -> Verdict {
    pass().with("connected", false)
}
