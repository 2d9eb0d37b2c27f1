//! Page loading: render-blocking resources, and the image that is likely the largest contentful paint (LCP).
use super::PageFacts;
use super::links::{Resource, ResourceKind};
use crate::facts::html::Element;
use crate::facts::text::contains_any;

/// Most bytes of text before an image that is still counted as on the first screen.
const MAX_TEXT_BEFORE: usize = 1_000;
/// Words in classes, ids and file names of decorative images.
const DECORATIVE_WORDS: [&str; 14] = [
    "avatar",
    "badge",
    "emoji",
    "favicon",
    "flag",
    "gravatar",
    "icon",
    "logo",
    "pixel",
    "placeholder",
    "rating",
    "spacer",
    "spinner",
    "sprite",
];
/// Words in classes and ids of the hero section of a page.
const HERO_WORDS: [&str; 8] =
    ["banner", "billboard", "featured", "header-image", "hero", "jumbotron", "masthead", "splash"];
/// Words in classes and ids of small parts of a hero section.
const SMALL_PART_WORDS: [&str; 8] = ["avatar", "card", "cookie", "item", "logo", "small", "thumb", "tile"];
/// Words in classes and ids around small images: logos, authors, flags.
const HOLDER_WORDS: [&str; 12] = [
    "author", "avatar", "badge", "brand", "byline", "flag", "gravatar", "icon", "language", "logo", "partner",
    "sponsor",
];
/// Words in classes and ids of parts that open over the page or beside it, or are shown while it loads.
const CLOSED_WORDS: [&str; 20] = [
    "canvas",
    "consent",
    "cookie",
    "dialog",
    "drawer",
    "dropdown",
    "flyout",
    "lightbox",
    "loader",
    "loading",
    "megamenu",
    "mega-menu",
    "menu",
    "minicart",
    "modal",
    "offcanvas",
    "overlay",
    "popup",
    "sidebar",
    "submenu",
];
/// Content images near the top that may be the lead image.
const MAX_CANDIDATES: usize = 50;

/// The image that is likely the largest in the first viewport.
#[derive(Clone, Copy)]
pub struct LeadImage<'a> {
    /// The image.
    pub element: Element<'a>,
    /// Its width or a name around it says that it is large; otherwise only its position suggests it.
    pub is_large: bool,
}

impl PageFacts {
    /// Returns the external scripts in the head that block the parser: without `async`, `defer` and `nomodule`, and not
    /// modules.
    pub fn blocking_scripts(&self) -> impl Iterator<Item = (&Resource, Element<'_>)> {
        self.in_head(ResourceKind::Script).filter(|(_, script)| {
            !["async", "defer", "nomodule"].iter().any(|name| script.has(name)) && !script.attr_is("type", "module")
        })
    }

    /// Returns the style sheets in the head that block rendering on screens.
    pub fn blocking_styles(&self) -> impl Iterator<Item = (&Resource, Element<'_>)> {
        self.in_head(ResourceKind::Style).filter(|(_, link)| {
            let media = link.get("media").unwrap_or_default().trim().to_ascii_lowercase();
            let on_screens = matches!(media.as_str(), "" | "all" | "screen" | "only screen");
            on_screens && !link.has("disabled") && !link.has_token("rel", "alternate")
        })
    }

    fn in_head(&self, kind: ResourceKind) -> impl Iterator<Item = (&Resource, Element<'_>)> {
        let is_http = |resource: &&Resource| matches!(resource.url.scheme(), "http" | "https");
        let resources = self.resources().iter().filter(move |resource| resource.kind == kind).filter(is_http);
        resources
            .filter_map(|resource| Some((resource, resource.element(&self.document)?)))
            .filter(|(_, element)| element.in_head())
    }

