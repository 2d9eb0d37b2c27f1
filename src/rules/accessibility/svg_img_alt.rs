//! An SVG element with an image role needs an accessible name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.svg-img-alt",
    title: "SVG images have an accessible name",
    failure_title: "SVG images have no accessible name",
    severity: Major,
    why: "Screen readers announce such an SVG as an image, but without a name they cannot say what it shows.",
    fix: "Start the SVG with a title, `<svg role=\"img\"><title>Five stars</title>…`, or add `aria-label`. Hide \
        decorative images with `aria-hidden=\"true\"`.",
    references: &[Wcag("1.1.1"), Act("7d6734"), Url("https://www.w3.org/TR/svg-aam-1.0/#mapping_additional_nd")],
    examples: &[
        Pass(r#"<svg role="img" aria-label="Five stars"><path d="M0 0"/></svg>"#),
        Fail(r#"<svg role="img"><path d="M0 0"/></svg>"#),
        Fail(r#"<svg role="img"><title> </title></svg>"#),
        Fail(r#"<svg role="img"><g><title>Five stars</title></g></svg>"#),
        Fail(r#"<svg><circle role="graphics-symbol" r="5"/></svg>"#),
        // These are mild failures: the name of the link or label says what the icon shows.
        Fail(r#"<a href="/"><svg role="img"><path d="M0 0"/></svg> Log in</a>"#),
        Fail(r#"<a href="/" aria-label="Home"><svg role="img"><path d="M0 0"/></svg></a>"#),
        Inapplicable(r#"<svg><path d="M0 0"/></svg>"#),
        Inapplicable(r#"<svg role="img" aria-hidden="true"><path d="M0 0"/></svg>"#),
        CannotTell(r#"<svg role="img" aria-label="Five stars"><g role="img"></g></svg>"#),
        CannotTell(r#"<svg role="img" title="Five stars"></svg>"#),
    ],
    check: Page(check),
};

/// Maximum number of ancestors whose roles are checked.
const MAX_ANCESTORS: usize = 32;

fn check(page: &PageFacts) -> Verdict {
    let images = || {
        page.with_any_explicit_role().filter(|image| {
            let role = page.explicit_role(*image).map(|role| role.name);
            image.is_svg() && matches!(role, Some("img" | "graphics-document" | "graphics-symbol"))
        })
    };
    // The content of an image or a control is presentational, and not every browser exposes it to screen readers.
    let is_part = |image: Element<'_>| {
        let mut ancestors = image.ancestors().take(MAX_ANCESTORS);
        ancestors.any(|ancestor| page.role_of(ancestor).is_some_and(Role::has_presentational_children))
    };
    let is_named = |image: Element<'_>| page.name(image).exists().filter(|named| *named || !is_part(image));
    let is_in_named_link = |image: Element<'_>| {
        let mut ancestors = image.ancestors().take(MAX_ANCESTORS);
        let link = ancestors.find(|ancestor| page.role(*ancestor) == Some("link"));
        link.is_some_and(|link| page.name(link).exists() == Some(true))
    };
    each_or_unknown(images(), is_named, "Some SVG images have no accessible name")
        .milder_if(Minor, || images().filter(|image| is_named(*image) == Some(false)).all(is_in_named_link))
}
