//! Report: an audit with its pages and findings, which every API dialect renders.
use super::{Account, Audit, Category, CategoryScores, Page, PageState, Points, SkipReason, Status, Timestamp};
use std::collections::BTreeMap;

/// An audit with its pages.
#[derive(Clone, Debug)]
pub struct Report {
    /// The audit.
    pub audit: Audit,
    /// Account of the caller, which owns the audit.
    pub account: Account,
    /// Pages that were or will be requested, smallest depth first. The page of category `global` has the findings about
    /// the site as a whole.
    pub pages: Vec<Page>,
    /// Number of discovered URLs that are not selected. Once the audit has ended, they count as skipped.
    pub known: u32,
    /// Number of skipped URLs by [`SkipReason`].
    pub skipped: BTreeMap<String, u32>,
}

impl Report {
    /// Returns the requested pages, without the entry for the site as a whole.
    pub fn real_pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| page.category != Category::Global)
    }

    /// Returns the judged pages.
    pub fn judged_pages(&self) -> impl Iterator<Item = &Page> {
        self.real_pages().filter(|page| page.state == PageState::Done)
    }

    /// Returns the number of pages that were judged or could not be fetched.
    pub fn ended(&self) -> usize {
        self.real_pages().filter(|page| matches!(page.state, PageState::Done | PageState::Failed)).count()
    }

    /// Returns a token that changes whenever the audit makes progress, and only then.
    pub fn progress_token(&self) -> String {
        format!("{}-{}-{}", self.audit.status.as_str(), self.ended(), self.known)
    }

    /// Returns the progress of the audit in percent, 0 to 100.
    pub fn progress(&self) -> u8 {
        match self.audit.status {
            Status::Completed => 100,
            Status::Queued => 0,
            // 10 for the site's own files, 80 for the pages, 10 for closing.
            Status::Running | Status::Failed => {
                let discovered = self.real_pages().count().saturating_add(self.known as usize);
                let expected = discovered.min(self.audit.max_pages as usize);
                let share = (80 * self.ended()).checked_div(expected).unwrap_or(0).min(80);
                // The default is unreachable: the share is at most 80.
                u8::try_from(10 + share).unwrap_or(90)
            }
        }
    }

    /// Returns the number of skipped URLs by reason. Once the audit has ended, this includes the known ones, as
    /// [`SkipReason::PageLimit`].
    pub fn skipped_by_reason(&self) -> BTreeMap<String, u32> {
        let mut skipped = self.skipped.clone();
        if self.known > 0 && self.audit.status.is_final() {
            *skipped.entry(SkipReason::PageLimit.as_str().to_owned()).or_default() += self.known;
        }
        skipped
    }

    /// Returns the points of the findings about the site as a whole; none before the audit is closed.
    pub fn site_points(&self) -> Points {
        self.global().map_or_else(Points::default, |page| page.points)
    }

    /// Returns the entry with the findings about the site as a whole; `None` before the audit is closed.
    pub fn global(&self) -> Option<&Page> {
        self.pages.iter().find(|page| page.category == Category::Global)
    }

    /// Returns the scores of the selected score categories.
    pub fn category_scores(&self) -> CategoryScores {
        let pages: Vec<Points> = self.judged_pages().map(|page| page.points).collect();
        CategoryScores::of(&pages, &self.site_points(), self.audit.options.score_categories.as_deref())
    }

    /// Returns the time from which the URL may be audited again; `None` if there is no cooldown, as after a failure.
    pub fn ready_at(&self) -> Option<Timestamp> {
        self.audit
            .options
            .cooldown_ms
            .filter(|_| self.audit.status != Status::Failed)
            .map(|rest| self.audit.created_at.plus(rest))
    }
}
