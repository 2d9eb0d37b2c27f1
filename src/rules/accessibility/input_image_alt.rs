//! A button that is an image must say what it does.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.input-image-alt",
    title: "Image buttons have a name",
    failure_title: "",
    severity: Critical,
    why: "Who cannot see the image hears only “button”, or the name of a file, and cannot know what it does.",
    fix: "Say in `alt` what the button does: `<input type=\"image\" src=\"lens.png\" alt=\"Search\">`.",
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
    each_tells(buttons, |button| page.name(button).exists(), "Some image buttons have no name")
}
