//! PageFacts: everything that rules can read from one page.
mod affiliate;
mod ai_crawlers;
mod alternates;
mod anchors;
mod app_shell;
mod body_start;
mod code;
mod dates;
mod fingerprint;
mod font_size;
mod headers;
mod hidden_content;
mod keyphrase;
mod language_detection;
mod links;
mod loading;
mod obsolete_attributes;
mod paragraph;
mod policies;
mod preview_image;
mod prose;
mod prose_walk;
mod refresh;
mod resource_url;
mod robots_directives;
mod script_ids;
mod scripts;
mod srcdoc;
mod summary;
mod third_party;
mod widgets;

pub use alternates::Alternate;
pub use anchors::{anchor_of, has_anchor};
pub use fingerprint::SECURITY_HEADERS;
pub use keyphrase::KeyphraseUse;
pub use links::{Link, LinkKind, Resource, ResourceKind, is_javascript};
pub use loading::{LeadImage, pixels};
pub use paragraph::Paragraph;
pub use preview_image::PreviewImage;
pub use prose::Prose;
pub use refresh::refresh;
pub use resource_url::ResourceUrl;
pub use robots_directives::{Directive, DirectiveSource, Directives};
pub use summary::SiteLink;
pub use third_party::{is_below, is_insecure, registrable_domain};

use script_ids::ScriptIds;

use crate::facts::a11y::{Grids, Semantics};
use crate::facts::css::apply_style_sheets;
use crate::facts::html::{Document, Element, NodeId, value_hash};
use crate::facts::http::{Exchange, HeaderLink, same_site};
use crate::facts::site::Robots;
use crate::facts::structured_data::StructuredData;
use crate::facts::tech::DetectedTechnology;
use crate::facts::text::collapse;
use crate::model::urls::{same_page, same_url};
use std::cell::OnceCell;
use url::Url;

/// One page: its HTTP exchange, its parsed document, and views of both that are computed on first use.
#[derive(Debug)]
pub struct PageFacts {
    /// The HTTP exchange.
    pub exchange: Exchange,
    /// The parsed document.
    pub document: Document,
    /// The robots.txt of its site, if it was read.
    pub robots: Option<Robots>,
    base: OnceCell<Url>,
    canonical: OnceCell<Option<Url>>,
    metas: OnceCell<Vec<MetaNode>>,
    links: OnceCell<Vec<Link>>,
    resources: OnceCell<Vec<Resource>>,
    directives: OnceCell<Directives>,
    pub(super) semantics: OnceCell<Semantics>,
    pub(super) technologies: OnceCell<Vec<DetectedTechnology>>,
    structured_data: OnceCell<StructuredData>,
    prose: OnceCell<Prose>,
    script_ids: OnceCell<ScriptIds>,
    language_counts: OnceCell<language_detection::Counts>,
    content_language: OnceCell<Option<String>>,
    /// Levels and nodes of the headings.
    headings: OnceCell<Vec<(u8, NodeId)>>,
    content_images: OnceCell<Vec<NodeId>>,
    hidden_content: hidden_content::HiddenContent,
    pub(super) grids: OnceCell<Grids>,
    keyphrase: keyphrase::Keyphrase,
}

/// A `meta` element with hashes of the attributes that name it.
#[derive(Debug)]
struct MetaNode {
    node: NodeId,
    hashes: [u16; META_NAMES.len()],
}

impl PageFacts {
    /// Creates a page from its exchange and its document. Evaluates the style sheets in the document.
    pub fn new(exchange: Exchange, mut document: Document, robots: Option<Robots>) -> Self {
        apply_style_sheets(&mut document);
        Self {
            exchange,
            document,
            robots,
            base: OnceCell::new(),
            canonical: OnceCell::new(),
            metas: OnceCell::new(),
            links: OnceCell::new(),
            resources: OnceCell::new(),
            directives: OnceCell::new(),
            semantics: OnceCell::new(),
            technologies: OnceCell::new(),
            structured_data: OnceCell::new(),
            prose: OnceCell::new(),
            script_ids: OnceCell::new(),
            language_counts: OnceCell::new(),
            content_language: OnceCell::new(),
            headings: OnceCell::new(),
            content_images: OnceCell::new(),
            hidden_content: OnceCell::new(),
            grids: OnceCell::new(),
            keyphrase: keyphrase::Keyphrase::default(),
        }
    }

