//! Account: the tenant, its plan and the plan's limits.
use super::{KeyScope, Timestamp};
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// Id of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub i64);

/// A tenant of the service. It owns audits and API keys.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Account {
    /// Id of the account.
    pub id: AccountId,
    /// Display name.
    pub name: String,
    /// Plan that sets the account's limits.
    pub plan: Plan,
}

/// An authenticated caller: an account and one of its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Account that owns the key.
    pub account: Account,
    /// Number of deletions in the account so far. It is part of the account's cache keys, so that a deletion
    /// invalidates cached responses.
    pub version: i64,
    /// Scopes of the key.
    pub scopes: Vec<KeyScope>,
    /// Time at which the key expires; `None` if it does not.
    pub expires_at: Option<Timestamp>,
    /// True if the operator has suspended the account.
    pub is_suspended: bool,
    /// True if the request is a sandbox request: it uses a test key or asks to be one. It changes nothing that is live.
    pub is_sandbox: bool,
}

/// A subscription plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Plan {
    /// 10 audits per month, 5 pages each.
    Free,
    /// 50 audits per month, 50 pages each.
    Starter,
    /// Unlimited audits, 1,000 pages each.
    Pro,
}

impl Plan {
    /// Returns the plan's name in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the number of audits per calendar month (UTC); `None` for no limit.
    pub const fn audits_a_month(self) -> Option<u32> {
        match self {
            Self::Free => Some(10),
            Self::Starter => Some(50),
            Self::Pro => None,
        }
    }

    /// Returns the number of times per calendar month (UTC) that a website's crawler files may be fetched again.
    pub const fn refreshes_a_month(self) -> u32 {
        match self {
            Self::Free => 10,
            Self::Starter => 50,
            Self::Pro => 500,
        }
    }

    /// Returns the maximum number of incoming webhooks.
    pub const fn hooks(self) -> u32 {
        match self {
            Self::Free => 1,
            Self::Starter => 5,
            Self::Pro => 50,
        }
    }

    /// Returns the maximum number of webhook endpoints of an account.
    pub const fn webhooks(self) -> u32 {
        match self {
            Self::Free => 1,
            Self::Starter => 5,
            Self::Pro => 50,
        }
    }

    /// Returns the maximum number of suppressions.
    pub const fn suppressions(self) -> u32 {
        match self {
            Self::Free => 10,
            Self::Starter => 100,
            Self::Pro => 1_000,
        }
    }

    /// Returns the maximum number of pages in one audit.
    pub const fn pages_an_audit(self) -> u32 {
        match self {
            Self::Free => 5,
            Self::Starter => 50,
            Self::Pro => 1_000,
        }
    }

    /// Returns the maximum number of audits in work at a time; further ones wait.
    pub const fn open_audits(self) -> u32 {
        match self {
            Self::Free => 2,
            Self::Starter => 5,
            Self::Pro => 20,
        }
    }

    /// Returns the maximum number of pages that are fetched and judged at a time, of all audits of the account; further
    /// ones wait.
    pub const fn pages_in_flight(self) -> u32 {
        match self {
            Self::Free => 4,
            Self::Starter => 12,
            Self::Pro => 40,
        }
    }

    /// Returns the maximum number of schedules.
    pub const fn schedules(self) -> u32 {
        match self {
            Self::Free => 1,
            Self::Starter => 10,
            Self::Pro => 100,
        }
    }

    /// Returns the shortest time between two runs of a schedule, in minutes.
    pub const fn schedule_interval_minutes(self) -> u32 {
        match self {
            Self::Free => 1_440,
            Self::Starter => 60,
            Self::Pro => 15,
        }
    }
}
