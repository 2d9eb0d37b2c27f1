//! What is marked as decorative should not be announced after all.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.decorative-not-exposed",
    title: "Elements that are marked as decorative are not announced",
    severity: Minor,
    why: "An element that can have the focus or has a global ARIA attribute is announced although it is marked as \
        decorative. People hear something that was meant to be silent.",
    fix: "Remove `tabindex` and the ARIA attribute, or the mark: `alt=\"\"`, `role=\"none\"`.",
    references: &[
        Act("46ca7f"),
        Wcag("1.1.1"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#conflict_resolution_presentation_none"),
    ],
    examples: &[
        Pass(r#"<img src="line.png" alt="">"#),
        Pass(r#"<svg role="none"><path d="M0 0"/></svg>"#),
        Pass(r#"<iframe role="presentation" src="/pixel"></iframe>"#),
        Fail(r#"<svg role="none" aria-label="Circle"><path d="M0 0"/></svg>"#),
        Fail(r#"<img src="line.png" alt="" tabindex="0">"#),
        Fail(r#"<img src="line.png" alt="" aria-labelledby="name"><p id="name">Line</p>"#),
        Inapplicable(r#"<img src="logo.png" alt="Acme">"#),
        Inapplicable(r#"<img src="line.png" alt="" aria-hidden="true">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let marked = page.exposed().filter(|each| {
        let role = each.get("role").and_then(|role| role.split_ascii_whitespace().find_map(role_named));
        match role {
            Some(role) => role.name == "none",
            None => each.is("img") && each.get("alt") == Some(""),
        }
    });
    each(marked, |each| page.role(each) == Some("none"), "Some elements are marked as decorative and announced anyway")
}
