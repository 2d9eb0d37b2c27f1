//! Answer engines cite only what their search crawlers may fetch.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.search-bots-allowed",
    title: "robots.txt lets the search crawlers of AI services fetch the page",
    failure_title: "",
    severity: Minor,
    why: "These crawlers build the index that ChatGPT, Claude, Perplexity and others answer and link from; they are \
          not the ones that collect training data. A page that is closed to them is not cited.",
    fix: "If you want to be cited, allow them by name: `User-agent: OAI-SearchBot` and `Allow: /`. Training crawlers \
          can stay blocked.",
    references: &[
        Rfc(9309),
        Url("https://platform.openai.com/docs/bots"),
        Url("https://support.claude.com/en/articles/8896518"),
        Url("https://docs.perplexity.ai/guides/bots"),
        Url("https://developer.amazon.com/amazonbot"),
        Url("https://duckduckgo.com/duckduckgo-help-pages/results/duckassistbot"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: GPTBot\nUser-agent: ClaudeBot\nDisallow: /\n\nUser-agent: *\nDisallow: /cart",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\n\
             User-agent: OAI-SearchBot\nDisallow: /\n\nUser-agent: *\nDisallow:",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nAllow: /",
        ),
        Inapplicable("GET https://example.com/\n200\n\nMugs"),
        Inapplicable(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /",
        ),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(blocked) = page.shut_out(&AI_SEARCH) else { return inapplicable() };
    if blocked.is_empty() {
        return pass();
    }
    let message = format!("robots.txt keeps {} from the page", blocked.join(", "));
    blocked.iter().fold(fail(message), |verdict, agent| verdict.seen(&format!("User-agent: {agent}")))
}
