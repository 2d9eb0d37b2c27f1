//! Labels and role descriptions for braille need an equivalent for speech.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-braille",
    title: "ARIA braille attributes have a non-braille equivalent",
    failure_title: "ARIA braille attributes have no non-braille equivalent",
    severity: Minor,
    why: "A label or role description that exists only in braille is missing for everyone who listens to the page, and \
        browsers ignore it.",
    fix: "Give an element with `aria-braillelabel` an accessible name, and add `aria-roledescription` to an element \
        with `aria-brailleroledescription`.",
    references: &[
        Wcag("4.1.2"),
        Url("https://w3c.github.io/aria/#aria-braillelabel"),
        Url("https://w3c.github.io/aria/#aria-brailleroledescription"),
    ],
    examples: &[
        Pass(r#"<button aria-braillelabel="***">3 of 5 stars</button>"#),
        Pass(r#"<article aria-roledescription="slide" aria-brailleroledescription="sld">Cats</article>"#),
        Fail(r#"<img alt="" role="img" src="stars.png" aria-braillelabel="***">"#),
        Fail(r#"<article aria-brailleroledescription="sld">Cats</article>"#),
        Inapplicable("<button>3 of 5 stars</button>"),
        Inapplicable(r#"<button aria-braillelabel="">3 of 5 stars</button>"#),
    ],
    check: Page(check),
};

const LABEL: &str = "aria-braillelabel";
const DESCRIPTION: &str = "aria-brailleroledescription";

fn check(page: &PageFacts) -> Verdict {
    let with_braille = page.having_any(&[LABEL, DESCRIPTION]).filter(|element| {
        page.is_exposed(*element) && (element.attr_text(LABEL).is_some() || element.attr_text(DESCRIPTION).is_some())
    });
    let has_equivalent = |element: Element<'_>| {
        if element.attr_text(DESCRIPTION).is_some() && element.attr_text("aria-roledescription").is_none() {
            return Some(false);
        }
        if element.attr_text(LABEL).is_some() { page.is_named(element) } else { Some(true) }
    };
    each_or_unknown(
        with_braille,
        has_equivalent,
        "Some elements have braille attributes without a non-braille equivalent",
    )
}
