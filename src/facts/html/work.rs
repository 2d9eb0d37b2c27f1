//! The work that the judging of one page may cost, in units: the same page costs the same everywhere.
use std::cell::Cell;

/// Units for any page.
const BASE: u64 = 600_000;
/// Further units for each byte of the page.
const PER_BYTE: u64 = 8;

/// The meter of a document. A visited element is one unit, and so are four bytes that are copied. It counts only while
/// rules judge the page.
#[derive(Debug)]
pub(super) struct Work {
    used: Cell<u64>,
    limit: Cell<u64>,
    /// True once the limit was reached.
    reached: Cell<bool>,
}

impl Default for Work {
    fn default() -> Self {
        Self { used: Cell::new(0), limit: Cell::new(u64::MAX), reached: Cell::new(false) }
    }
}

/// The work is not part of a document.
impl PartialEq for Work {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Eq for Work {}

impl Work {
    /// Begins to count for a document of this many bytes.
    pub(super) fn start(&self, bytes: usize) {
        self.used.set(0);
        self.limit.set((bytes as u64).saturating_mul(PER_BYTE).saturating_add(BASE));
    }

    /// Ends the counting.
    pub(super) fn end(&self) {
        self.limit.set(u64::MAX);
    }

    /// Counts units. Returns false if the limit is reached.
    #[inline]
    pub(super) fn add(&self, units: usize) -> bool {
        let used = self.used.get().saturating_add(units as u64);
        self.used.set(used);
        let is_within = used <= self.limit.get();
        if !is_within {
            self.reached.set(true);
        }
        is_within
    }

    /// Returns true if the limit was reached.
    pub(super) const fn is_reached(&self) -> bool {
        self.reached.get()
    }
}
