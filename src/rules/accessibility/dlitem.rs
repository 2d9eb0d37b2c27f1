//! Terms and descriptions must be inside a description list.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.dlitem",
    title: "Terms and descriptions are correctly nested in a description list",
    failure_title: "Terms or descriptions are not correctly nested in a description list",
    severity: Major,
    why: "Screen readers announce which description belongs to which term. Outside of a list, nothing connects them.",
    fix: "Put `<dt>` and `<dd>` directly inside `<dl>`, or into a `<div>` directly inside it.",
    references: &[Wcag("1.3.1"), Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-dl-element")],
    examples: &[
        Pass("<dl><dt>Cat<dd>Says meow</dl>"),
        Pass("<dl><div><dt>Cat<dd>Says meow</div></dl>"),
        Pass(r#"<dl><div role="none"><dt>Cat<dd>Says meow</div></dl>"#),
        Fail(r#"<dl><div role="listitem"><dt>Cat<dd>Says meow</div></dl>"#),
        Fail("<dt>Cat</dt><dd>Says meow</dd>"),
        Fail("<dl><span><dt>Cat</dt></span></dl>"),
        Fail("<dl><div><div><dt>Cat</dt></div></div></dl>"),
        Inapplicable("<p>Cats</p>"),
        Inapplicable("<div hidden><dt>Cat</dt></div>"),
        Inapplicable(r#"<div role="list"><dt role="listitem">Cat</dt></div>"#),
        CannotTell("<my-terms><dt>Cat</dt></my-terms>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_in_list = |part: Element<'_>| {
        let parent = part.parent()?;
        let around = if parent.is("div") && !page.has_other_role(parent) { parent.parent()? } else { parent };
        let is_list = parent.is("dl") || around.is("dl");
        let is_custom = [parent, around].into_iter().any(|element| element.is_custom() || element.is("slot"));
        (is_list || !is_custom).then_some(is_list)
    };
    let parts = page.with_implicit_role("dt").chain(page.with_implicit_role("dd"));
    each_or_unknown(parts, is_in_list, "Some terms or descriptions are not correctly nested in a description list")
}
