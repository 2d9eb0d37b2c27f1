//! Module, Severity, Outcome: the shared scales.
use serde::{Deserialize, Serialize};

/// A group of rules that has a score of its own. The order is the order of findings in every report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Module {
    /// Fetching, indexing, URLs, the document itself.
    Technical,
    /// Titles, headings, content.
    #[serde(rename = "onpage")]
    OnPage,
    /// Weight and order of what the page loads.
    Performance,
    /// Readiness for AI search and agents.
    Ai,
    /// Structured data and search appearance.
    ModernSeo,
    /// Cards that social networks show.
    Social,
    /// What people with disabilities need (WCAG).
    Accessibility,
    /// Privacy and security.
    Privacy,
    /// How hard the text is to read.
    Readability,
    /// What the site is built with; never scored.
    TechStack,
    /// Search traffic of a connected account; never scored.
    OrganicTraffic,
}

impl Module {
    /// All modules, in the order of reports.
    pub const ALL: [Self; 11] = [
        Self::Technical,
        Self::OnPage,
        Self::Performance,
        Self::Ai,
        Self::ModernSeo,
        Self::Social,
        Self::Accessibility,
        Self::Privacy,
        Self::Readability,
        Self::TechStack,
        Self::OrganicTraffic,
    ];

    /// The key of the module in ids, in JSON and in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::OnPage => "onpage",
            Self::Performance => "performance",
            Self::Ai => "ai",
            Self::ModernSeo => "modern_seo",
            Self::Social => "social",
            Self::Accessibility => "accessibility",
            Self::Privacy => "privacy",
            Self::Readability => "readability",
            Self::TechStack => "tech_stack",
            Self::OrganicTraffic => "organic_traffic",
        }
    }

    /// The module with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|module| module.key() == key)
    }

    /// Whether the module counts in the overall score.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::TechStack | Self::OrganicTraffic)
    }
}

/// How bad it is when a rule fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Reported, never lowers a score.
    Info,
    /// Quality or good practice.
    Minor,
    /// Clear, measurable harm.
    Major,
    /// Loses the page, the site or a group of people.
    Critical,
}

impl Severity {
    /// What a finding of this severity is worth in a score.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Info => 0,
            Self::Minor => 2,
            Self::Major => 5,
            Self::Critical => 10,
        }
    }

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Critical => "critical",
        }
    }
}

/// What a rule says of a page; the outcome values of W3C's Evaluation and Report Language (EARL).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It holds.
    Passed,
    /// It does not hold, and the finding says where.
    Failed,
    /// Nothing on the page that the rule speaks of.
    Inapplicable,
    /// The rule applies, but what was served cannot settle it.
    CannotTell,
}
