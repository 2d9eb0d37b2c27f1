//! Technologies, and the signs by which one is recognized.

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

impl Technology {
    /// Whether it follows what people do, for its users or for advertisers, by an identifier.
    pub fn is_tracker(&self) -> bool {
        use Category::{Advertising, Analytics, SessionReplay};
        matches!(self.category, Advertising | Analytics | SessionReplay) && !WITHOUT_IDENTIFIERS.contains(&self.name)
    }
}
