//! PageFacts: one page as rules see it.
mod ai_crawlers;
mod alternates;
mod fingerprint;
mod font_size;
mod headers;
mod language_detection;
mod links;
mod loading;
mod paragraph;
mod policies;
mod prose;
mod prose_walk;
mod refresh;
mod resource_url;
mod robots_directives;
mod srcdoc;
mod summary;
mod third_party;

pub use alternates::Alternate;
pub use fingerprint::SECURITY_HEADERS;
pub use links::{Link, LinkKind, Resource, ResourceKind, is_javascript};
pub use loading::{LeadImage, pixels};
pub use paragraph::Paragraph;
pub use prose::Prose;
pub use refresh::refresh;
pub use resource_url::ResourceUrl;
pub use robots_directives::{Directive, DirectiveSource, Directives};
pub use third_party::{is_below, is_insecure, registrable_domain};

use crate::facts::a11y::{Grids, Semantics};
use crate::facts::html::{Document, Element, NodeId, value_hash};
use crate::facts::http::{Exchange, same_site, without_fragment};
use crate::facts::site::Robots;
use crate::facts::structured_data::StructuredData;
use crate::facts::tech::DetectedTechnology;
use crate::facts::text::collapse;
use std::cell::OnceCell;
use url::Url;

/// One page: what HTTP said, what the markup holds, and views of both that are made when first asked for.
#[derive(Debug)]
pub struct PageFacts {
    /// What HTTP said.
    pub exchange: Exchange,
    /// What the markup holds.
    pub document: Document,
    /// The robots.txt of its site, where it was read.
    pub robots: Option<Robots>,
    base: OnceCell<Url>,
    canonical: OnceCell<Option<Url>>,
    /// The meta elements, each with what tells most names and properties apart.
    metas: OnceCell<Vec<(NodeId, [u16; 2])>>,
    links: OnceCell<Vec<Link>>,
    resources: OnceCell<Vec<Resource>>,
    directives: OnceCell<Directives>,
    pub(super) semantics: OnceCell<Semantics>,
    pub(super) technologies: OnceCell<Vec<DetectedTechnology>>,
    structured_data: OnceCell<StructuredData>,
    prose: OnceCell<Prose>,
    headings: OnceCell<Vec<(u8, NodeId)>>,
    content_images: OnceCell<Vec<NodeId>>,
    pub(super) grids: OnceCell<Grids>,
}

