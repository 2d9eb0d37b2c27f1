//! A page should not refresh or redirect after a delay, even one of twenty hours.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.meta-refresh-no-exception",
    title: "The page has no delayed refresh or redirect, however long the delay",
    failure_title: "The page has a delayed refresh or redirect",
    severity: Info,
    why: "At the strictest level of WCAG, only the user may change the page, however long it stays open.",
    fix: "Remove the meta refresh, or redirect immediately: `content=\"0; url=/new\"`.",
    references: &[Wcag("2.2.4"), Wcag("3.2.5"), Act("bisz58")],
    examples: &[
        Pass(r#"<meta http-equiv="refresh" content="0; url=/new">"#),
        Fail(r#"<meta http-equiv="refresh" content="30">"#),
        Fail(r#"<meta http-equiv="refresh" content="72001">"#),
        Inapplicable("<p>Cats</p>"),
        Inapplicable(r#"<meta http-equiv="refresh" content="+30; url=/new">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.refresh() {
        None => inapplicable(),
        Some((_, 0)) => pass().with("seconds", 0),
        Some((meta, seconds)) => {
            let delay = counted(seconds, "second");
            fail(format!("The page refreshes or redirects after {delay}")).with("seconds", seconds).at(meta)
        }
    }
}
