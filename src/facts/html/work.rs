//! The work that the judging of one page may cost, in units: the same page costs the same everywhere.
use super::document::Document;
use super::element::Element;
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

impl Document {
    /// Begins to count the work. Once the limit is reached, elements have no descendants, children and ancestors any more,
    /// so that whatever is under way ends soon; its result is of no use.
    pub fn start_work(&self) {
        self.work.used.set(0);
        self.work.limit.set((self.length as u64).saturating_mul(PER_BYTE).saturating_add(BASE));
    }

    /// Ends the counting.
    pub fn end_work(&self) {
        self.work.limit.set(u64::MAX);
    }

    /// Counts units of work. Returns false if the limit is reached.
    #[inline]
    pub(in crate::facts) fn work(&self, units: usize) -> bool {
        let used = self.work.used.get().saturating_add(units as u64);
        self.work.used.set(used);
        let is_within = used <= self.work.limit.get();
        if !is_within {
            self.work.reached.set(true);
        }
        is_within
    }

    /// Returns true if the limit was reached.
    pub const fn is_too_costly(&self) -> bool {
        self.work.reached.get()
    }
}

impl Element<'_> {
    /// Counts the bytes of a text that is read or copied as a whole.
    pub(in crate::facts) fn work_on(self, text: &str) {
        self.document.work(1 + text.len() / 4);
    }
}
