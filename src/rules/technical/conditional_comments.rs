//! No browser in use reads conditional comments.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.conditional-comments",
    title: "The page has no conditional comments for Internet Explorer",
    failure_title: "The page has conditional comments for Internet Explorer",
    severity: Info,
    why: "Internet Explorer 10 stopped reading them. Every visitor downloads code that no browser runs.",
    fix: "Delete the comments together with their content: `<!--[if lt IE 9]>…<![endif]-->`.",
    references: &[
        Url(
            "https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/compatibility/ms537512(v=vs.85)",
        ),
        Url("https://html-validate.org/rules/no-conditional-comment.html"),
    ],
    examples: &[
        Pass("<!-- if you read this --><!--[if mso]><p>Outlook</p><![endif]--><p>Cats"),
        Fail("<!--[if lt IE 9]><script src=/html5shiv.js></script><![endif]--><p>Cats"),
        Fail("<!--[if !IE]><!--><p>Cats</p><!--<![endif]-->"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_conditional = |comment: &&String| {
        let condition = comment.trim_start().strip_prefix("[if").and_then(|rest| rest.split(']').next());
        condition.is_some_and(|condition| condition.starts_with([' ', '(', '!']) && contains(condition, "IE"))
    };
    let found: Vec<_> = page.document.comments.iter().filter(is_conditional).collect();
    match found.len() {
        0 => pass(),
        count => {
            let plural = if count == 1 { "" } else { "s" };
            let message = format!("The page has {count} conditional comment{plural} for Internet Explorer");
            fail(message).with("count", count).with_text_evidence_from(found)
        }
    }
}
