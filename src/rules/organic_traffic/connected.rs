//! States that no search traffic account is connected: this service has no connection to such accounts.
//!
//! The MetricSpot API has a module for organic traffic, with 100 points for a site without a connected account. This
//! rule fills that module. It always passes and never counts in the overall score; its weight only produces the 100
//! points. It is the only scored rule without a failing example.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "organic_traffic.connected",
    title: "Search traffic is scored only with a connected account",
    failure_title: "No search traffic account is connected",
    severity: Minor,
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
