//! Cache: immutable responses, stored near the caller.
use async_trait::async_trait;

/// A cache near the caller for values that do not change. It may evict at any time and reports no errors: a failed read
/// is a miss, a failed write is dropped.
#[async_trait(?Send)]
pub trait Cache {
    /// Returns the value stored under this key; `None` on a miss.
    async fn get(&self, key: &str) -> Option<Vec<u8>>;

    /// Stores a value for at most this many seconds.
    async fn put(&self, key: &str, value: &[u8], seconds: u32);
}
