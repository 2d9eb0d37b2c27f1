//! Links, forms and labels cannot be nested in another of the same kind.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.nested-forms-anchors",
    title: "No link, form or label contains another of the same kind",
    failure_title: "A link, form or label contains another of the same kind",
    severity: Minor,
    why: "Browsers drop a nested form, so its fields are submitted with the outer form. They end the outer link where \
          a nested link starts, so half of it cannot be clicked.",
    fix: "Close the outer element first. Associate fields elsewhere on the page with a form through `form=\"id\"`, and \
          stretch a link over a card with CSS instead of wrapping it around other links.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/forms.html#the-form-element"),
        Url("https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-a-element"),
    ],
    examples: &[
        Pass("<form><label>Cats <input></label></form><form><input></form><a name=cats><a href=/cats>Cats</a>"),
        Fail("<form action=/a><input><form action=/b><input></form></form>"),
        Fail("<a href=/cats>Cats <a href=/dogs>dogs</a></a>"),
        Fail("<label>Cats <label>dogs <input></label></label>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let repairs = &page.document.repairs;
    let has_any = ["a", "form", "label"].into_iter().any(|name| page.first(name).is_some());
    if !has_any {
        return inapplicable();
    }
    if let Some(first) = repairs.dropped_forms.first() {
        let outer = page.all("form").take_while(|form| form.offset() < *first).last();
        return fail("A form starts inside another form").with("count", repairs.dropped_forms.len()).at_all(outer);
    }
    if !repairs.nested_links.is_empty() {
        let is_nested = |link: &Element<'_>| repairs.nested_links.contains(&link.offset()) && !link.is_implied();
        let found = fail("A link starts inside another link").with("count", repairs.nested_links.len());
        return found.at_all(page.all("a").filter(is_nested));
    }
    let mut outer: Option<Element<'_>> = None;
    let mut nested = Vec::new();
    for label in page.all("label") {
        match outer {
            Some(around) if around.contains(label) => nested.push(label),
            _ => outer = Some(label),
        }
    }
    match nested.len() {
        0 => pass(),
        count => fail("A label is inside another label").with("count", count).at_all(nested),
    }
}
