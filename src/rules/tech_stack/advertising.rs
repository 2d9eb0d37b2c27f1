//! What serves advertisers shows by where it comes from.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.advertising",
    title: "Advertising services are known by the hosts they load from",
    failure_title: "",
    severity: Info,
    why: "Whoever runs the site should know which advertisers learn of its visitors; each must be named in a privacy policy.",
    fix: "Compare the list with the privacy policy, and remove what nobody uses.",
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
