//! Browsers drop the second of two attributes with the same name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.duplicate-attributes",
    title: "Tags have no duplicate attributes",
    failure_title: "Tags have duplicate attributes",
    severity: Minor,
    why: "Browsers keep the first attribute and drop the second, so the class, style or handler in the second one has \
          no effect.",
    fix: "Merge the two attributes: `class=\"a b\"` instead of `class=\"a\" class=\"b\"`.",
    references: &[
        Act("e6952f"),
        Url("https://html.spec.whatwg.org/multipage/parsing.html#parse-error-duplicate-attribute"),
    ],
    examples: &[Pass(r#"<p class="a" id="b">Cats</p>"#), Fail(r#"<p class="a" CLASS="b">Cats</p>"#)],
    check: Page(|page| {
        let found: Vec<_> = page.document.elements().filter(|element| element.has_duplicate_attribute()).collect();
        match found.len() {
            0 => pass(),
            count => fail("A tag has the same attribute more than once").with("count", count).at_all(found),
        }
    }),
};
