//! What a page is built with and what it calls upon, by signs that only that technology leaves.
mod libraries;
mod secrets;
mod signs;
mod table;

pub use libraries::Library;
pub use secrets::Secret;
pub use signs::{Category, Technology};

use crate::facts::html::{Element, NodeId};
use crate::facts::page::{PageFacts, ResourceKind, ResourceUrl, is_below};
use crate::facts::text::{after_each, contains};
use signs::Sign;
use std::ops::Not;
use table::TABLE;

/// A technology that was found.
#[derive(Clone, Copy, Debug)]
pub struct DetectedTechnology {
    /// Which.
    pub technology: &'static Technology,
    element: Option<NodeId>,
    /// Whether the markup itself loads it, and not a script that may first ask.
    pub in_markup: bool,
}

impl DetectedTechnology {
    /// The element that gave it away, if it was one.
    pub fn element<'a>(&self, page: &'a PageFacts) -> Option<Element<'a>> {
        page.document.element(self.element?)
    }
}

/// Addresses that are looked at; more say nothing new.
const MOST: usize = 5_000;
/// Bytes of inline scripts that are looked at.
const MOST_INLINE: usize = 1 << 20;

impl PageFacts {
    /// The technologies of the page, each once, in the order of the table.
    pub fn technologies(&self) -> &[DetectedTechnology] {
        self.technologies.get_or_init(|| {
            let clues = Clues::of(self);
            TABLE.iter().filter_map(|technology| clues.find(technology)).collect()
        })
    }

    /// The technologies of these kinds.
    pub fn technologies_of<'a>(&'a self, categories: &'a [Category]) -> impl Iterator<Item = &'a DetectedTechnology> {
        self.technologies().iter().filter(|found| categories.contains(&found.technology.category))
    }

    /// The technologies that follow people.
    pub fn trackers(&self) -> impl Iterator<Item = &DetectedTechnology> {
        self.technologies().iter().filter(|found| found.technology.is_tracker())
    }

    /// The texts of inline scripts that run.
    pub fn inline_scripts(&self) -> impl Iterator<Item = Element<'_>> {
        self.all("script").filter(|script| !script.has("src") && crate::facts::page::is_javascript(*script))
    }
}

/// Everything signs are looked for in, gathered once.
struct Clues<'a> {
    page: &'a PageFacts,
    generators: Vec<(NodeId, String)>,
    loaded: Vec<ResourceUrl<'a>>,
    inline: Vec<(NodeId, &'a str)>,
    /// Addresses in inline scripts: the host, and what follows it.
    mentioned: Vec<(NodeId, &'a str, &'a str)>,
}

impl<'a> Clues<'a> {
    fn of(page: &'a PageFacts) -> Self {
        let generators = page
            .meta_elements("generator")
            .filter_map(|meta| Some((meta.index() as NodeId, meta.attr_text("content")?.to_ascii_lowercase())));
        let loaded = page.resources().iter().take(MOST).filter_map(|resource| ResourceUrl::of(page, resource));
        let mut left = MOST_INLINE;
        let inline =
            page.inline_scripts().map(|script| (script.index() as NodeId, script.text())).take_while(|(_, text)| {
                let fits = left > 0;
                left = left.saturating_sub(text.len());
                fits
            });
        let inline: Vec<_> = inline.collect();
        let mentioned =
            inline.iter().flat_map(|(place, text)| addresses(text).map(|(host, rest)| (*place, host, rest)));
        Self {
            page,
            generators: generators.collect(),
            loaded: loaded.collect(),
            mentioned: mentioned.take(MOST).collect(),
            inline,
        }
    }

    fn find(&self, technology: &'static Technology) -> Option<DetectedTechnology> {
        let found = |element, in_markup| DetectedTechnology { technology, element, in_markup };
        let by_markup = technology.signs.iter().find_map(|sign| self.in_markup(sign, technology.category));
        if let Some(element) = by_markup {
            return Some(found(element, true));
        }
        let by_script = technology.signs.iter().find_map(|sign| self.in_scripts(sign, technology.category));
        by_script.map(|element| found(Some(element), false))
    }

    /// The element, or none where it is a header, of a sign in what is sent and loaded.
    fn in_markup(&self, sign: &Sign, category: Category) -> Option<Option<NodeId>> {
        let exchange = &self.page.exchange;
        let names = &self.page.document.names;
        let built_with = is_built_with(category);
        let loaded = |matches: &dyn Fn(&ResourceUrl<'_>) -> bool| {
            let fits = |address: &&ResourceUrl<'_>| (!built_with || address.is_code()) && matches(address);
            self.loaded.iter().find(fits).map(|address| Some(address.element))
        };
        match sign {
            Sign::Generator(start) => {
                self.generators.iter().find(|(_, content)| content.starts_with(start)).map(|(place, _)| Some(*place))
            }
            Sign::Header(name) => exchange.header(name).map(|_| None),
            Sign::HeaderHas(name, part) => {
                exchange.header_lines(name).any(|line| line.to_ascii_lowercase().contains(part)).then_some(None)
            }
            Sign::Cookie(name) => exchange.cookies().any(|cookie| cookie.name == *name).then_some(None),
            Sign::Host(host) => loaded(&|address| is_below(address.host, host)),
            Sign::At(host, start) => loaded(&|address| is_below(address.host, host) && begins(address.rest, start)),
            Sign::Path(part) => loaded(&|address| address.is_code() && address.is_own && contains(address.rest, part)),
            Sign::Name(name) => names.find(name).map(|_| None),
            Sign::Id(id) => self.page.by_id(id).map(|element| Some(element.index() as NodeId)),
            Sign::Inline(_) => None,
        }
    }

    /// The script that has a sign in its text. What a site is built with is not told from what its scripts mention.
    fn in_scripts(&self, sign: &Sign, category: Category) -> Option<NodeId> {
        let mentioned = |host: &str, start: &str| {
            let fitting = self.mentioned.iter().find(|(_, name, rest)| is_below(name, host) && begins(rest, start));
            fitting.map(|(place, ..)| *place)
        };
        match sign {
            Sign::Inline(part) => self.inline.iter().find(|(_, text)| contains(text, part)).map(|(place, _)| *place),
            Sign::Host(host) => is_built_with(category).not().then(|| mentioned(host, ""))?,
            Sign::At(host, start) => is_built_with(category).not().then(|| mentioned(host, start))?,
            _ => None,
        }
    }
}

const fn is_built_with(category: Category) -> bool {
    use Category::{Cms, Commerce, Framework, Guard, Hosting, Service};
    matches!(category, Cms | Commerce | Framework | Hosting | Guard | Service)
}

impl ResourceUrl<'_> {
    const fn is_code(&self) -> bool {
        matches!(self.kind, ResourceKind::Script | ResourceKind::Style)
    }
}

fn begins(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start))
}

/// What follows `//` in a text, as far as it looks like an address: the host, and the rest.
fn addresses(text: &str) -> impl Iterator<Item = (&str, &str)> {
    after_each(text, "//").filter_map(|after| {
        let is_end =
            |sign: char| sign.is_whitespace() || matches!(sign, '"' | '\'' | '`' | '<' | '>' | '\\' | ')' | ',' | ';');
        let address = after.split(is_end).next()?;
        let host = address.split(['/', '?', '#', ':']).next()?;
        let is_name = |host: &str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
        (host.contains('.') && is_name(host)).then_some((host, address.get(host.len()..)?))
    })
}
