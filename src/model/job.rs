//! Job: what travels on the queue. Ids only; everything else is in the database.
use super::{AuditId, PageId};
use serde::{Deserialize, Serialize};

/// One step of an audit. Each may come twice, late or out of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Read the site's own files, then judge the first pages.
    Start {
        /// Whose.
        audit: AuditId,
    },
    /// Fetch and judge one page.
    Page {
        /// Whose.
        audit: AuditId,
        /// Which.
        page: PageId,
    },
    /// Choose the next pages, or judge the site, score and close the audit.
    #[serde(rename = "finish")]
    Advance {
        /// Whose.
        audit: AuditId,
    },
}

impl Job {
    /// The audit it belongs to.
    pub const fn audit(self) -> AuditId {
        match self {
            Self::Start { audit } | Self::Page { audit, .. } | Self::Advance { audit } => audit,
        }
    }
}
