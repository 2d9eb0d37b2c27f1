//! ApiError: all the ways a call can be turned down.
use super::http::BadBody;
use crate::model::TargetError;
use crate::ports::PortError;
use crate::submit::Refusal;
use serde_json::Value;

/// A call that is turned down; each dialect says it in its own words.
#[derive(Debug, thiserror::Error)]
pub(super) enum ApiError {
    /// No key, a wrong one, or two that differ.
    #[error("Invalid or missing API key")]
    Unauthorized,
    /// It is another account's.
    #[error("This audit belongs to another account")]
    Forbidden,
    /// There is none.
    #[error("Not found")]
    NotFound,
    /// The path is one of ours, the method is not.
    #[error("Method not allowed; use {0}")]
    Method(&'static str),
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
    /// A field or parameter has a wrong value.
    #[error("{}", .0.reason)]
    Invalid(Box<Problem>),
    /// The plan's audits are used up.
    #[error("The audits of your plan for this month are used up")]
    AllowanceSpent,
    /// The idempotency key of another request.
    #[error("This Idempotency-Key was used for another request")]
    KeyReused,
    /// We are to blame. The details go to our logs, not to the caller.
    #[error("Something went wrong on our side; please try again")]
    Internal(PortError),
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
            Refusal::TooManyPages(most) => Self::wrong(
                "body",
                "max_pages",
                Value::Null,
                &format!("an audit of your plan has at most {most} pages"),
            ),
            Refusal::KeyReused => Self::KeyReused,
            Refusal::AllowanceSpent => Self::AllowanceSpent,
            Refusal::Port(error) => Self::Internal(error),
        }
    }

    /// A field that must be there and is not.
    pub(super) fn missing(place: &'static str, field: &'static str) -> Self {
        let reason = format!("{field} is required");
        Self::Invalid(Box::new(Problem { place, field, value: Value::Null, reason, kind: "missing" }))
    }

    /// A field with a wrong value.
    pub(super) fn wrong(place: &'static str, field: &'static str, value: impl Into<Value>, reason: &str) -> Self {
        let problem = Problem { place, field, value: value.into(), reason: reason.to_owned(), kind: "value_error" };
        Self::Invalid(Box::new(problem))
    }
}
