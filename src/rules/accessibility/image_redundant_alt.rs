//! Alternative text should not repeat the text next to the image.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.image-redundant-alt",
    title: "Alternative text does not repeat the text next to the image",
    failure_title: "Alternative text repeats the text next to the image",
    severity: Minor,
    why: "Screen readers announce everything twice: “Home Home, link”.",
    fix: "If the text of an image is already in the same link or button, leave its `alt` empty: `<a href=\"/\"><img \
        src=\"house.png\" alt=\"\"> Home</a>`.",
    references: &[
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H2"),
        Url("https://www.w3.org/WAI/tutorials/images/functional/"),
        Wcag("1.1.1"),
    ],
    examples: &[
        Pass(r#"<a href="/"><img src="house.png" alt="Acme"> Home</a>"#),
        Fail(r#"<a href="/"><img src="house.png" alt="Home"> Home</a>"#),
        Fail(r#"<button><img src="lens.png" alt="search"> Search</button>"#),
        Inapplicable(r#"<a href="/"><img src="house.png" alt=""> Home</a>"#),
        Inapplicable(r#"<a href="/"><img src="house.png" alt="Home"></a>"#),
        Inapplicable(r#"<a href="/" aria-label="Home"><img src="house.png" alt="Home"> Home</a>"#),
        CannotTell(r#"<a href="/"><img src="house.png" alt="Home"> <span class="d-none d-md-block">Home</span></a>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let images = page.all("img").filter(|image| {
        let control = control_around(*image);
        let is_named = |control: Element<'_>| {
            ["aria-label", "aria-labelledby"].iter().any(|name| control.attr_text(name).is_some())
        };
        let has_text = control.is_some_and(|control| !is_named(control) && !control.text().trim().is_empty());
        has_text && image.attr_text("alt").is_some() && page.role(*image) != Some("none") && page.is_exposed(*image)
    });
    each_or_unknown(
        images,
        |image| adds_information(page, image),
        "Some images have alternative text that repeats the text next to them",
    )
}

/// Returns true if the alternative text adds something to the text next to the image.
fn adds_information(page: &PageFacts, image: Element<'_>) -> Option<bool> {
    let control = control_around(image)?;
    let alt = image.attr_text("alt").unwrap_or_default();
    if control.text().trim().len() > 4 * alt.len() + 64 {
        return Some(true);
    }
    let is_same = |text: &str| collapse(text).to_lowercase() == collapse(alt).to_lowercase();
    if !is_same(&control.text_without(None, Element::is_hidden_from_all)) {
        return Some(true);
    }
    // Stylesheets may show either the text or the image.
    let is_visible = is_same(&control.text_without(None, |element| page.class_may_hide(element)));
    (is_visible && !page.class_may_hide(image)).then_some(false)
}

fn control_around(image: Element<'_>) -> Option<Element<'_>> {
    image.ancestors().take(16).find(|ancestor| ancestor.is_any(&["a", "button"]))
}
