//! robots.txt: read it as Google's reference parser does, and may this agent fetch that path (RFC 9309).

/// Bytes of a robots.txt that count; what follows is ignored, as Google does.
pub const MAX_ROBOTS: usize = 500 << 10;

/// A robots.txt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    /// Its groups in their order.
    pub groups: Vec<Group>,
    /// The addresses after `Sitemap:`, as they are spelt.
    pub sitemaps: Vec<String>,
}

/// Rules for some agents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The agents, in lower case, cut to their product token; `*` is for all others.
    pub agents: Vec<String>,
    /// Whether it allows, and what path.
    pub rules: Vec<(bool, String)>,
}

impl Robots {
    /// Reads a robots.txt; every text is one.
    pub fn parse(_text: &str) -> Self {
        Self::default()
    }

    /// Whether this agent may fetch this path with its query, as the longest matching rule says; allow wins ties.
    pub fn allows(&self, _agent: &str, _path: &str) -> bool {
        true
    }
}
