//! How far an audit reaches: its scope, why pages were left out, and why it stopped.
use serde::{Deserialize, Serialize};

/// Which pages of a site an audit may cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// Pages that are judged at most.
    pub max_pages: u32,
    /// Only pages whose path fits one of these, if there are any; written as in robots.txt: `/blog/*`, `*.html$`.
    pub include: Vec<String>,
    /// No pages whose path fits one of these.
    pub exclude: Vec<String>,
}

impl Default for Scope {
    fn default() -> Self {
        Self { max_pages: 1, include: Vec::new(), exclude: Vec::new() }
    }
}

/// Where a URL was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// The audit starts there.
    Start,
    /// Whoever asked for the audit named it.
    Named,
    /// A sitemap lists it.
    Sitemap,
    /// A page links or redirects to it.
    Link,
}

/// Why an audit looked no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// Every page that could be found was judged.
    Complete,
    /// As many pages as were allowed.
    PageLimit,
    /// It took too long.
    Deadline,
    /// Its owner ended it.
    Cancelled,
    /// The site kept asking for fewer requests.
    Throttled,
    /// The site turned most requests away.
    Blocked,
    /// It could not begin, or not one page could be judged.
    Error,
}

impl StopReason {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::PageLimit => "page_limit",
            Self::Deadline => "deadline",
            Self::Cancelled => "cancelled",
            Self::Throttled => "throttled",
            Self::Blocked => "blocked",
            Self::Error => "error",
        }
    }
}

/// Why a URL of the site was not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// The audit had as many pages as it may have, or ended early.
    PageLimit,
    /// robots.txt forbids it.
    Robots,
    /// The scope leaves it out.
    Excluded,
    /// It is no HTML page.
    NotHtml,
    /// It redirects to another page of the site, which is judged in its place.
    Redirect,
    /// It redirects to another site.
    OffSite,
    /// It is too many links away from the start.
    Depth,
    /// Its path repeats itself, as relative links that go astray do.
    Repetition,
    /// It carries the id of a session.
    Session,
    /// There are enough pages of the same form: calendars, permutations of parameters.
    Pattern,
    /// All pages of the same form were missing.
    Missing,
    /// The URL is too long, or one that may not be fetched.
    Address,
}

impl SkipReason {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PageLimit => "page_limit",
            Self::Robots => "robots",
            Self::Excluded => "excluded",
            Self::NotHtml => "not_html",
            Self::Redirect => "redirect",
            Self::OffSite => "off_site",
            Self::Depth => "depth",
            Self::Repetition => "repetition",
            Self::Session => "session",
            Self::Pattern => "pattern",
            Self::Missing => "missing",
            Self::Address => "address",
        }
    }
}
