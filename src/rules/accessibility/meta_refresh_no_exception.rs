//! Even after twenty hours a page should not go away by itself.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.meta-refresh-no-exception",
    title: "The page never reloads or leaves by itself",
    failure_title: "",
    severity: Info,
    why: "At the strictest level of WCAG only the reader changes the page, however long it stays open.",
    fix: "Remove the meta refresh, or redirect at once.",
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
            fail(format!("The page refreshes after {seconds} seconds")).with("seconds", seconds).at(meta)
        }
    }
}
