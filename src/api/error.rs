//! ApiError: every reason for which a request fails.
use super::http::BadBody;
use crate::audit::submit::Refusal;
use crate::model::{KeyScope, TargetError, Timestamp};
use crate::ports::PortError;
use serde_json::Value;

/// A failed request. Each dialect has its own envelope for it.
#[derive(Debug, thiserror::Error)]
pub(super) enum ApiError {
    /// The key is missing, invalid, or sent twice with different values.
    #[error("Invalid or missing API key")]
    Unauthorized,
    /// The resource belongs to another account.
    #[error("This {} belongs to another account", .0.name().to_lowercase())]
    Forbidden(Thing),
    /// The account of the key is suspended.
    #[error("This account is suspended; write to the operator of this service")]
    Suspended,
    /// A sandbox request would change a live audit.
    #[error("A sandbox request cannot change a live audit; use a live key")]
    LiveAudit,
    /// The key lacks this scope.
    #[error("This API key does not have the scope {}", .0.as_str())]
    Scope(KeyScope),
    /// The resource does not exist.
    #[error("Not found")]
    NotFound(Thing),
    /// No route has this path.
    #[error("no such endpoint: {method} {path}; {hint}")]
    UnknownEndpoint {
        /// The request's method.
        method: String,
        /// The request's path, shortened.
        path: String,
        /// The endpoint with the most similar path, or where all are listed.
        hint: String,
    },
    /// The endpoint belongs to a dialect but this service does not have what it needs; the text says what is missing.
    #[error("{0}")]
    NotImplemented(&'static str),
    /// The path has no such method; the text is the value of `Allow`.
    #[error("Method not allowed; use {0}")]
    Method(String),
    /// No offered media type matches `Accept`.
    #[error("{0}")]
    NotAcceptable(&'static str),
    /// The body cannot be read.
    #[error("{0}")]
    Body(#[from] BadBody),
    /// The URL cannot be audited.
    #[error("{error}")]
    Url {
        /// The URL as submitted.
        value: String,
        /// The reason.
        error: TargetError,
    },
    /// A field or parameter is invalid, followed by further problems in dialects that report all at once.
    #[error("{}", .0.reason)]
    Invalid(Box<Problem>, Vec<Problem>),
    /// The plan's monthly audits are used up.
    #[error("Your plan's audits for this month are used up; wait for the next month or choose a larger plan")]
    AllowanceSpent,
    /// The URL's cooldown has not ended.
    #[error("This URL was audited less than 24 hours ago; you can audit it again at {ready_at}")]
    Cooldown {
        /// End of the cooldown.
        ready_at: Timestamp,
        /// Seconds until then.
        after: i64,
    },
    /// A client without a key used up its daily audit.
    #[error(
        "Without an API key you can run one audit a day; you can run the next at {ready_at}, or at once with a key"
    )]
    Visited {
        /// Start of the next day's allowance.
        ready_at: Timestamp,
        /// Seconds until then.
        after: i64,
    },
    /// The website's monthly health refreshes are used up.
    #[error("This website's {limit} health refreshes for this month are used up; wait for the next month")]
    RefreshesSpent {
        /// Refreshes per month.
        limit: u32,
        /// Seconds until the next month.
        after: i64,
    },
    /// The delivery to an incoming webhook is not signed with its secret.
    #[error("The signature is missing or wrong, or its time is more than five minutes off")]
    Signature,
    /// The account has reached its plan's number of incoming webhooks.
    #[error("Your plan allows {0} incoming webhooks; delete one first")]
    TooManyHooks(u32),
    /// A rate limit is exceeded.
    #[error("Too many requests; try again in {after} seconds")]
    TooMany {
        /// Seconds to wait.
        after: i64,
    },
    /// The operation needs a completed audit.
    #[error("The audit has not completed; try again when its status is completed")]
    Unfinished,
    /// The site failed to deliver a page for an immediate audit.
    #[error("{0}")]
    Site(String),
    /// The idempotency key belongs to a different request.
    #[error("This Idempotency-Key was used for a different request; send a new key")]
    KeyReused,
    /// Without this key the account could not create keys.
    #[error("This is the account's last key with the scope admin; create another one before you revoke this one")]
    LastAdminKey,
    /// The account has reached its number of active keys.
    #[error("An account can have at most {0} active keys; revoke one first")]
    TooManyKeys(usize),
    /// The account has as many schedules as its plan allows.
    #[error("Your plan allows at most {0} schedules; delete one first or choose a larger plan")]
    TooManySchedules(u32),
    /// The resource was changed by several requests at the same time.
    #[error("This {} was changed by another request at the same time; try again", .0.name().to_lowercase())]
    Conflict(Thing),
    /// The plan's number of webhook endpoints is reached.
    #[error("Your plan allows {0} webhook endpoints; delete one first or choose a larger plan")]
    TooManyWebhooks(u32),
    /// The request is a webhook that this service sent.
    #[error("This request is a webhook of this service; a webhook must not call its API")]
    Loop,
    /// The account has reached its number of suppressions.
    #[error("Your plan allows at most {0} suppressions; delete one first or choose a larger plan")]
    TooManySuppressions(u32),
    /// A fault on our side. The details go to our logs, never to the caller.
    #[error("Something went wrong on our side; please try again")]
    Internal(PortError),
}

/// A kind of resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    Audit,
    Page,
    Key,
    Account,
    BlockedHost,
    Website,
    Health,
    Pdf,
    Rule,
    Schedule,
    Hook,
    Webhook,
    Delivery,
    Suppression,
}

