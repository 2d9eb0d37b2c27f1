//! Elements without their required attributes have no effect.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.required-attributes",
    title: "Links, sources, tracks and maps have their required attributes",
    failure_title: "A `link`, `source`, `track` or `map` element lacks a required attribute",
    severity: Minor,
    why: "A `link` without `rel` or `href`, a `source` or `track` without a file and a `map` without a name have no \
          effect. Usually the template had no value to fill in.",
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
        Fail("<link rel=stylesheet href=''>"),
        Fail("<link href=/a.css>"),
        Inapplicable("<link rel=canonical href=''>"),
        Fail("<video><source type=video/mp4></video>"),
        Fail("<map><area href=/a alt=A></map>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let elements = ["link", "source", "track", "map"].into_iter().flat_map(|name| page.all(name));
    // technical.canonical-absolute reports a canonical link without a URL.
    let elements =
        elements.filter(|element| !element.has_token("rel", "canonical") || element.attr_text("href").is_some());
    each(elements, |element| is_set_by_script(element) || is_complete(element), "An element lacks a required attribute")
}

fn is_complete(element: Element<'_>) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| element.attr_text(name).is_some());
    match element.name() {
        "link" => has(&["rel", "itemprop", "property", "rev"]) && has(&["href", "imagesrcset"]),
        "source" => has(&["src", "srcset"]),
        "track" => has(&["src"]),
        _ => has(&["name", "id"]),
    }
}

/// Returns true if a script probably fills in the missing attribute: `data-src`, `:href`, `v-bind:href`.
fn is_set_by_script(element: Element<'_>) -> bool {
    element.attributes().any(|(name, _)| name.starts_with("data-") || name.contains([':', '[', '@']))
}
