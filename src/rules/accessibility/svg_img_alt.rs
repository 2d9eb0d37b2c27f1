//! A drawing that is marked as an image needs a name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.svg-img-alt",
    title: "SVG images have a name",
    failure_title: "",
    severity: Major,
    why: "Screen readers announce such a drawing as an image, and without a name they cannot say of what.",
    fix: "Begin the drawing with a title, `<svg role=\"img\"><title>Five stars</title>…`, or give it an `aria-label`. \
        Hide mere decoration: `aria-hidden=\"true\"`.",
    references: &[Wcag("1.1.1"), Act("7d6734"), Url("https://www.w3.org/TR/svg-aam-1.0/#mapping_additional_nd")],
    examples: &[
        Pass(r#"<svg role="img" aria-label="Five stars"><path d="M0 0"/></svg>"#),
        Fail(r#"<svg role="img"><path d="M0 0"/></svg>"#),
        Fail(r#"<svg role="img"><title> </title></svg>"#),
        Fail(r#"<svg role="img"><g><title>Five stars</title></g></svg>"#),
        Fail(r#"<svg><circle role="graphics-symbol" r="5"/></svg>"#),
        Inapplicable(r#"<svg><path d="M0 0"/></svg>"#),
        Inapplicable(r#"<svg role="img" aria-hidden="true"><path d="M0 0"/></svg>"#),
        CannotTell(r#"<svg role="img" aria-label="Five stars"><g role="img"></g></svg>"#),
        CannotTell(r#"<svg role="img" title="Five stars"></svg>"#),
    ],
    check: Page(check),
};

/// Most elements around a drawing that are asked for their roles.
const MOST_AROUND: usize = 32;

fn check(page: &PageFacts) -> Verdict {
    let images = page.given_roles().filter(|each| {
        let role = page.explicit_role(*each).map(|role| role.name);
        each.is_svg() && matches!(role, Some("img" | "graphics-document" | "graphics-symbol"))
    });
    // In an image or a control everything is presentation, and not every browser shows it to screen readers.
    let is_part = |image: Element<'_>| {
        let mut around = image.ancestors().take(MOST_AROUND);
        around.any(|each| page.role_of(each).is_some_and(Role::has_presentational_children))
    };
    let is_named = |image: Element<'_>| page.name(image).exists().filter(|named| *named || !is_part(image));
    each_tells(images, is_named, "Some SVG images have no name")
}
