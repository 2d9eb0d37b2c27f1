//! Elements marked as decorative should not be announced.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.decorative-not-exposed",
    title: "Elements marked as decorative are not announced",
    failure_title: "Elements marked as decorative are announced",
    severity: Minor,
    why: "An element that is focusable or has a global ARIA attribute is announced although it is marked as \
        decorative. Screen-reader users hear something that was meant to be silent.",
    fix: "Remove `tabindex` and the ARIA attribute, or remove the decorative marking: `alt=\"\"`, `role=\"none\"`. Give \
        a frame a `title` instead.",
    references: &[
        Act("46ca7f"),
        Wcag("1.1.1"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#conflict_resolution_presentation_none"),
    ],
    examples: &[
        Pass(r#"<img src="line.png" alt="">"#),
        Pass(r#"<svg role="none"><path d="M0 0"/></svg>"#),
        Fail(r#"<svg role="none" aria-label="Circle"><path d="M0 0"/></svg>"#),
        Fail(r#"<img src="line.png" alt="" tabindex="0">"#),
        Fail(r#"<img src="line.png" alt="" aria-labelledby="name"><p id="name">Line</p>"#),
        Fail(r#"<img src="line.png" alt="" aria-describedby="">"#),
        // Users can move the focus into a frame, so that it needs a title.
        Fail(r#"<iframe role="none" src="/map"></iframe>"#),
        Pass(r#"<iframe role="presentation" src="/pixel" tabindex="-1"></iframe>"#),
        Pass(r#"<iframe role="presentation" src="/pixel" width="1" height="1"></iframe>"#),
        Inapplicable(r#"<img src="logo.png" alt="Acme">"#),
        Inapplicable(r#"<img src="line.png" alt="" aria-hidden="true">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let role = |element: &Element<'_>| element.get("role")?.split_ascii_whitespace().find_map(role_named);
    let by_role = page.having("role").filter(|element| role(element).is_some_and(|role| role.name == "none"));
    let by_alt = page.all("img").filter(|element| element.get("alt") == Some("") && role(element).is_none());
    let marked = by_role.chain(by_alt).filter(|element| page.is_exposed(*element));
    // A pixel of a frame shows nothing.
    let is_pixel = |frame: Element<'_>| {
        ["width", "height"].iter().any(|side| matches!(frame.attr_text(side), Some("0" | "1" | "0px" | "1px")))
    };
    let is_open_frame = |element: Element<'_>| element.is("iframe") && page.is_tab_stop(element) && !is_pixel(element);
    each(
        marked,
        |element| page.role(element) == Some("none") && !is_open_frame(element),
        "Some elements are marked as decorative but announced anyway",
    )
}
