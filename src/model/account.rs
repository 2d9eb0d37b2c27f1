//! Account, Plan and its limits.
use super::{KeyScope, Timestamp};
use serde::{Deserialize, Serialize};

/// The number of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub i64);

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Account {
    /// Its number.
    pub id: AccountId,
    /// What it is called.
    pub name: String,
    /// What it may use.
    pub plan: Plan,
}

/// Who calls: an account by one of its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Whose key it is.
    pub account: Account,
    /// How often something of the account was deleted; part of the names under which its answers are cached.
    pub version: i64,
    /// What the key may be used for.
    pub scopes: Vec<KeyScope>,
    /// When the key ends.
    pub expires_at: Option<Timestamp>,
}

/// What an account may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Plan {
    /// Ten audits a month, five pages each.
    Free,
    /// Fifty audits a month, fifty pages each.
    Starter,
    /// As many audits as it likes, a thousand pages each.
    Pro,
}

impl Plan {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Starter => "starter",
            Self::Pro => "pro",
        }
    }

    /// Audits in a calendar month (UTC); none: no limit.
    pub const fn audits_a_month(self) -> Option<u32> {
        match self {
            Self::Free => Some(10),
            Self::Starter => Some(50),
            Self::Pro => None,
        }
    }

    /// Times a month (UTC) that the files of a website for crawlers are read anew.
    pub const fn refreshes_a_month(self) -> u32 {
        match self {
            Self::Free => 10,
            Self::Starter => 50,
            Self::Pro => 500,
        }
    }

    /// Pages in one audit.
    pub const fn pages_an_audit(self) -> u32 {
        match self {
            Self::Free => 5,
            Self::Starter => 50,
            Self::Pro => 1_000,
        }
    }
}
