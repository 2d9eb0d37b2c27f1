//! List items must be direct children of a list.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.listitem",
    title: "List items are direct children of a list",
    failure_title: "List items are not direct children of a list",
    severity: Major,
    why: "Screen readers announce how many items a list has and which one is being read. An item outside a list is \
        announced as plain text.",
    fix: "Make `<li>` a direct child of `<ul>`, `<ol>` or `<menu>`, without `<div>` or other elements in between.",
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
        // A script may turn a custom element into a list.
        (is_list || !(parent.is_custom() || parent.is("slot"))).then_some(is_list)
    };
    each_or_unknown(page.with_implicit_role("li"), is_in_list, "Some list items are not direct children of a list")
}