    /// Returns the URL of the page, after all redirects.
    pub const fn url(&self) -> &Url {
        &self.exchange.url
    }

    /// Returns the first header of the response with this name (in lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.exchange.header(name)
    }

    /// Returns the HTML elements with this name, in document order.
    pub fn all(&self, name: &str) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone + use<'_> {
        self.document.all(name)
    }

    /// Returns the first HTML element with this name.
    pub fn first(&self, name: &str) -> Option<Element<'_>> {
        self.document.first(name)
    }

    /// Returns the elements that have this attribute, in document order.
    pub fn having(&self, attribute: &str) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone + use<'_> {
        self.document.having(attribute)
    }

    /// Returns the elements that have one of these attributes, in document order.
    pub fn having_any<'a>(&'a self, attributes: &[&str]) -> impl Iterator<Item = Element<'a>> + use<'a> {
        self.document.having_any(|name| attributes.contains(&name)).collect::<Vec<_>>().into_iter()
    }

    /// Returns the first element with this id.
    pub fn by_id(&self, id: &str) -> Option<Element<'_>> {
        self.document.by_id(id)
    }

    /// Returns the `meta` elements with this name, ignoring case. Names with a colon, such as those of Open Graph, count in
    /// `property` as well as in `name`; others, such as `description`, only in `name`.
    pub fn meta_elements(&self, name: &str) -> impl Iterator<Item = Element<'_>> {
        let metas = self.metas.get_or_init(|| {
            let hashes = |meta: Element<'_>| META_NAMES.map(|name| value_hash(meta.get(name).unwrap_or_default()));
            self.all("meta").map(|meta| MetaNode { node: meta.index, hashes: hashes(meta) }).collect()
        });
        let hash = value_hash(name);
        let candidates = metas.iter().filter(move |meta| meta.hashes.contains(&hash));
        let elements = candidates.filter_map(|meta| self.document.element(meta.node));
        let attributes = if name.contains(':') { &META_NAMES[..] } else { &META_NAMES[..1] };
        elements.filter(move |meta| attributes.iter().any(|attribute| meta.attr_is(attribute, name)))
    }

    /// Returns the trimmed content of the first `meta` element with this `name` or `property`.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.meta_elements(name).next().map(|meta| meta.get("content").unwrap_or_default().trim())
    }

    /// Returns the same as [`PageFacts::meta`], `None` if it is empty.
    pub fn meta_text(&self, name: &str) -> Option<&str> {
        self.meta(name).filter(|content| !content.is_empty())
    }

    /// Returns the `link` elements with this link type.
    pub fn link_rel(&self, rel: &str) -> impl Iterator<Item = Element<'_>> {
        self.all("link").filter(move |link| link.has_token("rel", rel))
    }

    /// Returns the title of the page with white space collapsed; `None` if there is no `title` element.
    pub fn title(&self) -> Option<String> {
        self.first("title").map(|title| collapse(title.text()))
    }

    /// Returns the visible headings of the page with their levels.
    pub fn headings(&self) -> impl Iterator<Item = (u8, Element<'_>)> {
        self.heading_nodes().iter().filter_map(|(level, node)| Some((*level, self.document.element(*node)?)))
    }

    fn heading_nodes(&self) -> &[(u8, NodeId)] {
        self.headings.get_or_init(|| {
            let by_name = ["h1", "h2", "h3", "h4", "h5", "h6"].into_iter().flat_map(|name| self.all(name));
            let all = by_name.chain(self.having("role"));
            let mut headings: Vec<_> =
                all.filter_map(|element| Some((heading_level(element)?, element.index))).collect();
            headings.sort_unstable_by_key(|(_, node)| *node);
            headings.dedup();
            headings
        })
    }

    /// Returns the base URL, against which relative URLs are resolved.
    pub fn base(&self) -> &Url {
        self.base.get_or_init(|| {
            let href = self.all("base").find_map(|base| base.get("href"));
            href.and_then(|href| self.url().join(href.trim()).ok()).unwrap_or_else(|| self.url().clone())
        })
    }

    /// Resolves a URL on the page against the base URL; `None` if it is not valid.
    pub fn resolve(&self, url: &str) -> Option<Url> {
        self.base().join(url.trim()).ok()
    }

    /// Returns the links of the page in document order.
    pub fn links(&self) -> &[Link] {
        self.links.get_or_init(|| links::links(&self.document, self.url(), self.base()))
    }

    /// Returns the link of an element.
    pub fn link(&self, element: Element<'_>) -> Option<&Link> {
        let links = self.links();
        links.get(links.binary_search_by_key(&element.index, Link::node).ok()?)
    }

    /// Returns the links of one kind, with their elements.
    pub fn links_of(&self, kind: LinkKind) -> impl Iterator<Item = (&Link, Element<'_>)> {
        self.links()
            .iter()
            .filter(move |link| link.kind == kind)
            .filter_map(|link| Some((link, link.element(&self.document)?)))
    }

    /// Returns the files that the page loads by itself, in document order.
    pub fn resources(&self) -> &[Resource] {
        self.resources.get_or_init(|| links::resources(&self.document, self.base()))
    }

    /// Returns the structured data: JSON-LD and microdata.
    pub fn structured_data(&self) -> &StructuredData {
        self.structured_data.get_or_init(|| StructuredData::read(self))
    }

    /// Returns the prose of the page's main content.
    pub fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| Prose::read(self))
    }

    /// Returns the robots directives from headers and markup.
    pub fn directives(&self) -> &Directives {
        self.directives.get_or_init(|| Directives::read(&self.exchange, &self.document))
    }

    /// Returns the canonical URLs of the head and of `Link` headers, as written.
    pub fn canonicals(&self) -> Vec<&str> {
        let header_links = self.exchange.header_lines("link").flat_map(HeaderLink::parse_all);
        let of_headers = header_links.filter(|link| link.has_rel("canonical")).map(|link| link.target);
        let of_head = self.link_rel("canonical").filter(|link| link.in_head()).filter_map(|link| link.get("href"));
        of_head.map(str::trim).chain(of_headers).collect()
    }

    /// Returns the canonical URL, `None` if the page has none or several different ones.
    pub fn canonical(&self) -> Option<Url> {
        let canonical = self.canonical.get_or_init(|| {
            let mut urls = self.canonicals().into_iter().filter_map(|url| self.resolve(url));
            let first = urls.next()?;
            urls.all(|url| same_url(&url, &first)).then_some(first)
        });
        canonical.clone()
    }

    /// Returns true if search engines may index the page: successful, no `noindex`, and no canonical URL of another
    /// page.
    pub fn is_indexable(&self) -> bool {
        let elsewhere = self.canonical().is_some_and(|url| !same_page(&url, self.url()));
        self.exchange.is_success() && !self.directives().is_noindex() && !elsewhere
    }

    /// Returns the language of the root element (`lang`, else `xml:lang`).
    pub fn language(&self) -> Option<&str> {
        let root = self.document.root()?;
        root.attr_text("lang").or_else(|| root.attr_text("xml:lang"))
    }

    /// Returns the primary subtag of the page's language, in lower case: `en`, `fr`.
    pub fn primary_language(&self) -> Option<String> {
        self.language()?.split(['-', '_']).next().map(str::to_ascii_lowercase)
    }

    /// Returns true if a URL belongs to the site of this page, ignoring `www.` and the scheme.
    pub fn is_own(&self, url: &Url) -> bool {
        same_site(url, self.url())
    }
}

/// The attributes that name a `meta` element.
const META_NAMES: [&str; 2] = ["name", "property"];

/// Returns the level of a visible heading, by element or role; `None` if the element is not a heading or is hidden.
pub fn heading_level(element: Element<'_>) -> Option<u8> {
    if element.is_hidden_from_all() {
        return None;
    }
    let own = match element.name() {
        "h1" => 1,
        "h2" => 2,
        "h3" => 3,
        "h4" => 4,
        "h5" => 5,
        "h6" => 6,
        _ => 0,
    };
    let role = element.attr_text("role");
    let is_heading = role.is_some_and(|role| role.eq_ignore_ascii_case("heading"));
    let level = || element.attr_text("aria-level").and_then(|level| level.parse().ok());
    match (own, role) {
        (0, _) => is_heading.then(|| level().unwrap_or(2)),
        (own, role) => ((role.is_none() || is_heading) && element.is_html()).then(|| level().unwrap_or(own)),
    }
}
