//! AuditOptions: what a caller chooses for an audit, stored with it.
use super::{Gate, Keyphrases, Scope, ScoreCategory};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use strum::{IntoStaticStr, VariantArray};

/// The options of an audit, stored as the caller chose them. Three inputs stand beside them: the URLs, and the page limit
/// and the timeout, which are resolved against the plan and the settings when the audit is accepted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuditOptions {
    /// Set of pages to audit: a whole site or selected pages.
    pub kind: Kind,
    /// Number of pages to audit, as a named size.
    pub mode: Mode,
    /// Path patterns, as in robots.txt: if there are any, only URLs that match one are audited.
    pub include: Vec<String>,
    /// Path patterns, as in robots.txt: URLs that match one are not audited.
    pub exclude: Vec<String>,
    /// Language of the report.
    pub language: Language,
    /// Extra User-Agent token, sent before ours.
    pub user_agent: Option<String>,
    /// Score categories to include; `None` for all.
    pub score_categories: Option<Vec<ScoreCategory>>,
    /// Limits on the score. Only the limits are options; the decision is made when the audit completes.
    pub gate: Gate,
    /// True for a trial audit: one page, not charged.
    pub is_sandbox: bool,
    /// The caller's own data, returned with the audit.
    pub metadata: Map<String, Value>,
    /// Milliseconds before this URL may be audited again; `None` for no cooldown.
    pub cooldown_ms: Option<i64>,
    /// URL that is told the end of the audit, beside the account's endpoints.
    pub webhook_url: Option<String>,
    /// Search terms that pages want to be found for.
    pub keyphrases: Keyphrases,
}

impl AuditOptions {
    /// Returns the scope of the crawl, for this number of pages at most.
    pub fn scope(&self, max_pages: u32) -> Scope {
        Scope { max_pages, include: self.include.clone(), exclude: self.exclude.clone() }
    }
}

/// Selection of the pages that an audit covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    /// All pages that can be discovered from the start page.
    #[default]
    Full,
    /// Only the pages that the caller listed.
    SelectedPages,
}

/// Named page limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Mode {
    /// 1 page.
    #[default]
    Basic,
    /// At most 5 pages.
    Standard,
    /// At most 20 pages.
    Deep,
}

impl Mode {
    /// Returns the maximum number of pages.
    pub const fn pages(self) -> u32 {
        match self {
            Self::Basic => 1,
            Self::Standard => 5,
            Self::Deep => 20,
        }
    }

    /// Returns the mode as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Language of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}
