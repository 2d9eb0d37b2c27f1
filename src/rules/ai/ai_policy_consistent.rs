//! Rules for AI crawlers in robots.txt must not contradict each other.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.ai-policy-consistent",
    title: "robots.txt does not contradict itself about AI crawlers",
    failure_title: "robots.txt contradicts itself about AI crawlers",
    severity: Minor,
    why: "Groups for the same crawler are merged, and if both `Allow: /` and `Disallow: /` apply, `Allow` wins \
          regardless of their order. This often happens when a service adds its own rules before yours: a crawler \
          that you blocked is allowed.",
    fix: "Keep one group per crawler. `Google-Extended` and `Applebot-Extended` do not fetch pages themselves: to \
          allow them, allow `Googlebot` and `Applebot`, which fetch for them.",
    references: &[
        Rfc(9309),
        Url("https://developers.google.com/crawling/docs/crawlers-fetchers/google-common-crawlers#google-extended"),
        Url("https://support.apple.com/en-us/119829"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: GPTBot\nDisallow: /\nAllow: /blog",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: GPTBot\nDisallow: /\n\nUser-agent: GPTBot\nAllow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: Googlebot\nDisallow: /\n\nUser-agent: Google-Extended\nAllow: /",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /cart",
        ),
        Inapplicable("GET https://example.com/\n200\n\nMugs"),
    ],
    check: Site(check),
};

/// The crawlers' names from the vendors' documentation, in lower case. The list needs updates from time to time.
const CRAWLERS: [&str; 18] = [
    "amazonbot",
    "amzn-searchbot",
    "applebot-extended",
    "bytespider",
    "ccbot",
    "chatgpt-user",
    "claude-searchbot",
    "claude-user",
    "claudebot",
    "duckassistbot",
    "google-extended",
    "gptbot",
    "meta-externalagent",
    "meta-externalfetcher",
    "mistralai-user",
    "oai-searchbot",
    "perplexity-user",
    "perplexitybot",
];
/// Tokens that only control how content is used, and the crawlers that fetch for them.
const TOKENS: [(&str, &str); 2] = [("google-extended", "Googlebot"), ("applebot-extended", "Applebot")];

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let named: Vec<&str> = CRAWLERS.iter().copied().filter(|agent| robots.names(agent)).collect();
    if named.is_empty() {
        return inapplicable();
    }
    let group_for = |agent: &str, allows: bool| {
        let is_whole = |(allowed, path): &(bool, String)| *allowed == allows && matches!(path.as_str(), "/" | "/*");
        robots
            .groups
            .iter()
            .position(|group| group.agents.iter().any(|name| name == agent) && group.rules.iter().any(is_whole))
    };
    let is_contradictory =
        |agent: &&str| group_for(agent, true).zip(group_for(agent, false)).is_some_and(|(one, other)| one != other);
    if let Some(agent) = named.iter().copied().find(is_contradictory) {
        return fail(format!("One group for {agent} allows everything, another one disallows everything"))
            .with_text_evidence(&format!("User-agent: {agent}"));
    }
    let is_ineffective =
        |(token, crawler): &&(&str, &str)| group_for(token, true).is_some() && robots.blocks_site(crawler);
    match TOKENS.iter().find(is_ineffective) {
        Some((token, crawler)) => fail(format!("{token} is allowed, but {crawler}, which fetches for it, is not"))
            .with_text_evidence(&format!("User-agent: {token}")),
        None => pass(),
    }
}
