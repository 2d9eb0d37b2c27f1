//! Elements that are part of another one have no effect outside of it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.misplaced-parts",
    title: "Parts such as `source`, `area` and `legend` are inside their element",
    failure_title: "Parts such as `source`, `area` or `legend` are outside their element",
    severity: Minor,
    why: "Browsers ignore a `source`, `track` or `area` in the wrong place. Assistive technology does not connect a \
          `legend` or `figcaption` with what it should describe.",
    fix: "Move `source` and `track` directly into `video`, `audio` or `picture`, `area` into `map`, `legend` directly \
          into `fieldset`, and `figcaption` into `figure`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/embedded-content.html#the-source-element"),
        Url("https://html.spec.whatwg.org/multipage/form-elements.html#the-legend-element"),
        Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-figcaption-element"),
    ],
    examples: &[
        Pass("<picture><source srcset=/a><img></picture><video><source src=/a><track src=/b></video>"),
        Pass("<figure><img><figcaption>Cat</figcaption></figure><fieldset><legend>Cats</legend></fieldset>"),
        Pass("<map name=a><p><area href=/a></p></map><details><summary>Cats</summary></details>"),
        Pass("<select><optgroup label=A><legend>A</legend><option>B</optgroup></select>"),
        Fail("<div><source src=/a.mp4></div>"),
        Fail("<video><div><track src=/a.vtt></div></video>"),
        Fail("<area href=/a alt=A>"),
        Fail("<figcaption>Cat</figcaption>"),
        Fail("<div><legend>Cats</legend><input aria-label=A></div>"),
        Fail("<summary>Cats</summary>"),
        Inapplicable("<p>Cats</p><template><source src=/a></template>"),
        CannotTell("<my-player><source src=/a.mp4></my-player>"),
        CannotTell("<my-figure><figcaption>Cat</figcaption></my-figure>"),
    ],
    check: Page(check),
};

/// Parts, the elements that they belong to, and true if those must be the parents.
const PARTS: [(&str, &[&str], bool); 6] = [
    ("source", &["audio", "picture", "video"], true),
    ("track", &["audio", "video"], true),
    ("area", &["map"], false),
    ("figcaption", &["figure"], false),
    ("legend", &["fieldset", "optgroup"], true),
    ("summary", &["details"], true),
];
/// Most ancestors that are checked.
const MAX_ANCESTORS: usize = 32;

fn check(page: &PageFacts) -> Verdict {
    let (mut checked, mut undecided, mut found) = (0, 0, Vec::new());
    for (part, around, is_parent) in PARTS {
        for element in page.all(part) {
            checked += 1;
            let depth = if is_parent { 1 } else { MAX_ANCESTORS };
            if element.ancestors().take(depth).any(|ancestor| ancestor.is_any(around)) {
                continue;
            }
            // A custom element may move its content.
            if element.ancestors().take(MAX_ANCESTORS).any(Element::is_custom) {
                undecided += 1;
            } else {
                found.push((element, around));
            }
        }
    }
    match (checked, found.first()) {
        (0, _) => inapplicable(),
        (_, None) if undecided > 0 => cannot_tell("A custom element may move its parts").with("undecided", undecided),
        (_, None) => pass().with("checked", checked),
        (_, Some((first, around))) => {
            let around = around.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
            let message = format!("`{}` is not inside {around}", first.name());
            let verdict = fail(message).with("count", found.len()).at_all(found.iter().map(|(element, _)| *element));
            // A caption or a heading without its element is still text.
            let is_text = found.iter().all(|(element, _)| !element.is_any(&["area", "source", "track"]));
            if is_text { verdict.as_severity(Info) } else { verdict }
        }
    }
}
