//! Chat services are identified by the hosts they load from, even if no visitor uses the chat.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.chat-support",
    title: "Chat services are identified",
    failure_title: "No chat service is identified",
    severity: Info,
    why: "A chat service is one more company that every visitor's browser contacts, even if the visitor does not use \
          the chat.",
    fix: "Load the chat when a visitor clicks its button.",
    references: &[Url("https://developer.chrome.com/docs/lighthouse/performance/third-party-facades")],
    examples: &[
        Pass("<script src=https://client.crisp.chat/l.js></script>"),
        Pass("<script>s.src='https://embed.tawk.to/1/default'</script>"),
        Inapplicable("<p>No chat"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Chat]))
}
