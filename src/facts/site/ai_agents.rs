//! User agents of AI services, by purpose, as the vendors document them.

/// Crawlers that build the indexes which AI services answer and link from. As the vendors' documents name them; such
/// lists age.
pub const AI_SEARCH: [&str; 5] =
    ["OAI-SearchBot", "Claude-SearchBot", "PerplexityBot", "Amzn-SearchBot", "DuckAssistBot"];
/// Those that fetch what a person has just asked for.
pub const AI_FETCHERS: [&str; 5] = ["ChatGPT-User", "Claude-User", "Perplexity-User", "MistralAI-User", "Amzn-User"];
/// Those that collect what models are trained with, and the names that only control such use.
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
