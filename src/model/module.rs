//! Module, Severity and Outcome: the scales that rules and findings share.
use serde::{Deserialize, Serialize};
use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// A group of rules with a score of its own. Reports list findings in this order.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    IntoStaticStr,
    EnumString,
    VariantArray,
    EnumCount,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Module {
    /// Fetching, indexing, URLs, the document itself.
    Technical,
    /// Titles, headings, content.
    #[serde(rename = "onpage")]
    #[strum(serialize = "onpage")]
    OnPage,
    /// Size and loading order of the page's resources.
    Performance,
    /// Readiness for AI search and agents.
    Ai,
    /// Structured data and search appearance.
    ModernSeo,
    /// Link previews in social networks.
    Social,
    /// Accessibility for people with disabilities (WCAG).
    Accessibility,
    /// Privacy and security.
    Privacy,
    /// Reading difficulty of the text.
    Readability,
    /// Technologies the site is built with; never scored.
    TechStack,
    /// Search traffic of a connected account; never scored.
    OrganicTraffic,
}

impl Module {
    /// All modules, in the order of reports.
    pub const ALL: [Self; Self::COUNT] = super::all_variants();

    /// Returns the module's key in rule ids, in JSON and in URLs.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Returns the module with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        key.parse().ok()
    }

    /// Returns true if the module counts in the overall score.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::TechStack | Self::OrganicTraffic)
    }
}

/// Severity of a failed rule.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    IntoStaticStr,
    VariantArray,
    EnumCount,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Severity {
    /// Reported, never lowers a score.
    Info,
    /// Quality or good practice.
    Minor,
    /// Clear, measurable harm.
    Major,
    /// The page or site cannot be found or used, or not by a group of people.
    Critical,
}

impl Severity {
    /// Returns the points that a finding of this severity has at stake.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Info => 0,
            Self::Minor => 2,
            Self::Major => 5,
            Self::Critical => 10,
        }
    }

    /// Returns the severity as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Outcome of a rule on a page; the outcome values of W3C's Evaluation and Report Language (EARL).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The page meets the rule.
    Passed,
    /// The page does not meet the rule; the evidence has the locations.
    Failed,
    /// The page has nothing that the rule applies to.
    Inapplicable,
    /// The rule applies, but the outcome cannot be determined from the served HTML.
    CannotTell,
}
