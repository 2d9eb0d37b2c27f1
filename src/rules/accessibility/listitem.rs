//! An item outside of a list is no item.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.listitem",
    title: "Items stand right inside a list",
    failure_title: "",
    severity: Major,
    why: "Screen readers tell how many items a list has and which one is read. An item outside of a list is announced as \
        plain text.",
    fix: "Put `<li>` right inside `<ul>`, `<ol>` or `<menu>`, without `<div>` or something else between.",
    references: &[Wcag("1.3.1"), Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-li-element")],
    examples: &[
        Pass("<ul><li>Cats<li>Dogs</ul>"),
        Pass("<menu><li><button>Feed</button></menu>"),
        Pass(r#"<div role="list"><li>Cats</li></div>"#),
        Fail("<div><li>Cats</li></div>"),
        Fail("<ul><div><li>Cats</li></div></ul>"),
        Inapplicable("<p>Cats</p>"),
        Inapplicable(r#"<div role="tablist"><li role="tab">Cats</li></div>"#),
        Inapplicable("<div hidden><li>Cats</li></div>"),
        Inapplicable("<template><li>Cats</li></template>"),
        CannotTell("<my-list><li>Cats</li></my-list>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_in_list = |item: Element<'_>| {
        let parent = item.parent()?;
        let is_list = parent.is_any(&["dir", "menu", "ol", "ul"]) || page.role(parent) == Some("list");
        // Scripts make lists of custom elements.
        (is_list || !(parent.is_custom() || parent.is("slot"))).then_some(is_list)
    };
    each_tells(page.plain("li"), is_in_list, "Some items stand outside of a list")
}
