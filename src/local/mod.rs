//! The native side: the ports over HTTP, SQLite and the system's clock.
pub mod check;
mod database;
pub mod print;
mod web;

pub use database::Sqlite;
pub use web::HttpWeb;

use crate::model::{Job, Timestamp};
use crate::ports::{Clock, PortError, Queue};
use async_trait::async_trait;
use futures_channel::oneshot;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The system's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

#[async_trait(?Send)]
impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "natively there is a system clock")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    async fn sleep(&self, milliseconds: u32) {
        let (done, waiting) = oneshot::channel();
        // Other pages go on meanwhile; so a thread waits, and not the one that all of them share.
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(milliseconds.into()));
            let _ = done.send(());
        });
        let _ = waiting.await;
    }
}

/// A queue in memory: first in, first out, each job once.
#[derive(Debug, Default)]
pub struct MemoryQueue(RefCell<VecDeque<Job>>);

impl MemoryQueue {
    /// The next job.
    pub fn take(&self) -> Option<Job> {
        self.0.borrow_mut().pop_front()
    }
}

#[async_trait(?Send)]
impl Queue for MemoryQueue {
    async fn send(&self, jobs: &[Job], _delay_seconds: u32) -> Result<(), PortError> {
        self.0.borrow_mut().extend(jobs);
        Ok(())
    }
}
