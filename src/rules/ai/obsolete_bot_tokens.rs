//! Blocking a crawler by a name that it no longer uses has no effect.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.obsolete-bot-tokens",
    title: "robots.txt blocks AI crawlers by their current names",
    failure_title: "robots.txt blocks AI crawlers only by obsolete names",
    severity: Minor,
    why: "Vendors rename their crawlers. A rule for the old name alone leaves the site open to the current crawler.",
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

/// The old name and the current one.
const RENAMED: [(&str, &str); 3] =
    [("anthropic-ai", "ClaudeBot"), ("claude-web", "ClaudeBot"), ("facebookbot", "meta-externalagent")];

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let is_named = |agent: &str| {
        robots.groups.iter().any(|group| group.agents.iter().any(|name| name.eq_ignore_ascii_case(agent)))
    };
    let blocked = RENAMED.iter().filter(|(old, _)| is_named(old) && robots.blocks_site(old));
    let mut missed = blocked.clone().filter(|(_, new)| !robots.blocks_site(new)).peekable();
    match missed.peek() {
        None if blocked.count() == 0 => inapplicable(),
        None => pass(),
        Some((old, new)) => missed
            .fold(fail(format!("robots.txt blocks {old}, which is now called {new}")), |verdict, (old, _)| {
                verdict.with_text_evidence(&format!("User-agent: {old}"))
            }),
    }
}
