//! How a page loads: what blocks its first picture, and which of its images people see first.
use super::PageFacts;
use super::links::{Resource, ResourceKind};
use crate::facts::html::Element;
use crate::facts::text::contains_any;

/// Bytes of text before an image with which it still stands on the first screen.
const FIRST_SCREEN: usize = 1_000;
/// Words in classes, ids and file names of images that are no content.
const DECORATION: [&str; 14] = [
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
/// Words in classes and ids of what stands on top of a page.
const LEADING: [&str; 8] =
    ["banner", "billboard", "featured", "header-image", "hero", "jumbotron", "masthead", "splash"];

/// Words in classes and ids of what is only a part of it.
const SMALL: [&str; 7] = ["avatar", "card", "cookie", "item", "small", "thumb", "tile"];

/// What the image that people probably see first is like.
#[derive(Clone, Copy)]
pub struct LeadImage<'a> {
    /// The image.
    pub element: Element<'a>,
    /// Whether its size or its name says that it is large, or only its place speaks for it.
    pub is_large: bool,
}

impl PageFacts {
    /// The scripts with a source that stop the parser in the head: no `async`, `defer`, `nomodule`, and no module.
    pub fn blocking_scripts(&self) -> impl Iterator<Item = (&Resource, Element<'_>)> {
        self.in_head(ResourceKind::Script).filter(|(_, script)| {
            !["async", "defer", "nomodule"].iter().any(|name| script.has(name)) && !script.attr_is("type", "module")
        })
    }

    /// The style sheets in the head that every screen waits for.
    pub fn blocking_styles(&self) -> impl Iterator<Item = (&Resource, Element<'_>)> {
        self.in_head(ResourceKind::Style).filter(|(_, link)| {
            let media = link.get("media").unwrap_or_default().trim().to_ascii_lowercase();
            let on_screens = matches!(media.as_str(), "" | "all" | "screen" | "only screen");
            on_screens && !link.has("disabled") && !link.has_token("rel", "alternate")
        })
    }

    fn in_head(&self, kind: ResourceKind) -> impl Iterator<Item = (&Resource, Element<'_>)> {
        let of_network = |resource: &&Resource| matches!(resource.url.scheme(), "http" | "https");
        let resources = self.resources().iter().filter(move |resource| resource.kind == kind).filter(of_network);
        resources
            .filter_map(|resource| Some((resource, resource.element(&self.document)?)))
            .filter(|(_, each)| each.in_head())
    }

    /// The images that are content and not hidden: no logos, icons, pixels, drawings or images of navigation.
    pub fn content_images(&self) -> impl Iterator<Item = Element<'_>> {
        let images = self
            .content_images
            .get_or_init(|| self.all("img").filter(|image| is_content(*image)).map(|image| image.index).collect());
        images.iter().filter_map(|place| self.document.element(*place))
    }

    /// The image that people probably see first, if one stands near the top.
    pub fn lead_image(&self) -> Option<LeadImage<'_>> {
        let element = self.content_images().next().filter(|image| image.text_start() <= FIRST_SCREEN)?;
        let by_name = std::iter::once(element).chain(element.ancestors().take(3));
        let is_named = by_name.filter(|each| !each.is("body")).any(|each| names(each, &LEADING));
        let is_large = is_named || pixels(element, "width").is_some_and(|width| width >= 600);
        Some(LeadImage { element, is_large })
    }

    /// The element near the top that leads the page by its name and has a picture from a file as its background in
    /// its `style` attribute, and the address of that picture.
    pub fn lead_background(&self) -> Option<(Element<'_>, &str)> {
        let styled = self.having("style").filter(|each| each.is_html() && !each.is_hidden());
        let on_top = styled.take_while(|each| each.text_start() <= FIRST_SCREEN);
        on_top.filter(|each| !each.is("body") && names(*each, &LEADING) && !names(*each, &SMALL)).find_map(|each| {
            let declared = each.declared("background-image").or_else(|| each.declared("background"))?;
            let address = declared.value.split_once("url(")?.1.split(')').next()?;
            let address = address.trim().trim_matches(['"', '\'']).trim();
            // A `;` in an address with data ends the declaration for us.
            (!address.is_empty() && !address.starts_with("data:")).then_some((each, address))
        })
    }

    /// Bytes of the page's text before an element.
    pub fn text_before(&self, element: Element<'_>) -> usize {
        element.text_start()
    }
}

fn is_content(image: Element<'_>) -> bool {
    let source = image.attr_text("src").unwrap_or_default();
    let file = source.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_lazy_source = ["data-src", "data-srcset", "data-lazy-src"].iter().any(|name| image.has(name));
    let is_small = |name| pixels(image, name).is_some_and(|pixels| pixels < 200);
    let is_inline = file.starts_with("data:") && !is_lazy_source;
    let is_aside = || image.ancestors().take(64).any(|each| each.is("nav") || each.attr_is("role", "navigation"));
    !(image.is_hidden_from_all()
        || file.is_empty() && !is_lazy_source && !image.has("srcset")
        || is_inline
        || file.ends_with(".svg")
        || is_small("width")
        || is_small("height")
        || names(image, &DECORATION)
        || file.rsplit('/').next().is_some_and(|name| contains_any(name, &DECORATION))
        || is_aside())
}

/// Whether a class or the id of an element has one of these words in it.
fn names(element: Element<'_>, words: &[&str]) -> bool {
    ["class", "id"]
        .iter()
        .filter_map(|name| element.get(name))
        .any(|value| contains_any(&value.to_ascii_lowercase(), words))
}

/// The value of a width or height attribute in pixels.
pub fn pixels(element: Element<'_>, attribute: &str) -> Option<u32> {
    let value = element.attr_text(attribute)?;
    let digits = value.strip_suffix("px").unwrap_or(value);
    digits.split('.').next()?.parse().ok()
}
