//! The button of `details` needs a text of its own.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.details-summary",
    title: "`details` elements have a summary",
    failure_title: "A `details` element has no summary",
    severity: Minor,
    why: "Browsers show the word “Details” in their own language. Users do not learn what it opens, and several of them \
        look and sound the same.",
    fix: "Begin the element with a summary: `<details><summary>Opening hours</summary>…`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/interactive-elements.html#the-details-element"),
        Wcag("2.4.6"),
    ],
    examples: &[
        Pass("<details><summary>Opening hours</summary>From nine</details>"),
        Fail("<details>From nine</details>"),
        Fail("<details><div><summary>Opening hours</summary></div>From nine</details>"),
        Inapplicable("<p>Cats</p><details hidden>From nine</details>"),
        CannotTell("<details><slot name=summary></slot>From nine</details>"),
        CannotTell("<details id=a></details><script src=/a.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let details = page.all("details").filter(|details| page.is_exposed(*details));
    let has_summary = |details: Element<'_>| {
        let mut children = details.children();
        match children.any(|child| child.is("summary")) {
            true => Some(true),
            // A component or a script may add it.
            _ if details.children().any(|child| child.is("slot") || child.is_custom()) => None,
            _ if details.text().trim().is_empty() && page.has_scripts() => None,
            _ => Some(false),
        }
    };
    each_or_unknown(details, has_summary, "A `details` element has no summary")
}
