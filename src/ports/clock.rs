//! Clock: current time and sleep.
use crate::model::Timestamp;
use async_trait::async_trait;

/// The system clock.
#[async_trait(?Send)]
pub trait Clock {
    /// Returns the current time.
    fn now(&self) -> Timestamp;

    /// Waits this many milliseconds.
    async fn sleep(&self, milliseconds: u32);
}
