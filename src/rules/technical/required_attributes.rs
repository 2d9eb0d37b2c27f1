//! Elements without their required attributes have no effect.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.required-attributes",
    title: "Images, links, sources, frames and maps have their required attributes",
    failure_title: "An element lacks an attribute without which it has no effect",
    severity: Minor,
    why: "A `link` without `rel` or `href`, an `img`, `source` or `track` without a file and a `map` without a name have \
          no effect. Usually the template had no value to fill in.",
    fix: "Set the attribute. If there is no value, let the template omit the whole element.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/semantics.html#the-link-element"),
        Url("https://html.spec.whatwg.org/multipage/embedded-content.html#the-source-element"),
    ],
    examples: &[
        Pass(
            "<link rel=icon href=/a.ico><link itemprop=url href=/><video><source src=/a.mp4><track src=/a.vtt></video>",
        ),
        Pass("<link rel=preload as=image imagesrcset='/a.png 2x'><picture><source data-srcset=/a.webp><img></picture>"),
        Pass("<p vocab=https://schema.org/ typeof=Thing><link property=image resource=/a.jpg></p>"),
        Fail("<link rel=stylesheet href=''>"),
        Fail("<link href=/a.css>"),
        Inapplicable("<link rel=canonical href=''>"),
        Fail("<video><source type=video/mp4></video>"),
        Fail("<map><area href=/a alt=A></map>"),
        Fail("<img alt=Cats>"),
        Fail("<iframe title=Map></iframe>"),
        Fail("<select><optgroup><option>A</select>"),
        Fail("<p><bdo>Cats</bdo>"),
        Fail("<input type=image alt=Send>"),
        Pass(
            "<img srcset='/a 2x'><iframe srcdoc=a title=A></iframe><bdo dir=rtl>A</bdo><select><optgroup label=A></select>",
        ),
        // A script may set it.
        CannotTell("<img id=photo alt=Cats><script src=/a.js></script>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

/// Elements with a required attribute.
const NAMES: [&str; 10] = ["bdo", "embed", "iframe", "img", "input", "link", "map", "optgroup", "source", "track"];

fn check(page: &PageFacts) -> Verdict {
    let elements = NAMES.into_iter().flat_map(|name| page.all(name));
    let elements = elements.filter(|element| !element.is("input") || element.attr_is("type", "image"));
    // technical.canonical reports a canonical link without a URL.
    let elements =
        elements.filter(|element| !element.has_token("rel", "canonical") || element.attr_text("href").is_some());
    let has_scripts = page.has_scripts();
    let state = |element: Element<'_>| {
        let is_late = has_scripts && element.is_any(&["embed", "iframe", "img", "input", "optgroup"]);
        match is_set_by_script(element) || is_complete(element) {
            false if is_late => None,
            complete => Some(complete),
        }
    };
    each_or_unknown(elements, state, "An element lacks a required attribute")
}

fn is_complete(element: Element<'_>) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| element.attr_text(name).is_some());
    match element.name() {
        "link" => {
            has(&["rel", "itemprop", "property", "rev"]) && has(&["href", "imagesrcset"])
                || has(&["property"]) && has(&["resource", "content"])
        }
        "img" => has(&["src", "srcset"]) || element.parent().is_some_and(|parent| parent.is("picture")),
        "source" => has(&["src", "srcset"]),
        "embed" | "input" | "track" => has(&["src"]),
        "iframe" => has(&["src", "srcdoc", "name"]),
        "bdo" => has(&["dir"]),
        "optgroup" => has(&["label"]) || element.children().next().is_some_and(|child| child.is("legend")),
        _ => has(&["name", "id"]),
    }
}

/// Returns true if a script probably fills in the missing attribute: `data-src`, `ng-href`, `:href`, `v-bind:href`.
fn is_set_by_script(element: Element<'_>) -> bool {
    element.attributes().any(|(name, _)| {
        ["data-", "ng-"].iter().any(|prefix| name.starts_with(prefix)) || name.contains([':', '[', '@'])
    })
}
