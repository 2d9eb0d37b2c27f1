//! Servers name their software in the `Server` header.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.server",
    title: "The server software is identified",
    failure_title: "The server software is not identified",
    severity: Info,
    why: "The settings for compression, caching and headers depend on the server software.",
    fix: "No action is needed. Version numbers in this header are reported as a separate finding.",
    references: &[Rfc(9110)],
    examples: &[Pass("GET https://example.com/\n200\nserver: nginx\n\n<p>Cats"), Inapplicable("<p>No header tells")],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.header("server").filter(|server| !server.is_empty()) {
        Some(server) => pass().with("server", shorten(server, 100)),
        None => inapplicable(),
    }
}
