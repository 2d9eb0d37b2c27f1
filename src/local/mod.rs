//! Native adapters of the ports (HTTP, SQLite, system clock) and the commands that use them.
pub mod audit;
pub mod check;
mod database;
mod file_type;
mod log;
pub mod print;
pub mod print_audit;
mod web;

pub use database::Sqlite;
pub use log::{ERASE_LINE, NoLog, StderrLog};
pub use web::HttpWeb;

use crate::model::{Job, Timestamp};
use crate::ports::{Cache, Clock, Limiter, PortError, Queue, Random};
use async_trait::async_trait;
use futures_channel::oneshot;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// System clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

#[async_trait(?Send)]
impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "native builds have a system clock")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    async fn sleep(&self, milliseconds: u32) {
        let (done, waiting) = oneshot::channel();
        // All jobs share this thread, so another one waits.
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(milliseconds.into()));
            // The receiver is gone if the job no longer waits.
            let _ = done.send(());
        });
        // An error means that the sender is gone: the wait is over.
        let _ = waiting.await;
    }
}

/// Queue in memory. Delivers each job once, when it is due.
#[derive(Debug, Default)]
pub struct MemoryQueue(RefCell<BTreeMap<(Timestamp, u64), Job>>, Cell<u64>);

impl MemoryQueue {
    /// Removes and returns the next job that is due.
    pub fn take(&self) -> Option<Job> {
        let mut waiting = self.0.borrow_mut();
        let first = waiting.first_entry().filter(|first| first.key().0 <= SystemClock.now())?;
        Some(first.remove())
    }

    /// Returns the milliseconds until the next job is due, or `None` if the queue is empty.
    pub fn due_in(&self) -> Option<u32> {
        let due = self.0.borrow().keys().next().map(|(due, _)| due.0)?;
        Some(u32::try_from(due - SystemClock.now().0).unwrap_or(0))
    }
}

#[async_trait(?Send)]
impl Queue for MemoryQueue {
    async fn send(&self, jobs: &[Job], delay_seconds: u32) -> Result<(), PortError> {
        let due =
            if delay_seconds == 0 { Timestamp(0) } else { SystemClock.now().plus(i64::from(delay_seconds) * 1_000) };
        for job in jobs {
            self.1.set(self.1.get() + 1);
            self.0.borrow_mut().insert((due, self.1.get()), *job);
        }
        Ok(())
    }
}

/// Cache that stores nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoCache;

#[async_trait(?Send)]
impl Cache for NoCache {
    async fn get(&self, _key: &str) -> Option<Vec<u8>> {
        None
    }

    async fn put(&self, _key: &str, _value: &[u8], _seconds: u32) {}
}

/// Limiter that admits everyone.
#[derive(Clone, Copy, Debug)]
pub struct NoLimit;

#[async_trait(?Send)]
impl Limiter for NoLimit {
    async fn admits(&self, _name: &str) -> bool {
        true
    }
}

/// Random bytes of the operating system.
#[derive(Clone, Copy, Debug)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), PortError> {
        getrandom::getrandom(bytes).map_err(|error| PortError { port: "random", message: error.to_string() })
    }
}
