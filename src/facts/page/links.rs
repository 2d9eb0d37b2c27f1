//! Links and resources of a page, with resolved URLs and their kinds.
use crate::facts::html::{Document, Element, NodeId};
use crate::facts::http::same_site;
use crate::model::urls::same_page;
use url::Url;

/// An `a` or `area` element with an `href`.
#[derive(Clone, Debug)]
pub struct Link {
    element: NodeId,
    /// Its target; `None` if the `href` is not a valid URL.
    pub url: Option<Url>,
    /// The kind of its target.
    pub kind: LinkKind,
}

/// The kind of a link's target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Another page of the same host (`www.` aside).
    Internal,
    /// A page of another host.
    External,
    /// An element of the same page.
    Fragment,
    /// Another scheme (`mailto:`, `tel:`, `javascript:` …), or not a valid URL.
    Other,
}

impl Link {
    pub(super) const fn node(&self) -> NodeId {
        self.element
    }

    /// The element in its document.
    pub fn element<'a>(&self, document: &'a Document) -> Option<Element<'a>> {
        document.element(self.element)
    }
}

/// A file that the page loads by itself.
#[derive(Clone, Debug)]
pub struct Resource {
    element: NodeId,
    /// The kind of load.
    pub kind: ResourceKind,
    /// Its URL.
    pub url: Url,
}

/// The kind of load of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResourceKind {
    /// `script src` with a JavaScript type.
    Script,
    /// `link rel=stylesheet`
    Style,
    /// `img`, `picture source`, `input type=image`, `video poster`
    Image,
    /// `iframe`, `frame`
    Frame,
    /// `video`, `audio`, their `source` and `track`
    Media,
    /// `embed`, `object`
    Plugin,
    /// `link rel=preload`, `modulepreload`, `icon`, `manifest` …
    Other,
}

impl Resource {
    /// The element in its document.
    pub fn element<'a>(&self, document: &'a Document) -> Option<Element<'a>> {
        document.element(self.element)
    }
}

/// Returns the links of a document in document order.
pub(in crate::facts) fn links(document: &Document, page: &Url, base: &Url) -> Vec<Link> {
    let mut links: Vec<Link> = ["a", "area"]
        .into_iter()
        .flat_map(|name| document.all(name))
        .filter_map(|element| {
            let url = base.join(element.get("href")?.trim()).ok();
            Some(Link { element: element.index, kind: kind(url.as_ref(), page), url })
        })
        .collect();
    links.sort_by_key(|link| link.element);
    links
}

fn kind(url: Option<&Url>, page: &Url) -> LinkKind {
    let Some(url) = url.filter(|url| matches!(url.scheme(), "http" | "https")) else { return LinkKind::Other };
    if url.fragment().is_some() && same_page(url, page) {
        return LinkKind::Fragment;
    }
    if same_site(url, page) { LinkKind::Internal } else { LinkKind::External }
}

/// Returns the resources of a document in document order.
pub(in crate::facts) fn resources(document: &Document, base: &Url) -> Vec<Resource> {
    let mut resources = Vec::new();
    for element in RESOURCE_ELEMENTS.iter().flat_map(|name| document.all(name)) {
        let mut add = |kind, attribute: &str| {
            let value = element.attr_text(attribute).filter(|value| !value.starts_with('#'));
            if let Some(url) = value.and_then(|value| base.join(value).ok()) {
                resources.push(Resource { element: element.index, kind, url });
            }
        };
        match element.name() {
            "script" if is_javascript(element) => add(ResourceKind::Script, "src"),
            "link" if element.has_token("rel", "stylesheet") => add(ResourceKind::Style, "href"),
            "link" if RESOURCE_RELS.iter().any(|rel| element.has_token("rel", rel)) => add(ResourceKind::Other, "href"),
            "img" => add(ResourceKind::Image, "src"),
            "input" if element.attr_is("type", "image") => add(ResourceKind::Image, "src"),
            "iframe" | "frame" => add(ResourceKind::Frame, "src"),
            "video" => {
                add(ResourceKind::Image, "poster");
                add(ResourceKind::Media, "src");
            }
            "audio" | "track" => add(ResourceKind::Media, "src"),
            "source" if element.parent().is_some_and(|parent| parent.is_any(&["audio", "video"])) => {
                add(ResourceKind::Media, "src");
            }
            "embed" => add(ResourceKind::Plugin, "src"),
            "object" => add(ResourceKind::Plugin, "data"),
            _ => {}
        }
    }
    resources.sort_by_key(|resource| resource.element);
    resources
}

/// The elements that may load a resource.
const RESOURCE_ELEMENTS: [&str; 12] =
    ["script", "link", "img", "input", "iframe", "frame", "video", "audio", "track", "source", "embed", "object"];

/// The link types that make a browser load a resource (HTML standard 4.6.7).
const RESOURCE_RELS: [&str; 7] =
    ["icon", "apple-touch-icon", "manifest", "modulepreload", "preload", "prefetch", "mask-icon"];

/// Returns true if a `script` element contains JavaScript, not data or a template.
pub fn is_javascript(element: Element<'_>) -> bool {
    let Some(media) = element.attr_text("type") else { return true };
    let media = media.to_ascii_lowercase();
    matches!(
        media.split(';').next().unwrap_or_default().trim(),
        "" | "module"
            | "text/javascript"
            | "application/javascript"
            | "application/x-javascript"
            | "text/ecmascript"
            | "application/ecmascript"
            | "text/jscript"
            | "text/livescript"
            | "text/x-javascript"
            | "text/javascript1.5"
    )
}
