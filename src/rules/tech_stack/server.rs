//! Servers introduce themselves in a header.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.server",
    title: "The server says what it is",
    failure_title: "",
    severity: Info,
    why: "How compression, caching and headers are set up depends on the server.",
    fix: "Nothing is to be done. Version numbers in this header are a finding of their own.",
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
