//! Detects the technologies of a page: what it is built with, and the services it uses.
mod consent;
mod consent_mode;
mod libraries;
mod library_names;
mod library_version;
mod secrets;
mod signs;
mod table;
mod vulnerabilities;

pub use consent_mode::{TagCommand, TagCommandKind};
pub use libraries::Library;
pub use library_version::Version;
pub use secrets::Secret;
pub use signs::{Category, Technology};
pub use vulnerabilities::Vulnerability;

use crate::facts::html::{Element, NodeId};
use crate::facts::page::{PageFacts, ResourceKind, ResourceUrl, is_below};
use crate::facts::text::{after_each, contains};
use signs::Sign;
use table::TABLE;

/// A technology that was detected.
#[derive(Clone, Copy, Debug)]
pub struct DetectedTechnology {
    /// The technology.
    pub technology: &'static Technology,
    element: Option<NodeId>,
    /// True if headers or markup load it; false if only a script mentions it, which may ask for consent first.
    pub in_markup: bool,
}

impl DetectedTechnology {
    /// Returns the element by which it was detected; `None` if it was a header or no single element.
    pub fn element<'a>(&self, page: &'a PageFacts) -> Option<Element<'a>> {
        page.document.element(self.element?)
    }
}

/// Most URLs that are searched.
const MAX_URLS: usize = 5_000;
/// Bytes of inline scripts after which no further script is searched.
const MAX_INLINE_BYTES: usize = 1 << 20;

impl PageFacts {
    /// Returns the technologies of the page in the order of the table, without duplicates.
    pub fn technologies(&self) -> &[DetectedTechnology] {
        self.technologies.get_or_init(|| {
            let search = Search::new(self);
            TABLE.iter().filter_map(|technology| search.find(technology)).collect()
        })
    }

    /// Returns the technologies of these categories.
    pub fn technologies_of<'a>(&'a self, categories: &'a [Category]) -> impl Iterator<Item = &'a DetectedTechnology> {
        self.technologies().iter().filter(|found| categories.contains(&found.technology.category))
    }

    /// Returns the technologies that track visitors.
    pub fn trackers(&self) -> impl Iterator<Item = &DetectedTechnology> {
        self.technologies().iter().filter(|found| found.technology.is_tracker())
    }

    /// Returns the inline scripts that contain JavaScript.
    pub fn inline_scripts(&self) -> impl Iterator<Item = Element<'_>> {
        self.all("script").filter(|script| !script.has("src") && crate::facts::page::is_javascript(*script))
    }
}

/// Everything that is searched for signs, collected once.
struct Search<'a> {
    page: &'a PageFacts,
    generators: Vec<Generator>,
    loaded: Vec<ResourceUrl<'a>>,
    inline: Vec<InlineScript<'a>>,
    mentioned: Vec<MentionedUrl<'a>>,
}

/// A `meta name=generator`.
struct Generator {
    element: NodeId,
    /// Its content in lower case.
    content: String,
}

/// An inline script.
struct InlineScript<'a> {
    element: NodeId,
    text: &'a str,
}

/// A URL in an inline script.
struct MentionedUrl<'a> {
    script: NodeId,
    host: &'a str,
    after_host: &'a str,
}

/// The location of a sign.
enum Location {
    Header,
    /// Some element; which one is not looked up.
    Document,
    Element(NodeId),
}

impl<'a> Search<'a> {
    fn new(page: &'a PageFacts) -> Self {
        let generators = page.meta_elements("generator").filter_map(|meta| {
            Some(Generator {
                element: meta.index() as NodeId,
                content: meta.attr_text("content")?.to_ascii_lowercase(),
            })
        });
        let loaded = page.resources().iter().take(MAX_URLS).filter_map(|resource| ResourceUrl::of(page, resource));
        let mut bytes = 0;
        let scripts = page.inline_scripts().take_while(|script| {
            let is_within_limit = bytes < MAX_INLINE_BYTES;
            bytes += script.text().len();
            is_within_limit
        });
        let inline: Vec<InlineScript<'_>> =
            scripts.map(|script| InlineScript { element: script.index() as NodeId, text: script.text() }).collect();
        let mentioned = inline.iter().flat_map(|script| mentioned_urls(script)).take(MAX_URLS).collect();
        Self { page, generators: generators.collect(), loaded: loaded.collect(), inline, mentioned }
    }

