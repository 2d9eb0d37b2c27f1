//! AI assistants have to fetch the page that a user asks about.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.user-fetchers-allowed",
    title: "robots.txt allows AI assistants to fetch the page for a user",
    failure_title: "robots.txt blocks AI assistants that fetch the page for a user",
    severity: Minor,
    why: "When users ask an AI assistant about a page, it fetches the page for them. Assistants that follow \
          robots.txt then reply that they cannot access it; some vendors do not apply robots.txt to such requests at \
          all.",
    fix: "Allow them: `User-agent: ChatGPT-User` and `Allow: /`. This does not allow training crawlers.",
    references: &[
        Rfc(9309),
        Url("https://platform.openai.com/docs/bots"),
        Url("https://support.claude.com/en/articles/8896518"),
        Url("https://docs.mistral.ai/robots"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: GPTBot\nDisallow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: Claude-User\nUser-agent: GPTBot\nDisallow: /",
        ),
        Inapplicable("GET https://example.com/\n200\n\nMugs"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(blocked) = page.blocked_crawlers(&AI_FETCHERS) else { return inapplicable() };
    if blocked.is_empty() {
        return pass();
    }
    let message = format!("robots.txt does not allow {} to fetch the page", blocked.join(", "));
    blocked.iter().fold(fail(message), |verdict, agent| verdict.with_text_evidence(&format!("User-agent: {agent}")))
}
