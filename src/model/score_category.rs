//! ScoreCategory: the four sides of a site that limits on scores speak of, each a group of modules.
use super::score::{mean, mean_over_pages};
use super::{Module, Points};
use serde::{Deserialize, Serialize};

/// A side of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoreCategory {
    /// What a visitor meets: readability, privacy, how it is shared.
    Ux,
    /// Whether everyone can use it.
    Accessibility,
    /// How it is put together and found.
    Structure,
    /// How fast it can be.
    Performance,
}

impl ScoreCategory {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Ux, Self::Accessibility, Self::Structure, Self::Performance];

    /// Which one a module belongs to.
    pub const fn of(module: Option<Module>) -> Self {
        match module {
            Some(Module::Accessibility) => Self::Accessibility,
            Some(Module::Performance) => Self::Performance,
            Some(Module::Readability | Module::Privacy | Module::Social | Module::TechStack) => Self::Ux,
            Some(Module::Technical | Module::OnPage | Module::Ai | Module::ModernSeo | Module::OrganicTraffic)
            | None => Self::Structure,
        }
    }
}

/// The score of each score_category and their mean, each 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategoryScores {
    /// The mean of those that are wanted; none where nothing applied.
    pub overall: Option<u8>,
    /// In the order of [`ScoreCategory::ALL`]; none for what is not wanted or did not apply.
    pub each: [Option<u8>; 4],
}

impl CategoryScores {
    /// The scores of a site by the points of its pages and its own; only of these score_categories, if any are named.
    pub fn of(pages: &[Points], site: &Points, wanted: Option<&[ScoreCategory]>) -> Self {
        let each = ScoreCategory::ALL.map(|score_category| {
            let is_wanted = wanted.is_none_or(|wanted| wanted.contains(&score_category));
            let counts = |module: Module| ScoreCategory::of(Some(module)) == score_category && module.counts();
            if is_wanted { mean_over_pages(pages, site, counts) } else { None }
        });
        Self { overall: mean(each.into_iter().flatten()), each }
    }
}
