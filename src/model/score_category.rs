//! ScoreCategory: four groups of modules, which score thresholds refer to.
use super::score::{mean, mean_over_pages};
use super::{Module, Points};
use serde::{Deserialize, Serialize};
use strum::{EnumCount, VariantArray};

/// A group of modules with a score of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantArray, EnumCount)]
#[serde(rename_all = "snake_case")]
pub enum ScoreCategory {
    /// User experience: readability, privacy, social sharing.
    Ux,
    /// Accessibility for people with disabilities.
    Accessibility,
    /// Structure and discoverability: document, content, search.
    Structure,
    /// Loading performance.
    Performance,
}

impl ScoreCategory {
    /// All score categories.
    pub const ALL: [Self; Self::COUNT] = super::all_variants();

    /// Returns the category of a module; [`Structure`](Self::Structure) for an unknown one.
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

/// Scores of the categories and their mean, each 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryScores {
    /// Mean of the selected categories; `None` if no rule applied.
    pub overall: Option<u8>,
    /// Scores in the order of [`ScoreCategory::ALL`]; `None` for a category that is not selected or has no rule that
    /// applied.
    pub each: [Option<u8>; ScoreCategory::COUNT],
}

impl CategoryScores {
    /// Scores a site from the points of its pages and of the site as a whole, for the selected categories only; `None`
    /// selects all.
    pub fn of(pages: &[Points], site: &Points, selected: Option<&[ScoreCategory]>) -> Self {
        let each = ScoreCategory::ALL.map(|score_category| {
            let is_selected = selected.is_none_or(|selected| selected.contains(&score_category));
            let counts = |module: Module| ScoreCategory::of(Some(module)) == score_category && module.counts();
            if is_selected { mean_over_pages(pages, site, counts) } else { None }
        });
        Self { overall: mean(each.into_iter().flatten()), each }
    }
}
