//! Report: an audit with its pages and findings; what every dialect presents.
use super::{Account, Audit, Category, Finding, Page, PageState, Status, Timestamp};

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

    /// The pages that were judged.
    pub fn judged_pages(&self) -> impl Iterator<Item = &Page> {
        self.real_pages().filter(|page| page.state == PageState::Done)
    }

    /// How far the audit has come, 0 to 100.
    pub fn progress(&self) -> u8 {
        let ended = self.real_pages().filter(|page| matches!(page.state, PageState::Done | PageState::Failed)).count();
        match self.audit.status {
            Status::Completed => 100,
            Status::Queued => 0,
            // The site's own files are the first tenth, closing is the last.
            Status::Running | Status::Failed => {
                let share = (80 * ended).checked_div(self.real_pages().count()).unwrap_or(0);
                u8::try_from(10 + share).unwrap_or(90)
            }
        }
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
