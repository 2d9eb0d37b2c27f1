//! Aspect: the four sides of a site that limits on scores speak of, each a group of modules.
use super::score::{mean, mean_over_pages};
use super::{Module, Points};
use serde::{Deserialize, Serialize};

/// A side of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// What a visitor meets: readability, privacy, how it is shared.
    Ux,
    /// Whether everyone can use it.
    Accessibility,
    /// How it is put together and found.
    Structure,
    /// How fast it can be.
    Performance,
}

impl Aspect {
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

/// The score of each aspect and their mean, each 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AspectScores {
    /// The mean of those that are wanted; none where nothing applied.
    pub overall: Option<u8>,
    /// In the order of [`Aspect::ALL`]; none for what is not wanted or did not apply.
    pub each: [Option<u8>; 4],
}

impl AspectScores {
    /// The scores of a site by the points of its pages and its own; only of these aspects, if any are named.
    pub fn of(pages: &[Points], site: &Points, wanted: Option<&[Aspect]>) -> Self {
        let each = Aspect::ALL.map(|aspect| {
            let is_wanted = wanted.is_none_or(|wanted| wanted.contains(&aspect));
            let counts = |module: Module| Aspect::of(Some(module)) == aspect && module.counts();
            if is_wanted { mean_over_pages(pages, site, counts) } else { None }
        });
        Self { overall: mean(each.into_iter().flatten()), each }
    }
}
