//! Long alternative texts are hard to follow.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.alt-length",
    title: "Alternative texts have at most 125 characters",
    failure_title: "Alternative texts have more than 125 characters",
    severity: Info,
    why: "Screen readers announce an alternative text in one go. Users cannot pause in it or go back by words as in the \
        text of the page.",
    fix: "Say in a phrase what the image shows, and put a longer description into the text or into `<figcaption>`.",
    references: &[
        Url("https://www.w3.org/WAI/tutorials/images/complex/"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/general/G95"),
    ],
    examples: &[
        Pass(r#"<img src="/a.png" alt="Two cats on a sofa">"#),
        Fail(
            r#"<img src="/a.png" alt="Two cats on a sofa, one of them asleep, the other one looking out of the window, where
             a third cat sits on the fence in the rain">"#,
        ),
        Inapplicable(r#"<img src="/a.png" alt=""> <img src="/a.png">"#),
        // An inlined formula is read as a formula.
        Inapplicable(r#"<img class="tex" src="/a.png" alt="\frac{1}{2}">"#),
    ],
    check: Page(check),
};

/// Maximum number of characters.
const MAX_CHARACTERS: usize = 125;
/// Classes of images that show a formula, whose text is its source.
const FORMULAS: [&str; 4] = ["equation", "latex", "math", "tex"];

fn check(page: &PageFacts) -> Verdict {
    let is_formula = |image: &Element<'_>| image.get("class").is_some_and(|class| contains_any(class, &FORMULAS));
    let images = page.all("img").filter(|image| image.attr_text("alt").is_some() && page.is_exposed(*image));
    let is_short = |image: Element<'_>| {
        let alt = image.attr_text("alt").unwrap_or_default();
        alt.len() <= MAX_CHARACTERS || collapse(alt).chars().count() <= MAX_CHARACTERS
    };
    each(images.filter(|image| !is_formula(image)), is_short, "Some alternative texts have more than 125 characters")
}
