//! A drawing that is marked as an image needs a name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.svg-img-alt",
    title: "SVG images have a name",
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
        Inapplicable(r#"<svg><path d="M0 0"/></svg>"#),
        Inapplicable(r#"<svg role="img" aria-hidden="true"><path d="M0 0"/></svg>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let images = page.given_roles().filter(|each| {
        let role = page.explicit_role(*each).map(|role| role.name);
        each.is_svg() && matches!(role, Some("img" | "graphics-document" | "graphics-symbol"))
    });
    each_tells(images, |image| page.name(image).exists(), "Some SVG images have no name")
}
