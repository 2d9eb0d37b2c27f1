//! An element has one caption.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.single-captions",
    title: "Captions come first in their element and only once",
    failure_title: "An element has several captions, or its caption does not come first",
    severity: Info,
    why: "Only the first `legend`, `figcaption`, `caption` or `summary` names the element. The others are ordinary text \
          to assistive technology. In a source with the caption elsewhere, people who maintain the page miss it.",
    fix: "Keep one caption and turn the others into paragraphs. Put `caption` and `legend` first.",
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
        Fail("<table><tr><td>1</table><table><tr><td>1</tr><caption>Cats</caption></table>"),
        Fail("<fieldset><p>All about</p><legend>Cats</legend></fieldset>"),
        Pass(
            "<fieldset><script>a()</script><legend>Cats</legend></fieldset><figure><img><figcaption>A</figcaption></figure>",
        ),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

/// Captions and the elements of which they are children.
const CAPTIONS: [(&str, &str); 4] =
    [("legend", "fieldset"), ("figcaption", "figure"), ("caption", "table"), ("summary", "details")];

/// Most scripts before a caption.
const MAX_SCRIPTS: usize = 16;

fn check(page: &PageFacts) -> Verdict {
    let (mut checked, mut repeated, mut late) = (0, Vec::new(), Vec::new());
    for (caption, owner) in CAPTIONS {
        let mut owners = HashSet::new();
        for element in page.all(caption) {
            let Some(parent) = element.parent().filter(|parent| parent.is(owner)) else { continue };
            checked += 1;
            let is_script = |child: &Element<'_>| child.is_any(&["script", "template"]);
            let first = parent.children().take(MAX_SCRIPTS).find(|child| !is_script(child));
            if !owners.insert(parent.index()) {
                repeated.push(element);
            } else if matches!(caption, "caption" | "legend") && first != Some(element) {
                late.push(element);
            }
        }
    }
    match (checked, repeated.len(), late.len()) {
        (0, ..) => inapplicable(),
        (_, 0, 0) => pass().with("checked", checked),
        (_, 0, count) => {
            fail(format!("A `{}` does not come first in its element", name_of(&late))).with("count", count).at_all(late)
        }
        (_, count, _) => fail(format!("A second `{}` in the same element names nothing", name_of(&repeated)))
            .with("count", count)
            .at_all(repeated),
    }
}

fn name_of<'a>(found: &[Element<'a>]) -> &'a str {
    found.first().map_or("", |first| first.name())
}
