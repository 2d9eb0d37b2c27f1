//! Job: a queue message. It contains ids only; all other state is in the database.
use super::{AuditId, PageId};
use serde::{Deserialize, Serialize};

/// One step of an audit. A job may be delivered more than once, late or out of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Fetches the site's own files, then schedules the first pages.
    Start {
        /// Audit to start.
        audit: AuditId,
    },
    /// Fetches and judges one page.
    Page {
        /// Audit that the page belongs to.
        audit: AuditId,
        /// Page to fetch.
        page: PageId,
    },
    /// Selects the next pages or, if there are none, judges the site, scores the audit and closes it.
    #[serde(rename = "finish")]
    Advance {
        /// Audit to advance.
        audit: AuditId,
    },
}

impl Job {
    /// Returns the audit that the job belongs to.
    pub const fn audit(self) -> AuditId {
        match self {
            Self::Start { audit } | Self::Page { audit, .. } | Self::Advance { audit } => audit,
        }
    }
}
