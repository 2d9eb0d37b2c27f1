//! Images find their map by its name.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.map-names",
    title: "Image maps have different names, and an ID that is the same",
    failure_title: "Image maps share a name, or their ID differs from it",
    severity: Minor,
    why: "Browsers use the first map with a name for all images, so the links of the second map do not work.",
    fix: "Give each map a name of its own: `<map name=\"floor-2\">`. If it has an `id`, use the same value.",
    references: &[Url("https://html.spec.whatwg.org/multipage/image-maps.html#the-map-element")],
    examples: &[
        Pass("<map name=a id=a></map><map name=b></map>"),
        Fail("<map name=a></map><map name=a></map>"),
        Fail("<map name=a id=b></map>"),
        // `required-attributes` reports a map without a name.
        Inapplicable("<map></map>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut names = HashSet::new();
    let maps: Vec<_> = page.all("map").filter(|map| map.attr_text("name").is_some()).collect();
    let repeated: Vec<_> = maps.iter().copied().filter(|map| !names.insert(map.get("name"))).collect();
    if !repeated.is_empty() {
        return fail("Two image maps have the same name").at_all(repeated);
    }
    let has_same_id = |map: Element<'_>| map.id().is_none_or(|id| map.get("name") == Some(id));
    let verdict = each(maps, has_same_id, "The ID of an image map differs from its name");
    verdict.milder_if(Info, || true)
}
