//! Log port over the runtime's console, which Workers Logs reads: one JSON line per event.
use crate::ports::{Event, Level, Log};
use worker::{console_debug, console_error, console_log, console_warn};

/// Writes events that are at least as important as `level`.
#[derive(Clone, Copy)]
pub(super) struct Console {
    pub(super) level: Level,
}

impl Log for Console {
    fn log(&self, event: &Event<'_>) {
        if event.level() > self.level {
            return;
        }
        let line = event.to_json();
        match event.level() {
            Level::Error => console_error!("{line}"),
            Level::Warn => console_warn!("{line}"),
            Level::Info => console_log!("{line}"),
            Level::Debug => console_debug!("{line}"),
        }
    }
}

impl Console {
    /// Records that an optional part of the platform failed.
    pub(super) fn adapter_failed(&self, port: &'static str, operation: &'static str, error: &worker::Error) {
        self.log(&Event::AdapterFailed { port, operation, error: &error.to_string() });
    }
}
