//! Description lists must contain terms and their descriptions.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.definition-list",
    title: "Description lists consist of terms and their descriptions",
    failure_title: "Description lists contain other content or lack pairs of term and description",
    severity: Major,
    why: "Screen readers connect each description with the term before it. Other content between them, or a term or \
        description without its counterpart, breaks the list.",
    fix: "Put only `<dt>` followed by `<dd>` into `<dl>`; each group may be wrapped in a `<div>`. For content that is \
        not a pair of term and description, use `<ul>`.",
    references: &[
        Wcag("1.3.1"),
        Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-dl-element"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H40"),
    ],
    examples: &[
        Pass("<dl><dt>Cat<dt>Kitten<dd>Says meow<dt>Dog<dd>Says woof</dl>"),
        Pass("<dl><div><dt>Cat<dd>Says meow</div><script>1</script><template><p>Dog</template></dl>"),
        Pass(r#"<dl><dt>Cat<dd>Says meow<p hidden>Loading</p></dl>"#),
        Pass(r#"<dl><div role="presentation"><dt>Cat<dd>Says meow</div></dl>"#),
        Fail(r#"<dl><div role="group"><dt>Cat<dd>Says meow</div></dl>"#),
        Fail("<dl>Pets<dt>Cat<dd>Says meow</dl>"),
        Fail("<dl><p>Pets</p><dt>Cat<dd>Says meow</dl>"),
        Fail("<dl><dd>Says meow</dl>"),
        Fail("<dl><dt>Cat</dl>"),
        Inapplicable("<dl></dl>"),
        Inapplicable(r#"<dl role="presentation"><p>Cats</p></dl>"#),
        CannotTell("<dl><my-pair></my-pair></dl>"),
    ],
    check: Page(check),
};

/// Elements that are allowed in the list or are never visible.
const ALLOWED: [&str; 10] = ["br", "div", "dd", "dt", "link", "meta", "noscript", "script", "style", "template"];

fn check(page: &PageFacts) -> Verdict {
    let lists = || {
        page.with_implicit_role("dl").filter(|list| !list.text().trim().is_empty() || list.children().next().is_some())
    };
    let is_clean = |list| is_clean(page, list);
    let with_strays = each_or_unknown(lists(), is_clean, "Some description lists contain other content");
    if with_strays.message.is_some() {
        return with_strays;
    }
    let has_pairs = |list| has_pairs(page, list);
    let pairs = each_or_unknown(lists(), has_pairs, "Some description lists have no pairs of term and description");
    if pairs.message.is_some() { pairs.as_severity(Minor) } else { pairs }
}

/// Returns true if the list contains no other visible content. Scripts may turn custom elements and template marks
/// into anything.
fn is_clean(page: &PageFacts, list: Element<'_>) -> Option<bool> {
    if list.own_text().any(|text| text.chars().any(char::is_alphanumeric)) {
        let is_template = list.own_text().any(has_template_syntax);
        return (!is_template).then_some(false);
    }
    let is_seen = |child: &Element<'_>| page.is_exposed(*child) && !clip(child.text(), 1 << 10).trim().is_empty();
    // A group is a plain `div`: with a role, it hides the list from its terms.
    let is_allowed = |child: Element<'_>| child.is_any(&ALLOWED) && (!child.is("div") || !page.has_other_role(child));
    let strays = || list.children().filter(|child| !is_allowed(*child)).filter(is_seen);
    let is_made = list.children().any(|child| child.is_custom() || child.is("slot"));
    (!is_made).then(|| strays().next().is_none())
}

/// Returns true if a description follows a term, or if the list contains neither.
fn has_pairs(page: &PageFacts, list: Element<'_>) -> Option<bool> {
    let mut parts = list.children().filter(|child| child.is_any(&["dd", "dt"])).peekable();
    let has_none = parts.peek().is_none();
    let has_pairs = has_none || parts.skip_while(|part| part.is("dd")).any(|part| part.is("dd"));
    (has_pairs || !page.document.truncated).then_some(has_pairs)
}
