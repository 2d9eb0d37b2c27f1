//! Of two attributes with one name the second is dropped.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.duplicate-attributes",
    title: "No tag has the same attribute twice",
    failure_title: "",
    severity: Minor,
    why: "Browsers keep the first and drop the second, so a class, style or handler that was meant to work does not.",
    fix: "Merge the two: `class=\"a b\"` in place of `class=\"a\" class=\"b\"`.",
    references: &[
        Act("e6952f"),
        Url("https://html.spec.whatwg.org/multipage/parsing.html#parse-error-duplicate-attribute"),
    ],
    examples: &[Pass(r#"<p class="a" id="b">Cats</p>"#), Fail(r#"<p class="a" CLASS="b">Cats</p>"#)],
    check: Page(|page| {
        let found: Vec<_> = page.document.elements().filter(|element| element.has_duplicate_attribute()).collect();
        match found.len() {
            0 => pass(),
            count => fail("A tag has the same attribute twice").with("count", count).at_all(found),
        }
    }),
};
