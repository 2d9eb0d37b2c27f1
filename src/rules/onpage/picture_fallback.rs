//! A picture element shows nothing without an img inside.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.picture-fallback",
    title: "Each picture element has an img and usable sources",
    failure_title: "A picture element has no img or an unusable source",
    severity: Major,
    why: "A `picture` only selects a file for the `img` inside it. Without an `img`, browsers show nothing. They \
          ignore a `source` that has `src` in place of `srcset`.",
    fix: "Put an `img` into each `picture`, and use `srcset` on each `source`: `<picture><source srcset=\"cat.avif\" \
          type=\"image/avif\"><img src=\"cat.jpg\" alt=\"A cat\"></picture>`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/embedded-content.html#the-picture-element")],
    examples: &[
        Pass(r#"<picture><source srcset="cat.avif"><img src="cat.jpg" alt="A cat"></picture>"#),
        Pass(r#"<picture><source data-srcset="cat.avif"><img data-src="cat.jpg" alt="A cat"></picture>"#),
        Fail(r#"<picture><source srcset="cat.avif"></picture>"#),
        // This is a mild failure: browsers show the img.
        Fail(r#"<picture><source src="cat.avif"><img src="cat.jpg" alt="A cat"></picture>"#),
        Inapplicable(r#"<img src="cat.jpg" alt="A cat">"#),
        CannotTell(r#"<picture><script type="text/template"><img src="cat.jpg" alt="A cat"></script></picture>"#),
    ],
    check: Page(|page| {
        let shows_nothing = page.all("picture").any(|picture| is_valid(picture) == Some(false) && !has_image(picture));
        let message = match shows_nothing {
            true => "A `picture` has no `img`, so browsers show nothing",
            false => "A `source` in a `picture` has `src` in place of `srcset`, so browsers ignore it",
        };
        each_or_unknown(page.all("picture"), is_valid, message).milder_if(Minor, || !shows_nothing)
    }),
};

fn has_image(picture: Element<'_>) -> bool {
    picture.children().any(|child| child.is("img"))
}

fn is_valid(picture: Element<'_>) -> Option<bool> {
    // Scripts may fill an empty element, or one that contains a template.
    let is_empty = picture.children().next().is_none();
    let has_template = picture.children().any(|child| child.is_any(&["noscript", "script", "template"]));
    let has_image = has_image(picture);
    let is_ignored = |source: Element<'_>| source.is("source") && source.has("src") && !source.has("srcset");
    let is_valid = is_empty || has_image && !picture.children().any(is_ignored);
    (is_valid || has_image || !has_template).then_some(is_valid)
}
