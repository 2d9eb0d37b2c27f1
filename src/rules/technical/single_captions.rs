//! An element has one caption.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.single-captions",
    title: "Groups, figures, tables and details have one caption each",
    failure_title: "A group, figure, table or `details` has several captions",
    severity: Info,
    why: "Only the first `legend`, `figcaption`, `caption` or `summary` names the element. The others are ordinary text \
          to assistive technology.",
    fix: "Keep one caption and turn the others into paragraphs.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/form-elements.html#the-fieldset-element"),
        Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-figure-element"),
        Url("https://html.spec.whatwg.org/multipage/tables.html#the-table-element"),
    ],
    examples: &[
        Pass("<fieldset><legend>Cats</legend><fieldset><legend>Dogs</legend></fieldset></fieldset>"),
        Pass("<table><caption>Cats</caption><tr><td>1</table><figure><figcaption>Dog</figcaption></figure>"),
        Fail("<fieldset><legend>Cats</legend><legend>Dogs</legend></fieldset>"),
        Fail("<figure><figcaption>Cats</figcaption><img><figcaption>Dogs</figcaption></figure>"),
        Fail("<table><caption>Cats</caption><caption>Dogs</caption><tr><td>1</table>"),
        Fail("<details><summary>Cats</summary><summary>Dogs</summary></details>"),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

/// Captions and the elements of which they are children.
const CAPTIONS: [(&str, &str); 4] =
    [("legend", "fieldset"), ("figcaption", "figure"), ("caption", "table"), ("summary", "details")];

fn check(page: &PageFacts) -> Verdict {
    let (mut checked, mut repeated) = (0, Vec::new());
    for (caption, owner) in CAPTIONS {
        let mut owners = std::collections::HashSet::new();
        for element in page.all(caption) {
            let Some(parent) = element.parent().filter(|parent| parent.is(owner)) else { continue };
            checked += 1;
            if !owners.insert(parent.index()) {
                repeated.push(element);
            }
        }
    }
    match (checked, repeated.first()) {
        (0, _) => inapplicable(),
        (_, None) => pass().with("checked", checked),
        (_, Some(first)) => fail(format!("A second `{}` in the same element names nothing", first.name()))
            .with("count", repeated.len())
            .at_all(repeated),
    }
}
