//! Image buttons need a name that says what they do.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.input-image-alt",
    title: "Image buttons have an accessible name",
    failure_title: "Image buttons have no accessible name",
    severity: Critical,
    why: "Screen-reader users hear only \"button\" or a file name, and cannot know what the button does.",
    fix: "Describe what the button does in `alt`: `<input type=\"image\" src=\"lens.png\" alt=\"Search\">`.",
    references: &[Wcag("1.1.1"), Wcag("4.1.2"), Act("59796f")],
    examples: &[
        Pass(r#"<input type="image" src="lens.png" alt="Search">"#),
        Pass(r#"<input type="image" src="lens.png" aria-label="Search">"#),
        Fail(r#"<input type="image" src="lens.png">"#),
        Fail(r#"<input type="image" src="lens.png" alt="">"#),
        Fail(r#"<input type="image" src="lens.png" value="Search">"#),
        Inapplicable("<button>Search</button>"),
        Inapplicable(r#"<input type="image" src="lens.png" hidden>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let buttons = page.all("input").filter(|input| input.attr_is("type", "image") && page.is_exposed(*input));
    each_or_unknown(buttons, |button| page.name(button).exists(), "Some image buttons have no accessible name")
}
