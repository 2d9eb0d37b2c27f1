//! Lists must not contain text outside their items.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.list-structure",
    title: "Lists contain no text outside their items",
    failure_title: "Lists contain text outside their items",
    severity: Major,
    why: "Screen readers count the items of a list and move from one to the next. Text between the items belongs to \
        none of them and may be skipped.",
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
        // `aria-required-children` checks children with other roles and lists without items. `listitem` checks items
        // outside lists.
        Pass("<ul><h3>Pets</h3><li>Cats</li></ul>"),
        Inapplicable("<ul><div><li>Cats</li></div></ul>"),
        Inapplicable(r#"<ul role="menu">Pets<li role="menuitem">Cats</li></ul>"#),
        Inapplicable("<p>Cats</p>"),
        CannotTell("<ul><my-title>Pets</my-title><li>Cats</li></ul>"),
        CannotTell("<ul>{{#each pets}}<li>{{name}}</li>{{/each}}</ul>"),
    ],
    check: Page(check),
};

/// Maximum number of descendants of a stray element that are checked.
const MAX_DESCENDANTS: usize = 50;

fn check(page: &PageFacts) -> Verdict {
    let is_list = |list: &Element<'_>| page.is_exposed(*list) && page.role(*list) == Some("list");
    let is_item = |item: &Element<'_>| page.role(*item) == Some("listitem") && page.is_exposed(*item);
    let lists = ["ol", "ul"].into_iter().flat_map(|name| page.all(name));
    let lists = lists.filter(|list| is_list(list) && list.children().any(|child| is_item(&child)));
    let is_clean = |list: Element<'_>| {
        let (mut is_clean, mut is_unsure) = (true, false);
        for text in list.own_text().filter(|text| has_words(text)) {
            is_unsure |= has_template_syntax(text);
            is_clean = false;
        }
        for child in list.children().filter(|child| page.is_exposed(*child)) {
            is_unsure |= child.is_custom() || child.is("slot");
            is_clean &= !is_stray(page, child);
        }
        (!is_unsure).then_some(is_clean)
    };
    each_or_unknown(lists, is_clean, "Some lists contain text outside their items")
}

/// Returns true if the text has letters or digits. Punctuation between items does not count.
fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Returns true for text in elements that have no role.
fn is_stray(page: &PageFacts, child: Element<'_>) -> bool {
    let is_plain = |element: Element<'_>| {
        matches!(page.role(element), None | Some("generic")) && !page.is_focusable(element) && !element.is("li")
    };
    let is_simple = || child.descendants().take(MAX_DESCENDANTS).all(is_plain);
    let may_have_text = !child.is_any(&["noscript", "script", "style", "template"]);
    may_have_text && is_plain(child) && has_words(clip(child.text(), 1 << 10)) && is_simple()
}