impl PageFacts {
    /// A page that came by this exchange.
    pub const fn new(exchange: Exchange, document: Document, robots: Option<Robots>) -> Self {
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
            headings: OnceCell::new(),
            content_images: OnceCell::new(),
            grids: OnceCell::new(),
        }
    }

    /// Where the page was found, after all redirects.
    pub const fn url(&self) -> &Url {
        &self.exchange.url
    }

    /// A header of the answer (its name in lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.exchange.header(name)
    }

    /// The HTML elements with this name, in document order.
    pub fn all(&self, name: &str) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone + use<'_> {
        self.document.all(name)
    }

    /// The first HTML element with this name.
    pub fn first(&self, name: &str) -> Option<Element<'_>> {
        self.document.first(name)
    }

    /// The elements that have this attribute, in document order.
    pub fn having(&self, attribute: &str) -> impl DoubleEndedIterator<Item = Element<'_>> + Clone + use<'_> {
        self.document.having(attribute)
    }

    /// The elements that have one of these attributes, in document order.
    pub fn having_any<'a>(&'a self, attributes: &[&str]) -> impl Iterator<Item = Element<'a>> + use<'a> {
        self.document.having_some(|name| attributes.contains(&name)).collect::<Vec<_>>().into_iter()
    }

    /// The first element with this id.
    pub fn by_id(&self, id: &str) -> Option<Element<'_>> {
        self.document.by_id(id)
    }

    /// The meta elements with this name or property (Open Graph is seen in both), capitals aside.
    pub fn meta_elements(&self, name: &str) -> impl Iterator<Item = Element<'_>> {
        let metas = self.metas.get_or_init(|| {
            let marks = |meta: Element<'_>| NAMING.map(|name| value_hash(meta.get(name).unwrap_or_default()));
            self.all("meta").map(|meta| (meta.index, marks(meta))).collect()
        });
        let mark = value_hash(name);
        let marked = metas.iter().filter(move |(_, marks)| marks.contains(&mark));
        let elements = marked.filter_map(|(place, _)| self.document.element(*place));
        elements.filter(move |meta| NAMING.iter().any(|each| meta.attr_is(each, name)))
    }

    /// The content of the first meta element with this name or property, without white space around it.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.meta_elements(name).next().map(|meta| meta.get("content").unwrap_or_default().trim())
    }

    /// As [`PageFacts::meta`], where something stands in it.
    pub fn meta_text(&self, name: &str) -> Option<&str> {
        self.meta(name).filter(|content| !content.is_empty())
    }

    /// The link elements that have this among their link types.
    pub fn link_rel(&self, rel: &str) -> impl Iterator<Item = Element<'_>> {
        self.all("link").filter(move |link| link.has_token("rel", rel))
    }

    /// The title of the page with its white space collapsed; none where there is no title element.
    pub fn title(&self) -> Option<String> {
        self.first("title").map(|title| collapse(title.text()))
    }

    /// The headings of the page with their levels, hidden ones left out.
    pub fn headings(&self) -> impl Iterator<Item = (u8, Element<'_>)> {
        self.heading_places().iter().filter_map(|(level, place)| Some((*level, self.document.element(*place)?)))
    }

    fn heading_places(&self) -> &[(u8, NodeId)] {
        self.headings.get_or_init(|| {
            let by_name = ["h1", "h2", "h3", "h4", "h5", "h6"].into_iter().flat_map(|name| self.all(name));
            let all = by_name.chain(self.having("role"));
            let mut headings: Vec<_> = all.filter_map(|each| Some((heading_level(each)?, each.index))).collect();
            headings.sort_unstable_by_key(|(_, place)| *place);
            headings.dedup();
            headings
        })
    }

    /// What relative URLs on the page are relative to.
    pub fn base(&self) -> &Url {
        self.base.get_or_init(|| {
            let href = self.all("base").find_map(|base| base.get("href"));
            href.and_then(|href| self.url().join(href.trim()).ok()).unwrap_or_else(|| self.url().clone())
        })
    }

    /// An address on the page as a URL.
    pub fn resolve(&self, address: &str) -> Option<Url> {
        self.base().join(address.trim()).ok()
    }

    /// The links of the page in their order.
    pub fn links(&self) -> &[Link] {
        self.links.get_or_init(|| links::links(&self.document, self.url(), self.base()))
    }

    /// The link that an element makes.
    pub fn link(&self, element: Element<'_>) -> Option<&Link> {
        let links = self.links();
        links.get(links.binary_search_by_key(&element.index, Link::place).ok()?)
    }

    /// The links of one kind, with their elements.
    pub fn links_of(&self, kind: LinkKind) -> impl Iterator<Item = (&Link, Element<'_>)> {
        self.links()
            .iter()
            .filter(move |link| link.kind == kind)
            .filter_map(|link| Some((link, link.element(&self.document)?)))
    }

    /// What the page loads by itself, in document order.
    pub fn resources(&self) -> &[Resource] {
        self.resources.get_or_init(|| links::resources(&self.document, self.base()))
    }

    /// What JSON-LD and microdata say.
    pub fn structured_data(&self) -> &StructuredData {
        self.structured_data.get_or_init(|| StructuredData::read(self))
    }

    /// The running text of the page's main content.
    pub fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| Prose::read(self))
    }

    /// Robots directives from header and markup.
    pub fn directives(&self) -> &Directives {
        self.directives.get_or_init(|| Directives::read(&self.exchange, &self.document))
    }

    /// Addresses in `rel=canonical` of the head and of Link headers, as they are spelt.
    pub fn canonicals(&self) -> Vec<&str> {
        let of_headers = self.exchange.header_lines("link").flat_map(link_header_canonicals);
        let of_head = self.link_rel("canonical").filter(|link| link.in_head()).filter_map(|link| link.get("href"));
        of_head.map(str::trim).chain(of_headers).collect()
    }

    /// The one canonical URL that the page names, if it names one.
    pub fn canonical(&self) -> Option<Url> {
        let canonical = self.canonical.get_or_init(|| {
            let mut urls: Vec<Url> = self.canonicals().iter().filter_map(|address| self.resolve(address)).collect();
            urls.dedup();
            if urls.len() == 1 { urls.pop() } else { None }
        });
        canonical.clone()
    }

    /// Whether search engines may list the page: a success, no `noindex`, and no canonical that points elsewhere.
    pub fn is_indexable(&self) -> bool {
        let elsewhere = self.canonical().is_some_and(|url| without_fragment(&url) != without_fragment(self.url()));
        self.exchange.is_success() && !self.directives().is_noindex() && !elsewhere
    }

    /// The language of the page as its root element gives it, if it gives any.
    pub fn language(&self) -> Option<&str> {
        let root = self.document.root()?;
        root.attr_text("lang").or_else(|| root.attr_text("xml:lang"))
    }

    /// The first subtag of the page's language, in lower case: `en`, `fr`.
    pub fn primary_language(&self) -> Option<String> {
        self.language()?.split(['-', '_']).next().map(str::to_ascii_lowercase)
    }

    /// Whether a URL belongs to the site of this page, `www.` and scheme aside.
    pub fn is_own(&self, url: &Url) -> bool {
        same_site(url, self.url())
    }

    /// Whether the page as served is an empty frame that scripts fill: hardly a word, scripts, and a place for them.
    pub fn is_app_shell(&self) -> bool {
        let words = self.document.text().split_whitespace().take(30).count();
        let is_mount = |element: &Element<'_>| {
            element.id().is_some_and(|id| MOUNTS.contains(&id)) && element.descendants().next().is_none()
                || element.name().ends_with("-root") && element.name().contains('-')
        };
        words < 30 && self.all("script").next().is_some() && self.document.elements().any(|element| is_mount(&element))
    }
}

/// The attributes that name what a meta element says.
const NAMING: [&str; 2] = ["name", "property"];

/// Where frameworks put what scripts make.
const MOUNTS: [&str; 9] = ["root", "app", "__next", "__nuxt", "___gatsby", "svelte", "main-app", "react-root", "q-app"];

/// The level of a heading element or role that people and assistive technology can meet.
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

/// The targets of `rel=canonical` in a Link header (RFC 8288).
fn link_header_canonicals(line: &str) -> impl Iterator<Item = &str> {
    line.split('<').skip(1).filter_map(|part| {
        let (address, parameters) = part.split_once('>')?;
        let is_canonical = parameters.split([';', ',']).any(|parameter| {
            parameter.split_once('=').is_some_and(|(name, value)| {
                name.trim().eq_ignore_ascii_case("rel")
                    && value
                        .trim()
                        .trim_matches('"')
                        .split_ascii_whitespace()
                        .any(|rel| rel.eq_ignore_ascii_case("canonical"))
            })
        });
        is_canonical.then_some(address.trim())
    })
}