    /// Returns the visible content images: no logos, icons, tracking pixels, SVG files or images in navigation.
    pub fn content_images(&self) -> impl Iterator<Item = Element<'_>> {
        let images = self
            .content_images
            .get_or_init(|| self.all("img").filter(|image| is_content(*image)).map(|image| image.index).collect());
        images.iter().filter_map(|index| self.document.element(*index))
    }

    /// Returns the image that is likely the largest in the first viewport, if there is one near the top.
    pub fn lead_image(&self) -> Option<LeadImage<'_>> {
        let images = self.content_images().take_while(|image| image.text_start() <= MAX_TEXT_BEFORE);
        let element = images.take(MAX_CANDIDATES).find(|image| !self.is_beside_content(*image))?;
        if element.may_be_hidden() {
            return None;
        }
        let mut around = std::iter::once(element).chain(element.ancestors().take(3));
        let is_hero = around.any(|ancestor| !ancestor.is("body") && has_name_with(ancestor, &HERO_WORDS));
        let is_large = is_hero || pixels(element, "width").is_some_and(|width| width >= 600);
        Some(LeadImage { element, is_large })
    }

    /// Returns true for a logo, an image in a header that is no hero section, and an image in a part that is closed until
    /// someone opens it.
    fn is_beside_content(&self, image: Element<'_>) -> bool {
        let is_start = |link: Element<'_>| {
            let url = link.get("href").and_then(|href| self.resolve(href));
            url.is_some_and(|url| self.is_own(&url) && url.path().trim_matches('/').len() <= "en-us".len())
        };
        let is_wide = pixels(image, "width").is_some_and(|width| width >= 600);
        let is_part = |ancestor: Element<'_>| {
            let is_header = ancestor.is("header") || ancestor.attr_is("role", "banner");
            ancestor.is("a") && is_start(ancestor)
                || has_name_with(ancestor, &CLOSED_WORDS)
                || has_name_with(ancestor, &HOLDER_WORDS) && !has_name_with(ancestor, &HERO_WORDS)
                || ancestor.is_any(&["aside", "dialog"])
                || is_header
                    && !is_wide
                    && !has_name_with(ancestor, &HERO_WORDS)
                    && ancestor.closest("article").is_none()
        };
        let is_outer = |ancestor: &Element<'_>| ancestor.is_any(&["html", "body", "main"]);
        let alt = image.attr_text("alt").unwrap_or_default().to_ascii_lowercase();
        contains_any(&alt, &["logo", "avatar"])
            || image.ancestors().take(64).take_while(|one| !is_outer(one)).any(is_part)
    }

    /// Returns the hero element near the top that has a background image from a file in its `style` attribute, and the
    /// URL of that image, as written.
    pub fn lead_background(&self) -> Option<(Element<'_>, &str)> {
        let styled = self.having("style").filter(|element| element.is_html() && !element.is_hidden());
        let near_top = styled.take_while(|element| element.text_start() <= MAX_TEXT_BEFORE);
        let is_hero = |element: &Element<'_>| {
            let mut around = std::iter::once(*element).chain(element.ancestors().take(64));
            !element.is("body")
                && has_name_with(*element, &HERO_WORDS)
                && !has_name_with(*element, &SMALL_PART_WORDS)
                && !around.any(|one| !one.is_any(&["html", "body", "main"]) && has_name_with(one, &CLOSED_WORDS))
        };
        near_top.filter(is_hero).find_map(|element| {
            let declared = element.declared("background-image").or_else(|| element.declared("background"))?;
            let url = declared.value.split_once("url(")?.1.split(')').next()?;
            let url = url.trim().trim_matches(['"', '\'']).trim();
            // Our declaration parser cuts a `data:` URL at its `;`.
            (!url.is_empty() && !url.starts_with("data:")).then_some((element, url))
        })
    }

    /// Returns the number of bytes of the page's text before an element.
    pub fn text_before(&self, element: Element<'_>) -> usize {
        element.text_start()
    }
}

/// Returns true if an image is visible and likely content.
fn is_content(image: Element<'_>) -> bool {
    let source = image.attr_text("src").unwrap_or_default();
    let file = source.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_lazy_source = ["data-src", "data-srcset", "data-lazy-src"].iter().any(|name| image.has(name));
    let is_small = |name| pixels(image, name).is_some_and(|pixels| pixels < 200);
    let is_inline = file.starts_with("data:") && !is_lazy_source;
    let is_in_navigation =
        || image.ancestors().take(64).any(|ancestor| ancestor.is("nav") || ancestor.attr_is("role", "navigation"));
    !(image.is_hidden_from_all()
        || image.is_invisible_by_size()
        || file.is_empty() && !is_lazy_source && !image.has("srcset")
        || is_inline
        || file.ends_with(".svg")
        || is_small("width")
        || is_small("height")
        || has_name_with(image, &DECORATIVE_WORDS)
        || file.rsplit('/').next().is_some_and(|name| contains_any(name, &DECORATIVE_WORDS))
        || is_in_navigation())
}

/// Returns true if the class or the id of an element contains one of these words.
fn has_name_with(element: Element<'_>, words: &[&str]) -> bool {
    ["class", "id"]
        .iter()
        .filter_map(|name| element.get(name))
        .any(|value| contains_any(&value.to_ascii_lowercase(), words))
}

/// Returns the value of a `width` or `height` attribute in pixels.
pub fn pixels(element: Element<'_>, attribute: &str) -> Option<u32> {
    let value = element.attr_text(attribute)?;
    let digits = value.strip_suffix("px").unwrap_or(value);
    digits.split('.').next()?.parse().ok()
}
