//! Limiter: approximate rate limits, shared by the isolates of one data center.
use async_trait::async_trait;

/// Counts requests across all isolates of one data center. The counts are approximate; exact limits are in the
/// database.
#[async_trait(?Send)]
pub trait Limiter {
    /// Counts one request under this name and returns true if it is within the limit.
    async fn admits(&self, name: &str) -> bool;
}
