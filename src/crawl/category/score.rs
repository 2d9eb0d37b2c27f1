//! Points for each kind of page.
use crate::model::Category;
use Category as C;

/// The kinds that evidence can speak for, the particular ones before the general ones.
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

/// The points of each kind.
#[derive(Debug, Default)]
pub(super) struct Scores([u32; ORDER.len()]);

impl Scores {
    fn of(&mut self, kind: Category) -> Option<&mut u32> {
        ORDER.iter().zip(&mut self.0).find(|(each, _)| **each == kind).map(|(_, points)| points)
    }

    /// Gives points to a kind.
    pub(super) fn add(&mut self, kind: Category, points: u32) {
        if let Some(had) = self.of(kind) {
            *had = had.saturating_add(points);
        }
    }

    /// Gives points to several kinds.
    pub(super) fn add_all(&mut self, kinds: &[(Category, u32)]) {
        for (kind, points) in kinds {
            self.add(*kind, *points);
        }
    }

    /// Makes sure that a kind has at least these points.
    pub(super) fn raise(&mut self, kind: Category, points: u32) {
        if let Some(had) = self.of(kind) {
            *had = points.max(*had);
        }
    }

    /// Adds the points of another piece of evidence.
    pub(super) fn merge(&mut self, other: &Self) {
        for (had, more) in self.0.iter_mut().zip(other.0) {
            *had = had.saturating_add(more);
        }
    }

    /// The first of the kinds with most points, if they are enough.
    pub(super) fn best(&self, enough: u32) -> Option<Category> {
        let most = *self.0.iter().max()?;
        let (kind, _) = ORDER.iter().zip(self.0).find(|(_, points)| *points == most)?;
        (most >= enough).then_some(*kind)
    }
}
