//! Rules for AI crawlers that contradict each other do what nobody meant.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.ai-policy-consistent",
    title: "robots.txt does not contradict itself about AI crawlers",
    failure_title: "",
    severity: Minor,
    why: "Groups for the same crawler are read as one, and of `Allow: /` and `Disallow: /` the first wins wherever it \
          stands. It happens when a service writes its own rules before yours: what you closed is open.",
    fix: "Keep one group for each crawler. Google-Extended and Applebot-Extended need Googlebot and Applebot, which fetch \
          for them.",
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

/// As the vendors' documents name them, in lower case; such lists age.
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
/// What only controls use, and the crawler that fetches for it.
const TOKENS: [(&str, &str); 2] = [("google-extended", "Googlebot"), ("applebot-extended", "Applebot")];

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let named: Vec<&str> = CRAWLERS.iter().copied().filter(|agent| robots.names(agent)).collect();
    if named.is_empty() {
        return inapplicable();
    }
    let of = |agent: &str, allows: bool| {
        let is_whole = |(allowed, path): &(bool, String)| *allowed == allows && matches!(path.as_str(), "/" | "/*");
        robots
            .groups
            .iter()
            .position(|group| group.agents.iter().any(|each| each == agent) && group.rules.iter().any(is_whole))
    };
    let is_torn = |agent: &&str| of(agent, true).zip(of(agent, false)).is_some_and(|(one, other)| one != other);
    if let Some(agent) = named.iter().copied().find(is_torn) {
        return fail(format!("One group for {agent} allows everything, another one nothing"))
            .seen(&format!("User-agent: {agent}"));
    }
    let is_vain = |(token, crawler): &&(&str, &str)| of(token, true).is_some() && !robots.allows(crawler, "/");
    match TOKENS.iter().find(is_vain) {
        Some((token, crawler)) => fail(format!("{token} is allowed, but {crawler}, which fetches for it, is not"))
            .seen(&format!("User-agent: {token}")),
        None => pass(),
    }
}
