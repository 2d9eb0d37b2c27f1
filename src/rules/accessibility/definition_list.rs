//! A description list is terms and their descriptions.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.definition-list",
    title: "Description lists are made of terms and their descriptions",
    severity: Major,
    why: "Screen readers connect each description with the term before it. Something else between them, or one without \
        the other, breaks the list.",
    fix: "Put nothing but `<dt>` and then `<dd>` into `<dl>`, each group in a `<div>` if you like. For what is no pair of \
        term and description use `<ul>`.",
    references: &[
        Wcag("1.3.1"),
        Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-dl-element"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H40"),
    ],
    examples: &[
        Pass("<dl><dt>Cat<dt>Kitten<dd>Says meow<dt>Dog<dd>Says woof</dl>"),
        Pass("<dl><div><dt>Cat<dd>Says meow</div><script>1</script><template><p>Dog</template></dl>"),
        Pass(r#"<dl><dt>Cat<dd>Says meow<p hidden>Loading</p></dl>"#),
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

/// What may stand there and is no part of the list, or is to be seen nowhere.
const ALLOWED: [&str; 10] = ["br", "div", "dd", "dt", "link", "meta", "noscript", "script", "style", "template"];

fn check(page: &PageFacts) -> Verdict {
    let lists = page.plain("dl").filter(|list| !list.text().trim().is_empty() || list.children().next().is_some());
    each_tells(lists, |list| is_well_made(page, list), "Some description lists have something else in them")
}

fn is_well_made(page: &PageFacts, list: Element<'_>) -> Option<bool> {
    if list.own_text().any(|text| text.chars().any(char::is_alphanumeric)) {
        let is_template = list.own_text().any(|text| ["{{", "{%", "<%", "${"].iter().any(|mark| text.contains(mark)));
        return (!is_template).then_some(false);
    }
    let (mut has_term, mut has_description, mut has_pair, mut is_made) = (false, false, false, page.document.truncated);
    for child in list.children() {
        match child.name() {
            "dt" => has_term = true,
            "dd" => {
                has_description = true;
                has_pair |= has_term;
            }
            _ if child.is_custom() || child.is("slot") => is_made = true,
            _ if child.is_any(&ALLOWED) || !page.is_exposed(child) => {}
            _ if clip(child.text(), 1 << 10).trim().is_empty() => {}
            _ => return Some(false),
        }
    }
    let is_met = has_pair || !has_term && !has_description;
    // Scripts may add the other half of a list with one half only.
    (!is_made).then_some(is_met)
}
