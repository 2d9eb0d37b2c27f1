//! An assistant that is asked about a page has to fetch it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.user-fetchers-allowed",
    title: "robots.txt lets assistants fetch the page when a person asks for it",
    failure_title: "",
    severity: Minor,
    why: "When people ask an assistant about a page, it fetches the page for them. Those that heed robots.txt then say \
          that they cannot; some vendors do not apply it to such requests at all.",
    fix: "Allow them: `User-agent: ChatGPT-User` and `Allow: /`; this does not let training crawlers in.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(blocked) = page.shut_out(&AI_FETCHERS) else { return inapplicable() };
    if blocked.is_empty() {
        return pass();
    }
    let message = format!("robots.txt keeps {} from the page", blocked.join(", "));
    blocked.iter().fold(fail(message), |verdict, agent| verdict.seen(&format!("User-agent: {agent}")))
}
