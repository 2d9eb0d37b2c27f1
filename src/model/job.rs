//! Job: a queue message. It contains ids only; all other state is in the database.
use super::{AuditId, DeliveryId, PageId};
use serde::{Deserialize, Serialize};

/// One step of an audit, or one attempt to deliver a webhook. A job may be delivered more than once, late or out of order.
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
    /// Sends a webhook event to one receiver.
    Deliver {
        /// Delivery to attempt.
        delivery: DeliveryId,
    },
}

impl Job {
    /// Returns the audit that the job belongs to; `None` if it belongs to none.
    pub const fn audit(self) -> Option<AuditId> {
        match self {
            Self::Start { audit } | Self::Page { audit, .. } | Self::Advance { audit } => Some(audit),
            Self::Deliver { .. } => None,
        }
    }
}
