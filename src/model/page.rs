//! Page: one URL of an audit, what kind of page it is, and what was found on it.
use super::{AuditId, Finding, PageSummary, Points, SkipReason};
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
    /// The status of its answer, if one came.
    pub http_status: Option<u16>,
    /// Why it was left out.
    pub reason: Option<SkipReason>,
    /// How many links away from the start it was found; pages that only a sitemap lists count as one away.
    pub depth: u32,
    /// Points of its findings, module by module.
    pub points: Points,
    /// How many issues it has of each severity, the mildest first; a finding is an issue at each place it was seen.
    pub issues: [u32; 4],
    /// Why it could not be judged.
    pub error: Option<String>,
    /// What was found, in the order of the rules; what did not apply is left out. Empty unless they were asked for.
    pub findings: Vec<Finding>,
    /// What is known of it beside the findings, once it was fetched.
    pub summary: Option<PageSummary>,
}

/// Where a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageState {
    /// Found, and not chosen yet.
    Known,
    /// Chosen, and waiting for its turn.
    New,
    /// Its message is sent.
    Queued,
    /// A worker has it.
    Running,
    /// Judged.
    Done,
    /// Could not be reached.
    Failed,
    /// Left out.
    Skipped,
}

impl PageState {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::New => "new",
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }
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
