//! Whether visits from search are known: this service has no connection to accounts that could tell.
//!
//! The MetricSpot API has a module for organic traffic, with 100 points for a site without a connected account. The rule
//! holds that place. It always passes and never counts in the overall score; its weight only makes the 100 points. It
//! is the one scored rule without an example that fails.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "organic_traffic.connected",
    title: "Search traffic is judged only where an account is connected",
    failure_title: "",
    severity: Minor,
    why: "How many people come from search is known to the site's own Search Console, not to an audit from outside. \
          Nothing is guessed here.",
    fix: "Nothing is to be done. Look into Search Console for clicks and positions.",
    references: &[Url("https://support.google.com/webmasters/answer/9128668")],
    examples: &[Pass("<p>Cats")],
    check: Page(check),
};

fn check(_page: &PageFacts) -> Verdict {
    pass().with("connected", false)
}
