//! Answer engines can cite only pages that their search crawlers may fetch.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.search-bots-allowed",
    title: "robots.txt allows AI search crawlers to fetch the page",
    failure_title: "robots.txt blocks AI search crawlers from the page",
    severity: Minor,
    why: "These crawlers build the index from which ChatGPT, Claude, Perplexity and others answer and to which they \
          link. They do not collect training data. A page that is blocked for them is not cited.",
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
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(blocked) = page.blocked_crawlers(&AI_SEARCH) else { return inapplicable() };
    if blocked.is_empty() {
        return pass();
    }
    let message = format!("robots.txt does not allow {} to fetch the page", blocked.join(", "));
    blocked.iter().fold(fail(message), |verdict, agent| verdict.with_text_evidence(&format!("User-agent: {agent}")))
}
