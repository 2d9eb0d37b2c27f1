//! Log to standard error, for `--verbose`.
use crate::ports::{Event, Level, Log};
use std::io::{IsTerminal, Write, stderr};

/// Erases the line of the terminal that the cursor is on, and returns to its start.
pub const ERASE_LINE: &str = "\r\u{1b}[2K";

/// Discards every event.
#[derive(Clone, Copy, Debug)]
pub struct NoLog;

impl Log for NoLog {
    fn log(&self, _event: &Event<'_>) {}
}

/// Writes events to standard error, one JSON line each.
#[derive(Clone, Copy, Debug)]
pub struct StderrLog {
    level: Level,
    /// The line may contain a progress bar, which is drawn again after the event.
    erases_line: bool,
}

impl StderrLog {
    /// Creates a log of events that are at least as important as `level`.
    pub fn new(level: Level) -> Self {
        Self { level, erases_line: stderr().is_terminal() }
    }
}

impl Log for StderrLog {
    fn log(&self, event: &Event<'_>) {
        if event.level() > self.level {
            return;
        }
        let erase = if self.erases_line { ERASE_LINE } else { "" };
        // A log that cannot be written must not end the audit.
        let _ = writeln!(stderr(), "{erase}{}", event.to_json());
    }
}