impl Thing {
    /// Returns its name, capitalized.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Audit => "Audit",
            Self::Page => "Page",
            Self::Key => "Key",
            Self::Account => "Account",
            Self::BlockedHost => "Blocked host",
            Self::Website => "Website",
            Self::Health => "Health",
            Self::Pdf => "PDF",
            Self::Rule => "Rule",
            Self::Schedule => "Schedule",
            Self::Hook => "Hook",
            Self::Webhook => "Webhook",
            Self::Delivery => "Delivery",
            Self::Suppression => "Suppression",
        }
    }
}

/// A problem with one field or parameter.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    /// Its location: `body`, `query`, `path` or `header`.
    pub(super) location: &'static str,
    /// The name of the field.
    pub(super) field: &'static str,
    /// The value as sent; null if it is missing.
    pub(super) value: Value,
    /// The expected value, in words.
    pub(super) reason: String,
    /// pydantic's error type (Hikoo).
    pub(super) kind: &'static str,
}

impl Problem {
    /// Returns the name of the field; for an unknown field, the name that was sent.
    pub(super) fn name(&self) -> &str {
        let unknown = self.value.as_str().filter(|_| self.kind == UNKNOWN_FIELD);
        unknown.unwrap_or(self.field)
    }
}

/// pydantic's error type of an unknown field, whose name is the value of the problem.
const UNKNOWN_FIELD: &str = "extra_forbidden";

impl From<PortError> for ApiError {
    fn from(error: PortError) -> Self {
        Self::Internal(error)
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(PortError { port: "json", message: error.to_string() })
    }
}

