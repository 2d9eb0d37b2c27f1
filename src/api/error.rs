//! ApiError: all the ways a request can be turned down.
use super::http::BadBody;
use super::limits;
use crate::audit::submit::Refusal;
use crate::model::{KeyScope, TargetError, Timestamp};
use crate::ports::PortError;
use serde_json::Value;

/// A request that is turned down; each dialect says it in its own words.
#[derive(Debug, thiserror::Error)]
pub(super) enum ApiError {
    /// No key, a wrong one, or two that differ.
    #[error("Invalid or missing API key")]
    Unauthorized,
    /// It is another account's.
    #[error("This {} belongs to another account", .0.name().to_lowercase())]
    Forbidden(Thing),
    /// The key is not for that.
    #[error("This key has not the scope {}", .0.as_str())]
    Scope(KeyScope),
    /// There is none of these.
    #[error("Not found")]
    NotFound(Thing),
    /// The path is nobody's.
    #[error("Not found")]
    NoPath,
    /// The path is one of ours, the method is not.
    #[error("Method not allowed; use {0}")]
    Method(String),
    /// What the caller wants to have it as is not offered.
    #[error("{0}")]
    NotAcceptable(&'static str),
    /// The body cannot be read.
    #[error("{0}")]
    Body(#[from] BadBody),
    /// The URL may not be audited.
    #[error("{error}")]
    Url {
        /// As it was given.
        value: String,
        /// Why not.
        error: TargetError,
    },
    /// A field or parameter has a wrong value, and further ones have, where the dialect tells of them all.
    #[error("{}", .0.reason)]
    Invalid(Box<Problem>, Vec<Problem>),
    /// The plan's audits are used up.
    #[error("The audits of your plan for this month are used up")]
    AllowanceSpent,
    /// The same URL was audited a short while ago.
    #[error("This URL was audited less than 24 hours ago; it may be audited again at {ready_at}")]
    Cooldown {
        /// When it may be audited again.
        ready_at: Timestamp,
        /// Whole seconds until then.
        after: i64,
    },
    /// Whoever has no key has had this day's audit.
    #[error("Without a key there is one audit a day; the next one is possible at {ready_at}, and with a key at once")]
    Visited {
        /// When the next one is possible.
        ready_at: Timestamp,
        /// Whole seconds until then.
        after: i64,
    },
    /// The month's looks at a website's files are used up.
    #[error("The {limit} health refreshes of this website for this month are used up")]
    RefreshesSpent {
        /// How many there are.
        limit: u32,
        /// Whole seconds until the next month.
        after: i64,
    },
    /// More calls than the limit.
    #[error("Too many requests; try again in {after} seconds")]
    TooMany {
        /// Whole seconds to wait.
        after: i64,
    },
    /// It wants an audit that has ended.
    #[error("The audit has not completed")]
    Unfinished,
    /// The site to be judged at once gave no page.
    #[error("{0}")]
    Site(String),
    /// The idempotency key of another request.
    #[error("This Idempotency-Key was used for another request")]
    KeyReused,
    /// Without this key nobody could make keys any more.
    #[error("This is the account's last key with the scope admin; make another one first, then revoke this one")]
    LastAdminKey,
    /// The account has as many keys as it can have.
    #[error("An account has at most {0} keys that can be used; revoke one first")]
    TooManyKeys(usize),
    /// We are to blame. The details go to our logs, not to the caller.
    #[error("Something went wrong on our side; please try again")]
    Internal(PortError),
}

/// What there is none of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    Audit,
    Page,
    Key,
    Account,
    Website,
    Health,
    Pdf,
    Rule,
}

impl Thing {
    /// Its name at the beginning of a sentence.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Audit => "Audit",
            Self::Page => "Page",
            Self::Key => "Key",
            Self::Account => "Account",
            Self::Website => "Website",
            Self::Health => "Health",
            Self::Pdf => "PDF",
            Self::Rule => "Rule",
        }
    }
}

/// What is wrong with one field or parameter.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    /// `body`, `query` or `path`
    pub(super) place: &'static str,
    /// The name of the field.
    pub(super) field: &'static str,
    /// What was given; null where nothing was.
    pub(super) value: Value,
    /// What is expected instead.
    pub(super) reason: String,
    /// pydantic's word for it (Hikoo).
    pub(super) kind: &'static str,
}

impl From<PortError> for ApiError {
    fn from(error: PortError) -> Self {
        Self::Internal(error)
    }
}

impl ApiError {
    /// Why a submitted URL was refused.
    pub(super) fn refused(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Target { url, error } => Self::Url { value: url, error },
            // No plan has so few.
            Refusal::TooManyPages(1) => {
                Self::wrong("body", "max_pages", Value::Null, "an audit that is only tried out has one page")
            }
            Refusal::TooManyPages(most) => Self::wrong(
                "body",
                "max_pages",
                Value::Null,
                &format!("an audit of your plan has at most {most} pages"),
            ),
            Refusal::KeyReused => Self::KeyReused,
            Refusal::AllowanceSpent => Self::AllowanceSpent,
            Refusal::CoolingDown { ready_at, now } => {
                Self::Cooldown { ready_at, after: limits::seconds(now, ready_at) }
            }
            Refusal::Port(error) => Self::Internal(error),
        }
    }

    /// A field that must be there and is not.
    pub(super) fn missing(place: &'static str, field: &'static str) -> Self {
        let reason = format!("{field} is required");
        Self::invalid(Problem { place, field, value: Value::Null, reason, kind: "missing" })
    }

    /// A field that there is not, with the one that may have been meant.
    pub(super) fn unknown_field(field: &str, known: &[&str]) -> Self {
        let start: String = field.chars().take(50).collect();
        let distance = |name: &str| strsim::levenshtein(&start, name);
        let near = known.iter().min_by_key(|name| distance(name)).filter(|name| distance(name) <= 3);
        let hint = near
            .map_or_else(|| format!("it may be one of {}", known.join(", ")), |name| format!("did you mean {name}?"));
        let field: String = field.chars().take(100).collect();
        let reason = format!("there is no field {field}; {hint}");
        Self::invalid(Problem { place: "body", field: "body", value: field.into(), reason, kind: "extra_forbidden" })
    }

    /// A field with a wrong value.
    pub(super) fn wrong(place: &'static str, field: &'static str, value: impl Into<Value>, reason: &str) -> Self {
        Self::invalid(Problem { place, field, value: value.into(), reason: reason.to_owned(), kind: "value_error" })
    }

    /// One problem, and nothing else is wrong as far as is known.
    pub(super) fn invalid(problem: Problem) -> Self {
        Self::Invalid(Box::new(problem), Vec::new())
    }
}
