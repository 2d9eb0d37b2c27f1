//! Images need alternative text for people who cannot see them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.image-alt",
    title: "Images have alternative text or are marked as decorative",
    failure_title: "Images have no alternative text",
    severity: Critical,
    why: "Screen readers cannot interpret an image. Without alternative text, they skip it or announce its file name.",
    fix: "Describe in `alt` what the image conveys: `<img src=\"logo.png\" alt=\"Acme\">`. If it conveys nothing that \
        the text does not, leave `alt` empty: `alt=\"\"`. Name other elements that have `role=img` with `aria-label`.",
    references: &[
        Wcag("1.1.1"),
        Act("23a2a8"),
        Url("https://html.spec.whatwg.org/multipage/images.html#alt"),
        Url("https://www.w3.org/WAI/tutorials/images/decision-tree/"),
    ],
    examples: &[
        Pass(r#"<img src="logo.png" alt="Acme">"#),
        Pass(r#"<img src="line.png" alt="">"#),
        Pass(r#"<img src="line.png" role="presentation">"#),
        Pass(r#"<img src="logo.png" title="Acme">"#),
        Pass(r#"<div role="img" aria-label="Five stars">★★★★★</div>"#),
        Pass(r#"<img src="line.png" alt="" aria-label="">"#),
        Fail(r#"<img src="logo.png">"#),
        Fail(r#"<div role="doc-cover"></div>"#),
        Fail(r#"<img src="logo.png" alt=" ">"#),
        Fail(r#"<img src="logo.png" role="none" tabindex="0">"#),
        Fail(r#"<div role="img"></div>"#),
        Fail(r#"<object role="img" data="logo.png"></object>"#),
        Inapplicable("<p>Cats</p>"),
        Inapplicable(r#"<img src="logo.png" aria-hidden="true">"#),
        Inapplicable(r#"<img src="https://example.org/pixel.gif" width="1" height="1">"#),
        Inapplicable(r#"<img src="https://example.org/pixel.gif" style="width:1px;height:1px">"#),
        Inapplicable(r#"<img src="https://example.org/pixel.gif" height="0">"#),
        // The width and height of such an image are placeholders.
        Fail(r#"<img src="logo.png" width="0" height="0" style="width: 100%; height: auto">"#),
        Fail(r#"<img src="logo.png" width="0" height="0" sizes="100vw" class="w-full">"#),
        Inapplicable("<style>.logo { display: none }</style><p class=logo><img src=logo.png></p>"),
        CannotTell("<style>@media (width < 40em) { .logo { display: none } }</style><img class=logo src=logo.png>"),
        Inapplicable(r#"<noscript><img src="logo.png"></noscript>"#),
        CannotTell(r#"<div class="lightbox"><img></div>"#),
        CannotTell(r#"<img src="logo.png" v-bind:alt="name">"#),
        // It is probably an invisible picture that counts visits.
        CannotTell(r#"<img src="https://jobs.example/statistics?event=view&id=7">"#),
        Fail(r#"<img src="/statistics/visits.png">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let images = page.all("img").filter(|image| page.is_exposed(*image));
    let others = page.with_role("img").filter(|image| image.is_html() && !image.is("img"));
    let images = images.chain(others).filter(|image| !image.is_invisible_by_size());
    let has_alternative = |image: Element<'_>| match page.role(image) {
        Some("none") => Some(true),
        // An empty ARIA attribute adds no name, but `accessibility.decorative-not-exposed` reports it.
        _ if image.get("alt") == Some("") && !page.is_focusable(image) && !image.has_global_aria() => Some(true),
        // An image without a source is filled in by scripts.
        _ if image.is("img") && !has_source(image) => page.name(image).exists().filter(|exists| *exists),
        _ => page.name(image).exists().filter(|exists| *exists || !is_beacon(image)),
    };
    each_or_unknown(images, has_alternative, "Some images have no alternative text")
}

fn has_source(image: Element<'_>) -> bool {
    image.attributes().any(|(name, value)| contains(name, "src") && !value.trim().is_empty())
}

/// Parts of the paths of pictures that count visits.
const BEACONS: [&str; 9] =
    ["beacon", "collect", "count.php", "counter.php", "impression", "pixel", "statistics", "stats", "track"];

/// Returns true if the URL of an image is that of a service that counts visits, without the name of a picture.
fn is_beacon(image: Element<'_>) -> bool {
    let url = clip(image.get("src").unwrap_or_default(), 2_000);
    let (path, query) = url.split_once('?').unwrap_or_default();
    !query.is_empty() && path.rsplit('/').next().is_some_and(|last| BEACONS.contains(&last))
}
