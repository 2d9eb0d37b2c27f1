//! Buttons need a name that says what they do.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.button-name",
    title: "Buttons have an accessible name",
    failure_title: "Buttons have no accessible name",
    severity: Critical,
    why: "Screen readers announce only “button”. Screen-reader users and people who use voice control do not know what \
        the button does.",
    fix: "Put text into the button, an `alt` on its image, or an `aria-label` on the button: `<button \
        aria-label=\"Close\">×</button>`. Give `<input type=\"button\">` a `value`.",
    references: &[Wcag("4.1.2"), Act("97a4e1"), Url("https://www.w3.org/TR/accname-1.2/")],
    examples: &[
        Pass("<button>Close</button>"),
        Pass(r#"<button><img src="close.png" alt="Close"></button>"#),
        Pass(r#"<button id="b"></button><label for="b">Close</label>"#),
        Pass(r#"<span role="button" aria-label="Close"></span>"#),
        Pass(r#"<input type="submit">"#),
        Pass("<svg><foreignObject><button>Go</button></foreignObject></svg>"),
        Pass(r#"<math><annotation-xml encoding="text/html"><button>Go</button></annotation-xml></math>"#),
        Pass("<svg><foreignObject><p><label for=b>Go</label></p></foreignObject></svg><button id=b></button>"),
        Pass("<button><svg><foreignObject><img src=go.png alt=Go></foreignObject></svg></button>"),
        Pass("<button><math><mi>x</mi></math></button> <button><math><mtext><b>x</b></mtext></math></button>"),
        Fail("<svg><foreignObject><button></button></foreignObject></svg>"),
        Fail("<button></button>"),
        Fail(r#"<button value="Close"></button>"#),
        Fail(r#"<button class="close"><i class="icon-close"></i></button>"#),
        Fail(r#"<input type="button">"#),
        Fail(r#"<input type="submit" value="">"#),
        Fail(r#"<button role="none"></button>"#),
        Inapplicable(r#"<button role="link"></button>"#),
        Inapplicable(r#"<input type="image" src="lens.png">"#),
        Inapplicable(r#"<button role="none" disabled></button>"#),
        Inapplicable(r#"<button hidden></button>"#),
        Inapplicable("<style>.drawer{display:none}</style><div class=drawer><a href=/x></a><button></button></div>"),
        CannotTell(r#"<button x-text="label"></button>"#),
        CannotTell(r#"<button aria-labelledby="t"></button><script>document.links[0].id = "t"</script>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_image = |button: &Element<'_>| button.is("input") && button.attr_is("type", "image");
    let buttons = page.with_role("button").filter(|button| button.is_html() && !is_image(button));
    each_or_unknown(buttons, |button| page.has_name(button), "Some buttons have no accessible name")
}
