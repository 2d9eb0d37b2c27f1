//! Page: one URL of an audit, its state, its category and its findings.
use super::{AuditId, Finding, PageSummary, Points, SkipReason};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Id of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PageId(pub i64);

/// One URL of an audit.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Id of the page.
    pub id: PageId,
    /// Audit that the page belongs to.
    pub audit: AuditId,
    /// Requested URL.
    pub url: String,
    /// Kind of page.
    pub category: Category,
    /// Current state.
    pub state: PageState,
    /// HTTP status of the response; `None` if there was none.
    pub http_status: Option<u16>,
    /// Reason why the page was skipped.
    pub reason: Option<SkipReason>,
    /// Number of links between the start page and this page; 1 if only a sitemap lists it.
    pub depth: u32,
    /// Points of the findings, by module.
    pub points: Points,
    /// Number of issues by severity, mildest first; see [`issues`](super::finding::issues).
    pub issues: [u32; 4],
    /// Number of suppressed issues by severity, mildest first. They are listed, but not counted in `issues`.
    pub suppressed: [u32; 4],
    /// Reason why the page could not be judged.
    pub error: Option<String>,
    /// Findings in the order of the rules. Of the inapplicable ones only those that were not judged. Empty unless the query asked for them.
    pub findings: Vec<Finding>,
    /// True if the page was too costly to judge in full.
    pub judged_in_part: bool,
    /// Facts about the page that site-wide rules compare; `None` until it was fetched.
    pub summary: Option<PageSummary>,
}

/// State of a page within its audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum PageState {
    /// Discovered, not selected.
    Known,
    /// Selected, not yet sent to the queue.
    New,
    /// Sent to the queue.
    Queued,
    /// Claimed by a worker.
    Running,
    /// Judged.
    Done,
    /// Could not be fetched.
    Failed,
    /// Skipped; `reason` says why.
    Skipped,
}

impl PageState {
    /// Returns the state as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Kind of page: the values of Hikoo's `WebsiteAuditPageCategory`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "most names need no explanation")]
pub enum Category {
    /// Not a page: an entry for the findings about the site as a whole.
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
    /// Judged, but none of the other kinds.
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

impl Category {
    /// Returns the category as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