    fn find(&self, technology: &'static Technology) -> Option<DetectedTechnology> {
        let Technology { category, signs, .. } = technology;
        if let Some(location) = signs.iter().find_map(|sign| self.in_markup(sign, *category)) {
            let element = match location {
                Location::Header | Location::Document => None,
                Location::Element(element) => Some(element),
            };
            return Some(DetectedTechnology { technology, element, in_markup: true });
        }
        let script = signs.iter().find_map(|sign| self.in_scripts(sign, *category))?;
        Some(DetectedTechnology { technology, element: Some(script), in_markup: false })
    }

    /// Returns the location of a sign in headers, markup and the URLs of loaded resources.
    fn in_markup(&self, sign: &Sign, category: Category) -> Option<Location> {
        let exchange = &self.page.exchange;
        let in_headers = |is_found: bool| is_found.then_some(Location::Header);
        let loaded = |matches: &dyn Fn(&ResourceUrl<'_>) -> bool| {
            let is_relevant = |url: &ResourceUrl<'_>| !is_built_with(category) || url.is_code();
            let url = self.loaded.iter().find(|url| is_relevant(url) && matches(url))?;
            Some(Location::Element(url.element))
        };
        match sign {
            Sign::Generator(start) => {
                let generator = self.generators.iter().find(|generator| generator.content.starts_with(start))?;
                Some(Location::Element(generator.element))
            }
            Sign::Header(name) => in_headers(exchange.header(name).is_some()),
            Sign::HeaderHas(name, part) => {
                in_headers(exchange.header_lines(name).any(|line| line.to_ascii_lowercase().contains(part)))
            }
            Sign::Cookie(name) => in_headers(exchange.cookies().any(|cookie| cookie.name == *name)),
            Sign::Host(host) => loaded(&|url| is_below(url.host, host)),
            Sign::At(host, start) => loaded(&|url| is_below(url.host, host) && begins(url.after_host, start)),
            Sign::Path(part) => loaded(&|url| url.is_code() && url.is_own && contains(url.after_host, part)),
            Sign::Name(name) => self.page.document.names.find(name).map(|_| Location::Document),
            Sign::Id(id) => self.page.by_id(id).map(|element| Location::Element(element.index() as NodeId)),
            Sign::Inline(_) => None,
        }
    }

    /// Returns the script that contains a sign. URLs in scripts do not show what a site is built with.
    fn in_scripts(&self, sign: &Sign, category: Category) -> Option<NodeId> {
        let mentions = |host: &str, start: &str| {
            let is_match = |url: &&MentionedUrl<'_>| is_below(url.host, host) && begins(url.after_host, start);
            self.mentioned.iter().find(is_match).map(|url| url.script)
        };
        match sign {
            Sign::Inline(part) => {
                self.inline.iter().find(|script| contains(script.text, part)).map(|script| script.element)
            }
            Sign::Host(_) | Sign::At(..) if is_built_with(category) => None,
            Sign::Host(host) => mentions(host, ""),
            Sign::At(host, start) => mentions(host, start),
            _ => None,
        }
    }
}

/// Returns true for technologies that a site is built with, as opposed to third-party tools on its pages.
const fn is_built_with(category: Category) -> bool {
    use Category::{Cms, Commerce, Framework, Guard, Hosting, Service};
    matches!(category, Cms | Commerce | Framework | Hosting | Guard | Service)
}

impl ResourceUrl<'_> {
    /// Returns true for scripts and style sheets.
    const fn is_code(&self) -> bool {
        matches!(self.kind, ResourceKind::Script | ResourceKind::Style)
    }
}

/// Returns true if a text begins with `start`, ignoring ASCII case.
fn begins(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start))
}

/// Returns what looks like a URL in an inline script: everything after `//` that begins with a host name.
fn mentioned_urls<'a>(script: &InlineScript<'a>) -> impl Iterator<Item = MentionedUrl<'a>> + use<'a> {
    let InlineScript { element, text } = *script;
    after_each(text, "//").filter_map(move |after| {
        let is_end =
            |end: char| end.is_whitespace() || matches!(end, '"' | '\'' | '`' | '<' | '>' | '\\' | ')' | ',' | ';');
        let url = after.split(is_end).next()?;
        let host = url.split(['/', '?', '#', ':']).next()?;
        let is_name = |host: &str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
        let is_host = host.contains('.') && is_name(host);
        is_host.then_some(MentionedUrl { script: element, host, after_host: url.get(host.len()..)? })
    })
}
