//! Dialect: the API whose paths, envelopes and limits apply to a request.
use super::http::Request;

/// The API that a path belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Hikoo,
    MetricSpot,
    VertaaUx,
    /// Pages and files outside the three APIs.
    None,
}

impl Dialect {
    /// Returns the dialect that the request's path belongs to.
    pub(super) fn of(request: &Request) -> Self {
        match request.segments().as_slice() {
            ["api", "v1", "public", ..] => Self::Hikoo,
            ["api", "v1", ..] | ["v1" | "hooks", ..] => Self::VertaaUx,
            ["api", ..] => Self::MetricSpot,
            _ => Self::None,
        }
    }
}
