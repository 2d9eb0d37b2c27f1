//! Scope, Source, StopReason and SkipReason: the extent of a crawl and how it ended.
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// Pages of a site that an audit may cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// Maximum number of pages to judge.
    pub max_pages: u32,
    /// Path patterns, of which a page must match at least one; empty for no restriction. The syntax is that of
    /// robots.txt: `/blog/*`, `*.html$`.
    pub include: Vec<String>,
    /// Path patterns, of which a page must match none.
    pub exclude: Vec<String>,
}

impl Default for Scope {
    fn default() -> Self {
        Self { max_pages: 1, include: Vec::new(), exclude: Vec::new() }
    }
}

/// Origin of a discovered URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// The audit's start URL.
    Start,
    /// Listed by the caller.
    Named,
    /// Listed in a sitemap.
    Sitemap,
    /// Target of a link or redirect on another page.
    Link,
}

/// Reason why a crawl ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StopReason {
    /// Every discovered page was judged.
    Complete,
    /// The page limit was reached.
    PageLimit,
    /// The time limit was reached.
    Deadline,
    /// The owner cancelled the audit.
    Cancelled,
    /// The site kept answering with status 429 or 503 and a Retry-After.
    Throttled,
    /// The site denied access to most pages.
    Blocked,
    /// The crawl could not start, or no page could be judged.
    Error,
}

impl StopReason {
    /// Returns the reason as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Reason why a discovered URL was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum SkipReason {
    /// The page limit was reached, or the audit ended early.
    PageLimit,
    /// robots.txt disallows it.
    Robots,
    /// The scope excludes it.
    Excluded,
    /// It is not an HTML page.
    NotHtml,
    /// It redirects to another page of the site, which is judged instead.
    Redirect,
    /// It redirects to another site.
    OffSite,
    /// It is too many links away from the start page.
    Depth,
    /// Its path repeats a segment, as broken relative links produce.
    Repetition,
    /// It contains a session id.
    Session,
    /// Enough pages of the same form were fetched: calendars, permutations of parameters.
    Pattern,
    /// All fetched pages of the same form were missing.
    Missing,
    /// The URL is too long, or the policy does not allow fetching it.
    Address,
}

impl SkipReason {
    /// Returns the reason as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
