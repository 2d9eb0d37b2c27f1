//! Technologies, and the signs by which they are detected.

/// The purpose of a technology.
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

/// One technology and its signs.
#[derive(Debug)]
pub struct Technology {
    /// Its official name.
    pub name: &'static str,
    /// Its purpose.
    pub category: Category,
    pub(super) signs: &'static [Sign],
}

/// Evidence of a technology. Texts are in lower case unless noted otherwise.
#[derive(Debug)]
pub(super) enum Sign {
    /// The content of `meta name=generator` begins with this.
    Generator(&'static str),
    /// The response has this header.
    Header(&'static str),
    /// The response has a header (name, text) that contains this text.
    HeaderHas(&'static str, &'static str),
    /// The response sets a cookie with this name (case-sensitive).
    Cookie(&'static str),
    /// A resource is loaded from this host or a subdomain.
    Host(&'static str),
    /// A resource is loaded from this host or a subdomain, and its path begins with this (host, path).
    At(&'static str, &'static str),
    /// The path of a first-party script or style sheet contains this.
    Path(&'static str),
    /// An element or an attribute has this name.
    Name(&'static str),
    /// An element has this id.
    Id(&'static str),
    /// An inline script contains this (case-sensitive).
    Inline(&'static str),
}

/// Analytics that store nothing on the visitor's device.
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
    /// Returns true if it tracks visitors by an identifier, for analytics or advertising.
    pub fn is_tracker(&self) -> bool {
        use Category::{Advertising, Analytics, SessionReplay};
        matches!(self.category, Advertising | Analytics | SessionReplay) && !WITHOUT_IDENTIFIERS.contains(&self.name)
    }
}
