//! Advertising services are identified by the hosts they load from.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.advertising",
    title: "Advertising services are identified",
    failure_title: "No advertising service is identified",
    severity: Info,
    why: "Site owners should know which advertisers receive data about their visitors. Each of them must be named in a \
          privacy policy.",
    fix: "Compare the list with the privacy policy, and remove services that you do not use.",
    references: &[Url("https://iabtechlab.com/ads-txt/")],
    examples: &[
        Pass("<script src=https://bat.bing.com/bat.js></script>"),
        Pass("<script>load('https://connect.facebook.net/en_US/fbevents.js')</script>"),
        Inapplicable("<p>No advertising"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Advertising]))
}
