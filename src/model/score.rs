//! Score: points earned of points possible; a module's, a page's, the audit's. All of the scoring is here.
use super::{Finding, Module, Outcome};
use serde::{Deserialize, Serialize};

/// Points earned of points possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Weights of what passed.
    pub earned: u32,
    /// Weights of what passed or failed.
    pub possible: u32,
}

impl Score {
    /// The score of these findings: passed earns its weight, failed does not, the rest counts nothing.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        findings.into_iter().fold(Self::default(), |score, finding| score.and(finding))
    }

    fn and(self, finding: &Finding) -> Self {
        let (earned, possible) = match finding.outcome {
            Outcome::Passed => (finding.weight, finding.weight),
            Outcome::Failed => (0, finding.weight),
            Outcome::Inapplicable | Outcome::CannotTell => (0, 0),
        };
        self.plus(Self { earned, possible })
    }

    /// Both together.
    pub const fn plus(self, other: Self) -> Self {
        Self {
            earned: self.earned.saturating_add(other.earned),
            possible: self.possible.saturating_add(other.possible),
        }
    }

    /// 0 to 100, halves rounded up; none where nothing was possible.
    pub fn percent(self) -> Option<u8> {
        let (earned, possible) = (u64::from(self.earned), u64::from(self.possible));
        u8::try_from((200 * earned + possible).checked_div(2 * possible)?).ok()
    }
}

/// The points of a page, or of a site's own findings, module by module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points([Score; 11]);

impl Points {
    /// The points of these findings.
    pub fn of(findings: &[Finding]) -> Self {
        Self(Module::ALL.map(|module| Score::of(findings.iter().filter(|finding| finding.module() == Some(module)))))
    }

    /// The points of the chosen modules together.
    pub fn sum(&self, chosen: impl Fn(Module) -> bool) -> Score {
        let scores = Module::ALL.into_iter().zip(self.0).filter(|(module, _)| chosen(*module));
        scores.fold(Score::default(), |sum, (_, score)| sum.plus(score))
    }

    /// The points of all modules together.
    pub fn total(&self) -> Score {
        self.sum(|_| true)
    }
}

/// The score of each module and of all, each 0 to 100.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores {
    /// The mean of the modules that count; none where nothing applied.
    pub overall: Option<u8>,
    /// In the order of [`Module::ALL`].
    pub modules: [Option<u8>; 11],
}

impl Scores {
    /// The scores of an audit: each module's is the mean over the pages, the site's own points counted
    /// with every page, so that large sites and small ones compare.
    pub fn of(pages: &[Points], site: &Points) -> Self {
        let modules = Module::ALL.map(|module| mean_over_pages(pages, site, |each| each == module));
        let counted = Module::ALL.into_iter().zip(modules).filter(|(module, _)| module.counts());
        Self { overall: mean(counted.filter_map(|(_, percent)| percent)), modules }
    }

    /// The score of one module.
    pub fn module(&self, module: Module) -> Option<u8> {
        Module::ALL.into_iter().zip(self.modules).find(|(each, _)| *each == module).and_then(|(_, percent)| percent)
    }
}

/// The mean over the pages of the percent that the chosen modules reach, the site's points counted with each page.
pub fn mean_over_pages(pages: &[Points], site: &Points, chosen: impl Fn(Module) -> bool) -> Option<u8> {
    let of_site = site.sum(&chosen);
    match pages {
        [] => of_site.percent(),
        pages => mean(pages.iter().filter_map(|page| page.sum(&chosen).plus(of_site).percent())),
    }
}

/// The mean of whole numbers, halves rounded up.
pub fn mean(percents: impl Iterator<Item = u8>) -> Option<u8> {
    let (sum, count) = percents.fold((0_u32, 0_u32), |(sum, count), percent| (sum + u32::from(percent), count + 1));
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
        assert_eq!(Score { earned: 1, possible: 200 }.percent(), Some(1), "halves go up");
    }

    #[test]
    fn fits_the_sample_of_metricspot() {
        let sample = [92, 71, 84, 65, 80, 88, 74, 82, 70, 100, 100];
        let counted = Module::ALL.into_iter().zip(sample).filter(|(module, _)| module.counts());
        assert_eq!(mean(counted.map(|(_, percent)| percent)), Some(78));
    }

    #[test]
    fn fits_the_sample_of_vertaaux() {
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
