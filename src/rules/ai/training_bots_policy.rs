//! Which crawlers for training data robots.txt turns away.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.training-bots-policy",
    title: "Which AI training crawlers the site turns away is known",
    failure_title: "",
    severity: Info,
    why: "Whether a site's texts may train models is for its owner to decide, and neither choice is a fault. \
          Google-Extended and Applebot-Extended fetch nothing; they control what fetched pages are used for.",
    fix: "To turn them away, name them in robots.txt with `Disallow: /`; to let them in, leave them out.",
    references: &[
        Rfc(9309),
        Url("https://platform.openai.com/docs/bots"),
        Url("https://developers.google.com/crawling/docs/crawlers-fetchers/google-common-crawlers#google-extended"),
        Url("https://support.apple.com/en-us/119829"),
        Url("https://commoncrawl.org/ccbot"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: GPTBot\nUser-agent: CCBot\nDisallow: /",
        ),
        Inapplicable("GET https://example.com/\n200\n\nMugs"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let (allowed, blocked): (Vec<&str>, Vec<&str>) = AI_TRAINING.iter().partition(|agent| robots.allows(agent, "/"));
    pass().with("allowed", allowed).with("blocked", blocked)
}
