//! Page: one URL of an audit, what kind of page it is, and what was found on it.
use super::{AuditId, Finding, Score};
use serde::{Deserialize, Serialize};

/// The number of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PageId(pub i64);

/// One URL of an audit.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its number.
    pub id: PageId,
    /// The audit it belongs to.
    pub audit: AuditId,
    /// The URL that was asked for.
    pub url: String,
    /// What kind of page it is.
    pub category: Category,
    /// Where it stands.
    pub state: PageState,
    /// Points of its findings.
    pub score: Score,
    /// Why it could not be judged.
    pub error: Option<String>,
    /// What was found, in the order of the rules.
    pub findings: Vec<Finding>,
    /// What is known of it beside the findings, once it was fetched.
    pub summary: Option<PageSummary>,
}

/// What is kept of a page beside its findings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSummary {
    /// Where it was found, after redirects.
    pub url: String,
    /// The status of the answer.
    pub status: u16,
    /// Whether something was left unread.
    pub truncated: bool,
    /// The encoding it was read in.
    pub encoding: String,
    /// Bytes of the body, decompressed, as far as it was read.
    pub bytes: usize,
}

/// Where a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageState {
    /// Known, its message perhaps not yet sent.
    New,
    /// Its message is sent.
    Queued,
    /// A worker has it.
    Running,
    /// Judged.
    Done,
    /// Could not be reached.
    Failed,
}

/// What kind of page it is: the words of Hikoo's `WebsiteAuditPageCategory`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is its own word")]
pub enum Category {
    /// Not a page: holds what was found about the site as a whole.
    Global,
    HomePage,
    BlogPost,
    BlogListPage,
    ServicePage,
    ProductPage,
    PricingPage,
    LandingPage,
    DocsPage,
    KnowledgeBaseArticle,
    FaqPage,
    AboutPage,
    ContactPage,
    CheckoutPage,
    /// Judged, of no kind that we know.
    Other,
    /// Not yet judged.
    Default,
    /// Could not be fetched.
    Unreachable,
    CaseStudy,
    Guide,
    ProductListPage,
    CartPage,
    LegalPage,
    AuthPage,
    CategoryPage,
    SearchPage,
    UtilityPage,
    GlossaryPage,
    ComparisonPage,
    UseCasePage,
    EcommerceProductPage,
}
