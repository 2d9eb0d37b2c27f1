//! Turning away a crawler under a name that it no longer has turns nobody away.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.obsolete-bot-tokens",
    title: "robots.txt names AI crawlers by the names that they have now",
    failure_title: "",
    severity: Minor,
    why: "Vendors rename their crawlers. A rule for the old name alone leaves the site open to the one that comes \
          today.",
    fix: "Add the current name: `ClaudeBot` for `anthropic-ai` and `Claude-Web`, `meta-externalagent` for \
          `FacebookBot`.",
    references: &[
        Url("https://support.claude.com/en/articles/8896518"),
        Url("https://developers.facebook.com/docs/sharing/webmasters/web-crawlers"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: anthropic-ai\nUser-agent: ClaudeBot\nDisallow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: anthropic-ai\nDisallow: /",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /",
        ),
        Inapplicable("GET https://example.com/\n200\n\nMugs"),
    ],
    check: Site(check),
};

/// The old name, and the one that took its place.
const RENAMED: [(&str, &str); 3] =
    [("anthropic-ai", "ClaudeBot"), ("claude-web", "ClaudeBot"), ("facebookbot", "meta-externalagent")];

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let names = |agent: &str| {
        robots.groups.iter().any(|group| group.agents.iter().any(|each| each.eq_ignore_ascii_case(agent)))
    };
    let closed = RENAMED.iter().filter(|(old, _)| names(old) && !robots.allows(old, "/"));
    let mut missed = closed.clone().filter(|(_, new)| robots.allows(new, "/")).peekable();
    match missed.peek() {
        None if closed.count() == 0 => inapplicable(),
        None => pass(),
        Some((old, new)) => missed
            .fold(fail(format!("robots.txt turns away {old}, which is called {new} today")), |verdict, (old, _)| {
                verdict.seen(&format!("User-agent: {old}"))
            }),
    }
}
