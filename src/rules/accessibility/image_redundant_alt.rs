//! Once is enough.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.image-redundant-alt",
    title: "Text alternatives do not repeat the text beside the image",
    failure_title: "",
    severity: Minor,
    why: "Screen readers say everything twice: “Home Home, link”.",
    fix: "Leave the alternative of an image empty whose text stands in the same link or button: \
        `<a href=\"/\"><img src=\"house.png\" alt=\"\"> Home</a>`.",
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
        let is_named =
            |control: Element<'_>| ["aria-label", "aria-labelledby"].iter().any(|name| control.text_of(name).is_some());
        let has_text = control.is_some_and(|control| !is_named(control) && !control.text().trim().is_empty());
        has_text && image.text_of("alt").is_some() && page.role(*image) != Some("none") && page.is_exposed(*image)
    });
    each_tells(images, |image| adds(page, image), "Some text alternatives repeat the text beside the image")
}

/// Whether the alternative of an image says something that the text beside it does not.
fn adds(page: &PageFacts, image: Element<'_>) -> Option<bool> {
    let control = control_around(image)?;
    let alt = image.text_of("alt").unwrap_or_default();
    if control.text().trim().len() > 4 * alt.len() + 64 {
        return Some(true);
    }
    let same = |text: &str| collapse(text).to_lowercase() == collapse(alt).to_lowercase();
    if !same(&control.text_without(None, Element::is_hidden_from_all)) {
        return Some(true);
    }
    // Style sheets may show either the text or the image.
    let is_seen = same(&control.text_without(None, |each| page.class_may_hide(each)));
    (is_seen && !page.class_may_hide(image)).then_some(false)
}

fn control_around(image: Element<'_>) -> Option<Element<'_>> {
    image.ancestors().take(16).find(|each| each.is_any(&["a", "button"]))
}
