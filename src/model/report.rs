//! Report: an audit with its pages and findings; what every dialect presents.
use super::{Account, Audit, Category, CategoryScores, Page, PageState, Points, SkipReason, Status, Timestamp};
use std::collections::BTreeMap;

/// An audit read whole.
#[derive(Clone, Debug)]
pub struct Report {
    /// The audit itself.
    pub audit: Audit,
    /// Who asks; it is the owner.
    pub account: Account,
    /// The pages that were asked for or will be, shallow ones first; that of category `global` holds the site's findings.
    pub pages: Vec<Page>,
    /// URLs of the site that are known and not chosen; once the audit has stopped, they are left out.
    pub known: u32,
    /// URLs of the site that were left out, by the reason.
    pub skipped: BTreeMap<String, u32>,
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

    /// How many pages have been judged, or could not be.
    pub fn ended(&self) -> usize {
        self.real_pages().filter(|page| matches!(page.state, PageState::Done | PageState::Failed)).count()
    }

    /// Something that changes with the audit's progress and with nothing else.
    pub fn progress_token(&self) -> String {
        format!("{}-{}-{}", self.audit.status.as_str(), self.ended(), self.known)
    }

    /// How far the audit has come, 0 to 100.
    pub fn progress(&self) -> u8 {
        match self.audit.status {
            Status::Completed => 100,
            Status::Queued => 0,
            // The site's own files are the first tenth, closing is the last.
            Status::Running | Status::Failed => {
                let most = usize::try_from(self.audit.max_pages).unwrap_or(usize::MAX);
                let all = self.real_pages().count().saturating_add(self.known as usize).min(most);
                let share = (80 * self.ended()).checked_div(all).unwrap_or(0);
                u8::try_from(10 + share).unwrap_or(90)
            }
        }
    }

    /// URLs of the site that were left out, by the reason; what is known counts too once the audit has stopped.
    pub fn skipped_by_reason(&self) -> BTreeMap<String, u32> {
        let mut all = self.skipped.clone();
        if self.known > 0 && self.audit.status.is_final() {
            *all.entry(SkipReason::PageLimit.as_str().to_owned()).or_default() += self.known;
        }
        all
    }

    /// The points of what was found about the site as a whole.
    pub fn site_points(&self) -> Points {
        self.global().map_or_else(Points::default, |page| page.points)
    }

    /// The page that holds what was found about the site as a whole.
    pub fn global(&self) -> Option<&Page> {
        self.pages.iter().find(|page| page.category == Category::Global)
    }

    /// The scores of the score_categories that count.
    pub fn category_scores(&self) -> CategoryScores {
        let pages: Vec<Points> = self.judged_pages().map(|page| page.points).collect();
        CategoryScores::of(&pages, &self.site_points(), self.audit.options.score_categories.as_deref())
    }

    /// When the URL may be audited again; none where it need not rest. After a failure it need not.
    pub fn ready_at(&self) -> Option<Timestamp> {
        self.audit
            .options
            .cooldown_ms
            .filter(|_| self.audit.status != Status::Failed)
            .map(|rest| self.audit.created_at.plus(rest))
    }
}