impl ApiError {
    /// Converts the reason for which a submission was refused.
    pub(super) fn refused(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Target { url, error } => Self::Url { value: url, error },
            Refusal::Receiver { url, error } => Self::wrong("body", "webhook_url", url, &error.to_string()),
            // Every plan allows more than one page, so this is a sandbox audit.
            Refusal::TooManyPages(1) => {
                Self::wrong("body", "max_pages", Value::Null, "a sandbox audit can have only one page")
            }
            Refusal::TooManyPages(most) => Self::wrong(
                "body",
                "max_pages",
                Value::Null,
                &format!("an audit of your plan can have at most {most} pages"),
            ),
            Refusal::KeyReused => Self::KeyReused,
            Refusal::AllowanceSpent => Self::AllowanceSpent,
            Refusal::CoolingDown { ready_at, now } => Self::Cooldown { ready_at, after: seconds_until(now, ready_at) },
            Refusal::Suspended => Self::Suspended,
            Refusal::Overtaken => Self::Internal(PortError { port: "hooks", message: refusal.to_string() }),
            Refusal::Port(error) => Self::Internal(error),
        }
    }

    /// A required field is missing.
    pub(super) fn missing(location: &'static str, field: &'static str) -> Self {
        let reason = format!("{field} is required");
        Self::invalid(Problem { location, field, value: Value::Null, reason, kind: "missing" })
    }

    /// An unknown field in the body, with the most similar known one as a hint.
    pub(super) fn unknown_field(field: &str, known: &[&str]) -> Self {
        let field: String = field.chars().take(MAX_SHOWN).collect();
        let hint = match most_similar(&field, known.iter().copied()) {
            Some(name) => format!("did you mean {name}?"),
            None => format!("known fields are {}", known.join(", ")),
        };
        let reason = format!("there is no field {field}; {hint}");
        Self::invalid(Problem { location: "body", field: "body", value: field.into(), reason, kind: UNKNOWN_FIELD })
    }

    /// No route has this path. `spelt` is the path without an alias, and `known` are the dialect's paths of this length.
    pub(super) fn unknown_endpoint(
        (method, path): (&str, &str),
        spelt: &str,
        known: impl Iterator<Item = String>,
    ) -> Self {
        let shorten = |text: &str| text.chars().take(MAX_SHOWN).collect::<String>();
        let hint = match most_similar(&shorten(spelt), known) {
            Some(known) => format!("did you mean {known}?"),
            None => "GET /docs lists all endpoints".to_owned(),
        };
        Self::UnknownEndpoint { method: shorten(method), path: shorten(path), hint }
    }

    /// A field or parameter has an invalid value.
    pub(super) fn wrong(location: &'static str, field: &'static str, value: impl Into<Value>, reason: &str) -> Self {
        Self::invalid(Problem { location, field, value: value.into(), reason: reason.to_owned(), kind: "value_error" })
    }

    /// A single problem.
    pub(super) fn invalid(problem: Problem) -> Self {
        Self::Invalid(Box::new(problem), Vec::new())
    }

    /// Returns the HTTP status, which is the same in all dialects unless one overrides it.
    pub(super) const fn status(&self) -> u16 {
        match self {
            Self::Unauthorized | Self::Signature => 401,
            Self::AllowanceSpent => 402,
            Self::Forbidden(_) | Self::Suspended | Self::LiveAudit | Self::Scope(_) | Self::TooManySchedules(_) => 403,
            Self::NotFound(_) | Self::UnknownEndpoint { .. } => 404,
            Self::Method(_) => 405,
            Self::NotAcceptable(_) => 406,
            Self::KeyReused
            | Self::Unfinished
            | Self::LastAdminKey
            | Self::TooManyKeys(_)
            | Self::TooManyHooks(_)
            | Self::TooManyWebhooks(_)
            | Self::TooManySuppressions(_)
            | Self::Conflict(_) => 409,
            Self::Body(BadBody::TooLarge { .. }) => 413,
            Self::Body(BadBody::NoJsonType) => 415,
            Self::Body(_) | Self::Url { .. } | Self::Invalid(..) | Self::Loop => 400,
            Self::Site(_) => 422,
            Self::TooMany { .. } | Self::Cooldown { .. } | Self::Visited { .. } | Self::RefreshesSpent { .. } => 429,
            Self::Internal(_) => 500,
            Self::NotImplemented(_) => 501,
        }
    }
}

/// Most characters of a name or path that an error repeats.
const MAX_SHOWN: usize = 100;

/// Returns the known name that differs from this one by the fewest edits, at most three, and at most a third of its bytes.
fn most_similar<T: AsRef<str>>(name: &str, known: impl Iterator<Item = T>) -> Option<T> {
    let max_edits = (name.len() / 3).clamp(1, 3);
    let edits = known.map(|known| (strsim::levenshtein(name, known.as_ref()), known));
    edits.min_by_key(|(edits, _)| *edits).filter(|(edits, _)| *edits <= max_edits).map(|(_, known)| known)
}

/// Returns the whole seconds from `now` to `then`, rounded up, at least 1.
pub(super) fn seconds_until(now: Timestamp, then: Timestamp) -> i64 {
    (then.0 - now.0).max(1).saturating_add(999) / 1_000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::http;
    use std::collections::HashMap;

    #[test]
    fn a_body_that_cannot_be_serialized_is_an_internal_error() {
        // The keys of a JSON object are strings.
        let body = HashMap::from([((1, 2), 3)]);
        let error = http::serialized(200, &body).expect_err("an error");
        assert_eq!(ApiError::from(error).status(), 500);
    }
}
