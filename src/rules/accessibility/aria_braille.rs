//! Words for braille displays stand beside words for everybody.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-braille",
    title: "What is given for braille is also given for speech",
    failure_title: "",
    severity: Minor,
    why: "A label or role description for braille alone leaves everybody who listens without any, and browsers ignore it.",
    fix: "Give the element a name beside `aria-braillelabel`, and `aria-roledescription` beside \
        `aria-brailleroledescription`.",
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
    let with_braille = page.having_any(&[LABEL, DESCRIPTION]).filter(|each| {
        page.is_exposed(*each) && (each.text_of(LABEL).is_some() || each.text_of(DESCRIPTION).is_some())
    });
    let is_met = |element: Element<'_>| {
        if element.text_of(DESCRIPTION).is_some() && element.text_of("aria-roledescription").is_none() {
            return Some(false);
        }
        if element.text_of(LABEL).is_some() { page.is_named(element) } else { Some(true) }
    };
    each_tells(with_braille, is_met, "Some elements have words for braille only")
}
