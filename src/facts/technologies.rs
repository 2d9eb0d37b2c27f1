//! What a page is built with and what it calls upon, by signs that only that technology leaves.
use super::document::Place;
use super::technology_table::TABLE;
use super::{Element, LinkedAddress, PageFacts, ResourceKind, after_each, contains, is_below};
use std::ops::Not;

/// What a technology is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is its own word")]
pub enum Category {
    Cms,
    Commerce,
    Framework,
    Hosting,
    Guard,
    Analytics,
    SessionReplay,
    Advertising,
    TagManager,
    Consent,
    Chat,
    Payment,
    Experiment,
    Service,
}

/// One technology and how it shows.
#[derive(Debug)]
pub struct Technology {
    /// Its name, as its makers spell it.
    pub name: &'static str,
    /// What it is for.
    pub category: Category,
    pub(super) signs: &'static [Sign],
}

/// What gives a technology away. Texts are in lower case unless they say otherwise.
#[derive(Debug)]
pub(super) enum Sign {
    /// The meta generator begins so.
    Generator(&'static str),
    /// A header is sent.
    Header(&'static str),
    /// A header has this in it.
    HeaderHas(&'static str, &'static str),
    /// A cookie has this name, capitals included.
    Cookie(&'static str),
    /// Something is loaded from this host or one below it.
    Host(&'static str),
    /// Something is loaded from this host, and what follows the host begins so.
    At(&'static str, &'static str),
    /// A script or a style sheet of the page's own party has this in its path.
    Path(&'static str),
    /// An element or an attribute has this name.
    Name(&'static str),
    /// An element has this id.
    Id(&'static str),
    /// An inline script has this in it, capitals included.
    Inline(&'static str),
}

/// A technology that was found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Which.
    pub technology: &'static Technology,
    element: Option<Place>,
    /// Whether the markup itself loads it, and not a script that may first ask.
    pub at_once: bool,
}

impl Found {
    /// The element that gave it away, if it was one.
    pub fn element<'a>(&self, page: &'a PageFacts) -> Option<Element<'a>> {
        page.document.element(self.element?)
    }
}

impl Technology {
    /// Whether it follows what people do, for its users or for advertisers, by an identifier.
    pub fn is_tracker(&self) -> bool {
        use Category::{Advertising, Analytics, SessionReplay};
        matches!(self.category, Advertising | Analytics | SessionReplay) && !WITHOUT_IDENTIFIERS.contains(&self.name)
    }
}

/// Analytics that keep nothing on the visitor's device.
const WITHOUT_IDENTIFIERS: [&str; 8] = [
    "Cloudflare Web Analytics",
    "Fathom",
    "GoatCounter",
    "Pirsch",
    "Plausible",
    "Simple Analytics",
    "Umami",
    "Vercel Analytics",
];
/// Addresses that are looked at; more say nothing new.
const MOST: usize = 5_000;
/// Bytes of inline scripts that are looked at.
const MOST_INLINE: usize = 1 << 20;

impl PageFacts {
    /// The technologies of the page, each once, in the order of the table.
    pub fn technologies(&self) -> &[Found] {
        self.technologies.get_or_init(|| {
            let clues = Clues::of(self);
            TABLE.iter().filter_map(|technology| clues.find(technology)).collect()
        })
    }

    /// The technologies of these kinds.
    pub fn technologies_of<'a>(&'a self, categories: &'a [Category]) -> impl Iterator<Item = &'a Found> {
        self.technologies().iter().filter(|found| categories.contains(&found.technology.category))
    }

    /// The technologies that follow people.
    pub fn trackers(&self) -> impl Iterator<Item = &Found> {
        self.technologies().iter().filter(|found| found.technology.is_tracker())
    }

    /// The texts of inline scripts that run.
    pub fn inline_scripts(&self) -> impl Iterator<Item = Element<'_>> {
        self.all("script").filter(|script| !script.has("src") && super::is_javascript(*script))
    }
}

/// Everything signs are looked for in, gathered once.
struct Clues<'a> {
    page: &'a PageFacts,
    generators: Vec<(Place, String)>,
    loaded: Vec<LinkedAddress<'a>>,
    inline: Vec<(Place, &'a str)>,
    /// Addresses in inline scripts: the host, and what follows it.
    mentioned: Vec<(Place, &'a str, &'a str)>,
}

impl<'a> Clues<'a> {
    fn of(page: &'a PageFacts) -> Self {
        let generators = page
            .metas("generator")
            .filter_map(|meta| Some((meta.index() as Place, meta.text_of("content")?.to_ascii_lowercase())));
        let loaded = page.resources().iter().take(MOST).filter_map(|resource| LinkedAddress::of(page, resource));
        let mut left = MOST_INLINE;
        let inline =
            page.inline_scripts().map(|script| (script.index() as Place, script.text())).take_while(|(_, text)| {
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

    fn find(&self, technology: &'static Technology) -> Option<Found> {
        let found = |element, at_once| Found { technology, element, at_once };
        let by_markup = technology.signs.iter().find_map(|sign| self.in_markup(sign, technology.category));
        if let Some(element) = by_markup {
            return Some(found(element, true));
        }
        let by_script = technology.signs.iter().find_map(|sign| self.in_scripts(sign, technology.category));
        by_script.map(|element| found(Some(element), false))
    }

    /// The element, or none where it is a header, of a sign in what is sent and loaded.
    fn in_markup(&self, sign: &Sign, category: Category) -> Option<Option<Place>> {
        let exchange = &self.page.exchange;
        let names = &self.page.document.names;
        let built_with = is_built_with(category);
        let loaded = |matches: &dyn Fn(&LinkedAddress<'_>) -> bool| {
            let fits = |address: &&LinkedAddress<'_>| (!built_with || address.is_code()) && matches(address);
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
            Sign::Id(id) => self.page.by_id(id).map(|element| Some(element.index() as Place)),
            Sign::Inline(_) => None,
        }
    }

    /// The script that has a sign in its text. What a site is built with is not told from what its scripts mention.
    fn in_scripts(&self, sign: &Sign, category: Category) -> Option<Place> {
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

impl LinkedAddress<'_> {
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
