//! PortError: a failure of the platform, not of the caller or of an audited site.

/// A failure of a port: this service or its platform is the cause, not the caller and not the audited site.
///
/// The API answers it with status 500 and a fixed text; jobs retry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{port}: {message}")]
pub struct PortError {
    /// Name of the port: `database`, `queue` and so on.
    pub port: &'static str,
    /// Cause, for the operator's logs. It may contain internals and is never sent to a caller.
    pub message: String,
}
