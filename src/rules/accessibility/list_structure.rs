//! Between the items of a list stands nothing else.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.list-structure",
    title: "Lists have nothing but items right inside them",
    failure_title: "",
    severity: Major,
    why: "Screen readers count the items of a list and go from one to the next. Text between them is in no item, and may \
        be passed over.",
    fix: "Put the text into an item, or before the list: `<h3>Pets</h3><ul><li>Cats</li></ul>`.",
    references: &[
        Wcag("1.3.1"),
        Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-ul-element"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H48"),
    ],
    examples: &[
        Pass("<ul><li>Cats<li>Dogs</ul>"),
        Pass("<ul>\n <!-- pets --> <li>Cats</li>&nbsp;<script>1</script><template>Dogs</template></ul>"),
        Pass(r#"<ul><li>Cats</li><div role="listitem">Dogs</div><span hidden>Loading</span></ul>"#),
        Fail("<ul>Pets<li>Cats</li></ul>"),
        Fail("<ol><span>Pets</span><li>Cats</li></ol>"),
        // Children with roles of their own, and lists without items, are for `aria-required-children`; items in
        // something else are for `listitem`.
        Pass("<ul><h3>Pets</h3><li>Cats</li></ul>"),
        Inapplicable("<ul><div><li>Cats</li></div></ul>"),
        Inapplicable(r#"<ul role="menu">Pets<li role="menuitem">Cats</li></ul>"#),
        Inapplicable("<p>Cats</p>"),
        CannotTell("<ul><my-title>Pets</my-title><li>Cats</li></ul>"),
        CannotTell("<ul>{{#each pets}}<li>{{name}}</li>{{/each}}</ul>"),
    ],
    check: Page(check),
};

/// Most elements inside a stray one that are looked at.
const MOST: usize = 50;

fn check(page: &PageFacts) -> Verdict {
    let is_list = |list: &Element<'_>| page.is_exposed(*list) && page.role(*list) == Some("list");
    let is_item = |item: &Element<'_>| page.role(*item) == Some("listitem") && page.is_exposed(*item);
    let lists = ["ol", "ul"].into_iter().flat_map(|name| page.all(name));
    let lists = lists.filter(|list| is_list(list) && list.children().any(|child| is_item(&child)));
    let is_clean = |list: Element<'_>| {
        let (mut is_clean, mut is_made) = (true, false);
        for text in list.own_text().filter(|text| has_words(text)) {
            is_made |= has_template_marks(text);
            is_clean = false;
        }
        for child in list.children().filter(|child| page.is_exposed(*child)) {
            is_made |= child.is_custom() || child.is("slot");
            is_clean &= !is_stray(page, child);
        }
        (!is_made).then_some(is_clean)
    };
    each_tells(lists, is_clean, "Some lists have text between their items")
}

/// Whether something is to be read there; marks between items are not.
fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Whether it is words in elements without any role.
fn is_stray(page: &PageFacts, child: Element<'_>) -> bool {
    let is_plain = |each: Element<'_>| {
        matches!(page.role(each), None | Some("generic")) && !page.is_focusable(each) && !each.is("li")
    };
    let is_simple = || child.descendants().take(MOST).all(is_plain);
    let is_words = !child.is_any(&["noscript", "script", "style", "template"]);
    is_words && is_plain(child) && has_words(clip(child.text(), 1 << 10)) && is_simple()
}
