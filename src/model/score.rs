//! Score, Points and Scores: points earned out of points possible. All scoring is in this file.
use super::{Finding, Module, Outcome};
use serde::{Deserialize, Serialize};
use strum::EnumCount;

/// Points earned out of points possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Sum of the weights of passed findings.
    pub earned: u32,
    /// Sum of the weights of passed and failed findings.
    pub possible: u32,
}

impl Score {
    /// Scores findings: a passed finding earns its weight, a failed one does not, the others do not count. Nor does a
    /// suppressed one.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        findings.into_iter().fold(Self::default(), |score, finding| score.and(finding))
    }

    fn and(self, finding: &Finding) -> Self {
        let (earned, possible) = match finding.outcome {
            Outcome::Passed => (finding.weight, finding.weight),
            Outcome::Failed if finding.suppressed.is_none() => (0, finding.weight),
            Outcome::Failed | Outcome::Inapplicable | Outcome::CannotTell => (0, 0),
        };
        self.plus(Self { earned, possible })
    }

    /// Returns the sum of two scores.
    pub const fn plus(self, other: Self) -> Self {
        Self {
            earned: self.earned.saturating_add(other.earned),
            possible: self.possible.saturating_add(other.possible),
        }
    }

    /// Returns the score in percent, 0 to 100, halves rounded up; `None` if nothing was possible.
    pub fn percent(self) -> Option<u8> {
        let (earned, possible) = (u64::from(self.earned), u64::from(self.possible));
        // Fits: no more is earned than possible.
        u8::try_from((200 * earned + possible).checked_div(2 * possible)?).ok()
    }
}

/// Scores by module, of a page or of the site as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points([Score; Module::COUNT]);

impl Points {
    /// Scores findings by module.
    pub fn of(findings: &[Finding]) -> Self {
        Self(Module::ALL.map(|module| Score::of(findings.iter().filter(|finding| finding.module() == Some(module)))))
    }

    /// Returns the sum over the chosen modules.
    pub fn sum(&self, chosen: impl Fn(Module) -> bool) -> Score {
        let scores = Module::ALL.into_iter().zip(self.0).filter(|(module, _)| chosen(*module));
        scores.fold(Score::default(), |sum, (_, score)| sum.plus(score))
    }

    /// Returns the sum over all modules.
    pub fn total(&self) -> Score {
        self.sum(|_| true)
    }
}

/// Scores of an audit in percent, each 0 to 100.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores {
    /// Mean of the modules that count; `None` if no rule applied.
    pub overall: Option<u8>,
    /// Scores of the modules, in the order of [`Module::ALL`].
    pub modules: [Option<u8>; Module::COUNT],
}

impl Scores {
    /// Scores an audit. A module's score is the mean over the pages; the points of the site as a whole count with every
    /// page, so that large and small sites are comparable.
    pub fn of(pages: &[Points], site: &Points) -> Self {
        let modules = Module::ALL.map(|module| mean_over_pages(pages, site, |other| other == module));
        let counted = Module::ALL.into_iter().zip(modules).filter(|(module, _)| module.counts());
        Self { overall: mean(counted.filter_map(|(_, percent)| percent)), modules }
    }

    /// Returns the score of one module.
    pub fn module(&self, module: Module) -> Option<u8> {
        Module::ALL.into_iter().zip(self.modules).find(|(other, _)| *other == module).and_then(|(_, percent)| percent)
    }
}

/// Returns the mean over the pages of the percentage for the chosen modules; the points of the site as a whole count
/// with each page.
pub fn mean_over_pages(pages: &[Points], site: &Points, chosen: impl Fn(Module) -> bool) -> Option<u8> {
    let of_site = site.sum(&chosen);
    match pages {
        [] => of_site.percent(),
        pages => mean(pages.iter().filter_map(|page| page.sum(&chosen).plus(of_site).percent())),
    }
}

/// Returns the mean of percentages, halves rounded up; `None` if there are none.
pub fn mean(percents: impl Iterator<Item = u8>) -> Option<u8> {
    let (sum, count) = percents.fold((0_u32, 0_u32), |(sum, count), percent| (sum + u32::from(percent), count + 1));
    // Fits: a mean is no larger than the largest value.
    u8::try_from((2 * sum + count).checked_div(2 * count)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Severity;

    fn finding(rule: &'static str, weight: u32, outcome: Outcome) -> Finding {
        let severity = Severity::Minor;
        Finding {
            rule: rule.into(),
            severity,
            weight,
            outcome,
            message: None,
            evidence: vec![],
            data: Default::default(),
            suppressed: None,
        }
    }

    #[test]
    fn counts_only_passed_and_failed() {
        let findings = [
            finding("onpage.a", 5, Outcome::Passed),
            finding("onpage.b", 2, Outcome::Failed),
            finding("onpage.c", 10, Outcome::Inapplicable),
            finding("onpage.d", 10, Outcome::CannotTell),
        ];
        let score = Score::of(&findings);
        assert_eq!((score.earned, score.possible, score.percent()), (5, 7, Some(71)));
        assert_eq!(Score::default().percent(), None);
        assert_eq!(Score { earned: 1, possible: 200 }.percent(), Some(1), "halves are rounded up");
    }

    #[test]
    fn matches_the_sample_of_metricspot() {
        let sample = [92, 71, 84, 65, 80, 88, 74, 82, 70, 100, 100];
        let counted = Module::ALL.into_iter().zip(sample).filter(|(module, _)| module.counts());
        assert_eq!(mean(counted.map(|(_, percent)| percent)), Some(78));
    }

    #[test]
    fn matches_the_sample_of_vertaaux() {
        assert_eq!(mean([88, 82, 86, 84].into_iter()), Some(85));
    }

    #[test]
    fn a_site_scores_the_mean_of_its_pages() {
        let good = [finding("onpage.a", 2, Outcome::Passed)];
        let bad = [finding("onpage.a", 2, Outcome::Failed)];
        let site = [finding("technical.robots", 2, Outcome::Passed)];
        let [good, bad, site] = [Points::of(&good), Points::of(&bad), Points::of(&site)];
        let scores = Scores::of(&[good, bad, bad], &site);
        assert_eq!(scores.module(Module::OnPage), Some(33));
        assert_eq!(scores.module(Module::Technical), Some(100));
        assert_eq!(scores.module(Module::Ai), None);
        assert_eq!(scores.overall, Some(67));
        assert_eq!(good.total().plus(site.total()), Score { earned: 4, possible: 4 });
    }
}
