//! A base element changes every relative address on the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.base-element",
    title: "The page has one base address at most, set before it is used",
    failure_title: "",
    severity: Minor,
    why: "Only the first `base` counts. A second one, or one in the body, is ignored, and relative addresses lead \
          elsewhere than their author thinks.",
    fix: "Keep one `<base href=\"…\">`, as the first thing in the head after the encoding, or none.",
    references: &[Url("https://html.spec.whatwg.org/multipage/semantics.html#the-base-element")],
    examples: &[
        Pass(r#"<base href="/cats/"><link rel="stylesheet" href="a.css">"#),
        Pass(r#"<base target="_top"><base href="/cats/">"#),
        Fail(r#"<base href="/cats/"><base href="/dogs/">"#),
        Fail(r#"<link rel="stylesheet" href="a.css"><base href="/cats/">"#),
        Inapplicable("<title>Cats</title>"),
        Inapplicable(r#"<base target="_top">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut bases = page.all("base").filter(|base| base.has("href"));
    let Some(base) = bases.next() else { return inapplicable() };
    if let Some(second) = bases.next() {
        return fail("The page has a second base address, which is ignored").at(second);
    }
    let is_relative = |address: &str| !address.starts_with('/') && !address.contains(':') && !address.starts_with('#');
    let early = page.all("link").chain(page.all("script")).find(|element| {
        let address = element.text_of("href").or_else(|| element.text_of("src"));
        element.index() < base.index() && address.is_some_and(is_relative)
    });
    match early {
        Some(element) => fail("A relative address stands before the base that changes it").at(element).at(base),
        None => pass(),
    }
}
