//! An image without an alternative text should have no title either.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.empty-alt-title",
    title: "Decorative images have no title",
    failure_title: "Images with an empty `alt` have a title",
    severity: Minor,
    why: "Users of a mouse see the title as a tooltip, so it says something. Screen readers skip the image because its \
        `alt` is empty.",
    fix: "Move the text into `alt` if it matters: `<img alt=\"Two cats\">`. If not, remove `title`.",
    references: &[
        Wcag("1.1.1"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H67"),
        Url("https://html.spec.whatwg.org/multipage/images.html#alt"),
    ],
    examples: &[
        Pass(r#"<img src="/a.png" alt=""> <img src="/a.png" alt="Cats" title="Cats">"#),
        Pass(r#"<img src="/a.png" alt="" title=" ">"#),
        // The link around the image has the same words.
        Pass(r#"<a href="/">Home <img src="/a.png" alt="" title="home"></a>"#),
        Fail(r#"<img src="/a.png" alt="" title="Two cats">"#),
        Inapplicable(r#"<img src="/a.png" title="Cats"> <img hidden src="/a.png" alt="" title="Cats">"#),
        CannotTell(r#"<img src="/a.png" alt="" title="{{ name }}">"#),
    ],
    check: Page(check),
};

/// Maximum number of bytes of text that are compared.
const MAX_TEXT: usize = 400;

fn check(page: &PageFacts) -> Verdict {
    let images = page.all("img").filter(|image| image.get("alt").is_some_and(|alt| alt.trim().is_empty()));
    let images = images.filter(|image| page.is_exposed(*image) && !image.has("aria-label"));
    let has_no_title = |image: Element<'_>| {
        let Some(title) = image.attr_text("title") else { return Some(true) };
        let parent = image.parent().map(|parent| collapse(clip(parent.text(), MAX_TEXT)).to_lowercase());
        match has_template_syntax(title) {
            true => None,
            false => Some(parent.is_some_and(|text| contains(&text, &collapse(title).to_lowercase()))),
        }
    };
    each_or_unknown(images, has_no_title, "Some images have an empty `alt` and a title")
}
