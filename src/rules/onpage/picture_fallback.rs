//! Without an img inside, a picture shows nothing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.picture-fallback",
    title: "Each picture element holds an image and sources it can use",
    failure_title: "",
    severity: Major,
    why: "A `picture` only chooses a file for the `img` inside. Without one nothing is shown, and a `source` with \
          `src` in place of `srcset` is ignored.",
    fix: "Write `<picture><source srcset=\"cat.avif\" type=\"image/avif\"><img src=\"cat.jpg\" alt=\"A \
          cat\"></picture>`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/embedded-content.html#the-picture-element")],
    examples: &[
        Pass(r#"<picture><source srcset="cat.avif"><img src="cat.jpg" alt="A cat"></picture>"#),
        Pass(r#"<picture><source data-srcset="cat.avif"><img data-src="cat.jpg" alt="A cat"></picture>"#),
        Fail(r#"<picture><source srcset="cat.avif"></picture>"#),
        Fail(r#"<picture><source src="cat.avif"><img src="cat.jpg" alt="A cat"></picture>"#),
        Inapplicable(r#"<img src="cat.jpg" alt="A cat">"#),
        CannotTell(r#"<picture><script type="text/template"><img src="cat.jpg" alt="A cat"></script></picture>"#),
    ],
    check: Page(|page| each_tells(page.all("picture"), works, "A picture has no image, or a source that is ignored")),
};

fn works(picture: Element<'_>) -> Option<bool> {
    // Scripts fill empty ones, and those that hold a template for it.
    let is_empty = picture.children().next().is_none();
    let holds_template = picture.children().any(|child| child.is_any(&["noscript", "script", "template"]));
    let has_image = picture.children().any(|child| child.is("img"));
    let is_ignored = |source: Element<'_>| source.is("source") && source.has("src") && !source.has("srcset");
    let works = is_empty || has_image && !picture.children().any(is_ignored);
    (works || has_image || !holds_template).then_some(works)
}
