//! Summaries of `details` elements need an accessible name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.summary-name",
    title: "Summaries of `details` elements have an accessible name",
    failure_title: "Summaries of `details` elements have no accessible name",
    severity: Major,
    why: "The summary is the button that opens the details. Without a name, users do not know what it opens.",
    fix: "Put text into the summary: `<details><summary>Opening hours</summary>…</details>`.",
    references: &[Wcag("4.1.2"), Act("2t702h")],
    examples: &[
        Pass("<details><summary>Opening hours</summary>From nine to five</details>"),
        Pass(r#"<details><summary aria-label="Opening hours"></summary>From nine to five</details>"#),
        Fail("<details><summary></summary>From nine to five</details>"),
        Fail(r#"<details><summary role="none"></summary>From nine to five</details>"#),
        Pass("<details open><summary>Opening hours</summary><summary></summary>From nine to five</details>"),
        Inapplicable("<summary></summary>"),
        Inapplicable("<details>From nine to five</details>"),
        Inapplicable("<details hidden><summary></summary>From nine to five</details>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let summaries = page.all("summary").filter(|summary| {
        summary.is_summary_of_its_details() && page.is_exposed(*summary) && page.explicit_role(*summary).is_none()
    });
    each_or_unknown(summaries, |summary| page.has_name(summary), "Some summaries have no accessible name")
}
