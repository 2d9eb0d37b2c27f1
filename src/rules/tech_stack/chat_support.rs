//! A chat is loaded whether or not anybody uses it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.chat-support",
    title: "Chat services are known by the hosts they load from",
    failure_title: "",
    severity: Info,
    why: "A chat is one more company that every visitor's browser contacts, used or not.",
    fix: "Load it when somebody clicks on its button.",
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
