//! Report: an audit with its pages and findings; what every dialect presents.
use super::{Account, Audit, Category, Finding, Page, Timestamp};

/// How long the same URL has to rest between two audits, in milliseconds (MetricSpot).
pub const COOLDOWN: i64 = 24 * 3_600_000;

/// An audit read whole.
#[derive(Clone, Debug)]
pub struct Report {
    /// The audit itself.
    pub audit: Audit,
    /// Who asks; it is the owner.
    pub account: Account,
    /// In the order they were found; the page of category `global` holds the site's findings.
    pub pages: Vec<Page>,
}

impl Report {
    /// The pages that were asked for, the site's own left out.
    pub fn real_pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| page.category != Category::Global)
    }

    /// What was found about the site as a whole.
    pub fn site_findings(&self) -> &[Finding] {
        self.pages.iter().find(|page| page.category == Category::Global).map_or(&[], |page| &page.findings)
    }

    /// When the URL may be audited again.
    pub const fn ready_at(&self) -> Timestamp {
        self.audit.created_at.plus(COOLDOWN)
    }
}
