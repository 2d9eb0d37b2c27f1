//! An image whose map does not exist has no working links.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "onpage.usemap-valid",
    title: "Images refer to existing image maps",
    failure_title: "An image refers to a missing image map",
    severity: Minor,
    why: "If `usemap` names a map that is not on the page, none of the links of the image work.",
    fix: "Use the same name in both: `<img usemap=\"#rooms\">` and `<map name=\"rooms\">`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/image-maps.html")],
    examples: &[
        Pass(r##"<img src="a.png" alt="Rooms" usemap="#rooms"><map name="rooms"></map>"##),
        Fail(r##"<img src="a.png" alt="Rooms" usemap="#rooms"><map name="floors"></map>"##),
        Inapplicable(r#"<img src="a.png" alt="Rooms">"#),
    ],
    check: Page(|page| {
        let names: HashSet<&str> = page.all("map").flat_map(|map| [map.get("name"), map.id()]).flatten().collect();
        each(
            page.all("img").filter(|image| image.attr_text("usemap").is_some()),
            |image| {
                image.get("usemap").and_then(|name| name.split_once('#')).is_some_and(|(_, name)| names.contains(name))
            },
            "The `usemap` attribute names a map that is not on the page",
        )
    }),
};
