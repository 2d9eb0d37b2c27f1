//! Queue: background jobs, delivered at least once and in no order.
use super::PortError;
use crate::model::Job;
use async_trait::async_trait;

/// The job queue. It delivers each job at least once, in no particular order.
#[async_trait(?Send)]
pub trait Queue {
    /// Sends jobs; each is delivered no earlier than `delay_seconds` from now.
    ///
    /// # Errors
    /// Returns an error if the queue does not accept the jobs.
    async fn send(&self, jobs: &[Job], delay_seconds: u32) -> Result<(), PortError>;
}
