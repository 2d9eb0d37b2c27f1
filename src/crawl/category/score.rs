//! Scores: points for each kind of page.
use crate::model::Category;
use Category as C;

/// Kinds that evidence can speak for, specific ones before general ones.
const ORDER: [Category; 26] = [
    C::CheckoutPage,
    C::CartPage,
    C::AuthPage,
    C::SearchPage,
    C::LegalPage,
    C::UtilityPage,
    C::GlossaryPage,
    C::ComparisonPage,
    C::CaseStudy,
    C::PricingPage,
    C::FaqPage,
    C::ContactPage,
    C::EcommerceProductPage,
    C::ProductListPage,
    C::UseCasePage,
    C::LandingPage,
    C::AboutPage,
    C::Guide,
    C::KnowledgeBaseArticle,
    C::DocsPage,
    C::CategoryPage,
    C::BlogListPage,
    C::Other,
    C::BlogPost,
    C::ServicePage,
    C::ProductPage,
];

/// Points by kind, in the order of [`ORDER`].
#[derive(Debug, Default)]
pub(super) struct Scores([u32; ORDER.len()]);

impl Scores {
    /// Returns the points of a kind; `None` for a kind that no evidence speaks for.
    fn points_of(&mut self, kind: Category) -> Option<&mut u32> {
        ORDER.iter().zip(&mut self.0).find(|(other, _)| **other == kind).map(|(_, points)| points)
    }

    /// Adds points to a kind.
    pub(super) fn add(&mut self, kind: Category, points: u32) {
        if let Some(total) = self.points_of(kind) {
            *total = total.saturating_add(points);
        }
    }

    /// Adds points to several kinds.
    pub(super) fn add_all(&mut self, kinds: &[(Category, u32)]) {
        for (kind, points) in kinds {
            self.add(*kind, *points);
        }
    }

    /// Raises a kind to at least these points.
    pub(super) fn raise(&mut self, kind: Category, points: u32) {
        if let Some(total) = self.points_of(kind) {
            *total = points.max(*total);
        }
    }

    /// Adds the points of another piece of evidence.
    pub(super) fn merge(&mut self, other: &Self) {
        for (total, more) in self.0.iter_mut().zip(other.0) {
            *total = total.saturating_add(more);
        }
    }

    /// Returns the kind with the most points, the first in [`ORDER`] of several, if it has at least `min`.
    pub(super) fn best(&self, min: u32) -> Option<Category> {
        let most = *self.0.iter().max()?;
        let (kind, _) = ORDER.iter().zip(self.0).find(|(_, points)| *points == most)?;
        (most >= min).then_some(*kind)
    }
}
