//! An image, sound or video in an `object` element needs an accessible name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.object-alt",
    title: "Media in `object` elements has an accessible name",
    failure_title: "Media in `object` elements has no accessible name",
    severity: Major,
    why: "Browsers show the object itself, so its fallback content is not announced. Without a name, users who cannot \
        see or hear the object do not know what it is.",
    fix: "Add `aria-label` or `title` to the object: `<object data=\"map.svg\" aria-label=\"Map of the campus\">`.",
    references: &[Wcag("1.1.1"), Act("8fc3b6")],
    examples: &[
        Pass(r#"<object data="map.svg" aria-label="Map of the campus"></object>"#),
        Pass(r#"<object data="map" type="image/png" title="Map of the campus"></object>"#),
        Fail(r#"<object data="map.png"></object>"#),
        Fail(r#"<object data="/map.svg?v=2"><img src="map.png" alt="Map of the campus"></object>"#),
        Fail(r#"<object data="data:image/png;base64,iVBORw0KGgo="></object>"#),
        Inapplicable(r#"<object data="page.html"></object>"#),
        Inapplicable(r#"<object data="map.png" role="img"></object>"#),
        Inapplicable(r#"<object data="map.png" hidden></object>"#),
        Inapplicable(r#"<object data="paper.pdf"></object>"#),
    ],
    check: Page(check),
};

const EXTENSIONS: [&str; 19] = [
    "apng", "avif", "bmp", "flac", "gif", "jpeg", "jpg", "m4a", "m4v", "mov", "mp3", "mp4", "oga", "ogg", "png", "svg",
    "wav", "webm", "webp",
];

fn check(page: &PageFacts) -> Verdict {
    let objects = page
        .all("object")
        .filter(|object| page.is_exposed(*object) && page.explicit_role(*object).is_none() && is_media(page, *object));
    each_or_unknown(objects, |object| page.name(object).exists(), "Some objects have no accessible name")
}

/// Returns true if the data of the object is an image, sound or video, by its type or else by its file extension.
fn is_media(page: &PageFacts, object: Element<'_>) -> bool {
    let Some(data) = object.attr_text("data") else { return false };
    if let Some(kind) = object.attr_text("type") {
        return is_media_type(kind);
    }
    if let Some(data) = data.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("data:")).and(data.get(5..)) {
        return is_media_type(data);
    }
    let extension = page.resolve(data).and_then(|url| Some(url.path().rsplit_once('.')?.1.to_ascii_lowercase()));
    extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()))
}

fn is_media_type(kind: &str) -> bool {
    let is = |start: &str| kind.get(..6).is_some_and(|prefix| prefix.eq_ignore_ascii_case(start));
    ["image/", "audio/", "video/"].iter().any(|start| is(start))
}
