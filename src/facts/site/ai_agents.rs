//! User agents of AI services by purpose, as their vendors document them.

/// Crawlers that build the search indexes of AI services.
pub const AI_SEARCH: [&str; 5] =
    ["OAI-SearchBot", "Claude-SearchBot", "PerplexityBot", "Amzn-SearchBot", "DuckAssistBot"];
/// Agents that fetch a page because a person asked for it.
pub const AI_FETCHERS: [&str; 5] = ["ChatGPT-User", "Claude-User", "Perplexity-User", "MistralAI-User", "Amzn-User"];
/// Crawlers that collect training data, and tokens that only control this use.
pub const AI_TRAINING: [&str; 8] = [
    "GPTBot",
    "ClaudeBot",
    "Google-Extended",
    "Applebot-Extended",
    "CCBot",
    "Amazonbot",
    "meta-externalagent",
    "Bytespider",
];
