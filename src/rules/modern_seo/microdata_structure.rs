//! Microdata properties have no meaning outside an item.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.microdata-structure",
    title: "Microdata attributes are used correctly",
    failure_title: "Microdata attributes are used incorrectly",
    severity: Minor,
    why: "An `itemprop` outside an `itemscope` belongs to no item, and an `itemtype` without `itemscope` starts no \
          item.",
    fix: "Put `itemscope itemtype=\"https://schema.org/…\"` on the element that contains all properties of the item.",
    references: &[Url("https://html.spec.whatwg.org/multipage/microdata.html#associating-names-with-items")],
    examples: &[
        Pass(r#"<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">Mug</b></div>"#),
        Pass(r#"<div itemscope itemref="more"></div><p id="more"><b itemprop="name">Mug</b>"#),
        Fail(r#"<div itemtype="https://schema.org/Product"><b itemprop="name">Mug</b></div>"#),
        Fail(r#"<meta itemprop="name" content="Mug">"#),
        Fail(r#"<div itemscope itemtype="Product"><b itemprop="name">Mug</b></div>"#),
        Inapplicable("<p>Mug"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let errors = &page.structured_data().microdata_errors;
    let elements = || errors.iter().filter_map(|error| error.element(&page.document));
    match errors.first() {
        None if page.having("itemscope").next().is_some() => pass(),
        None => inapplicable(),
        // `<meta itemprop>` in the head is usually left over from old sharing buttons.
        Some(error) if elements().all(|element| element.is("meta") && element.in_head()) => {
            fail(format!("Microdata: {}", error.message)).at_all(elements()).as_severity(Info)
        }
        Some(error) => fail(format!("Microdata: {}", error.message)).with("count", errors.len()).at_all(elements()),
    }
}
