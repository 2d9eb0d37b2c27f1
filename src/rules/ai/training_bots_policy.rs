//! Lists the AI training crawlers that robots.txt allows and blocks.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.training-bots-policy",
    title: "The site's policy for AI training crawlers is identified",
    failure_title: "The site's policy for AI training crawlers is not identified",
    severity: Info,
    why: "The site owner decides whether its texts may be used to train models; neither choice is a fault. \
          `Google-Extended` and `Applebot-Extended` fetch nothing: they control how fetched pages are used.",
    fix: "To block training crawlers, name them in robots.txt with `Disallow: /`. To allow them, do not name them.",
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
    let (allowed, blocked): (Vec<&str>, Vec<&str>) = AI_TRAINING.iter().partition(|agent| !robots.blocks_site(agent));
    pass().with("allowed", allowed).with("blocked", blocked)
}
