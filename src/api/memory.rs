//! Memory: what one isolate remembers between calls, bounded: whose keys came lately, and how often who came.
use crate::model::{Caller, Timestamp};
use std::cell::RefCell;
use std::collections::HashMap;

/// How long a key that was right is taken for right, in milliseconds: by then a revoked one is refused everywhere.
const TRUST: i64 = 60_000;
/// Entries of each kind.
const MOST: usize = 10_000;
/// Bytes of answers that are kept, and of a single one; an isolate has 128 MB for everything.
const MOST_BYTES: usize = 8 << 20;
const LARGEST: usize = 1 << 20;

/// What one isolate remembers between calls. To forget any of it costs time, never rightness: the exact limits are
/// in the database.
#[derive(Debug, Default)]
pub struct Memory {
    callers: RefCell<HashMap<String, (Caller, Timestamp)>>,
    windows: RefCell<HashMap<String, Window>>,
    answers: RefCell<Answers>,
}

/// Finished audits that were read lately, as they were answered.
#[derive(Debug, Default)]
struct Answers {
    kept: HashMap<String, (Vec<u8>, Timestamp)>,
    bytes: usize,
}

/// How many calls there have been since some moment.
#[derive(Clone, Copy, Debug)]
struct Window {
    ends: Timestamp,
    calls: u32,
}

/// What a limit leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RateLimitState {
    /// Calls in all.
    pub(super) limit: u32,
    /// Calls that are left; none where this one was too many.
    pub(super) calls: Option<u32>,
    /// When counting begins anew.
    pub(super) reset: Timestamp,
}

impl Memory {
    /// Who came lately with the key of this hash.
    pub(super) fn caller(&self, hash: &str, now: Timestamp) -> Option<Caller> {
        let callers = self.callers.borrow();
        let (caller, until) = callers.get(hash)?;
        let ends = caller.expires_at.map_or(*until, |ends| ends.min(*until));
        (now < ends).then(|| caller.clone())
    }

    /// Remembers whose key this is.
    pub(super) fn remember(&self, hash: &str, caller: &Caller, now: Timestamp) {
        let mut callers = self.callers.borrow_mut();
        if callers.len() >= MOST {
            callers.retain(|_, (_, until)| now < *until);
        }
        if callers.len() < MOST {
            callers.insert(hash.to_owned(), (caller.clone(), now.plus(TRUST)));
        }
    }

    /// Forgets who came of this account, because one of its keys or something of its own is no more.
    pub(super) fn forget(&self, account: crate::model::AccountId) {
        self.callers.borrow_mut().retain(|_, (caller, _)| caller.account.id != account);
    }

    /// What was answered lately under this name.
    pub(super) fn answer(&self, name: &str, now: Timestamp) -> Option<Vec<u8>> {
        let answers = self.answers.borrow();
        answers.kept.get(name).filter(|(_, until)| now < *until).map(|(answer, _)| answer.clone())
    }

    /// Keeps an answer as long as a key is trusted, as far as there is room.
    pub(super) fn keep(&self, name: &str, answer: &[u8], now: Timestamp) {
        if answer.len() > LARGEST {
            return;
        }
        let mut answers = self.answers.borrow_mut();
        if answers.bytes + answer.len() > MOST_BYTES {
            *answers = Answers::default();
        }
        if let Some((before, _)) = answers.kept.insert(name.to_owned(), (answer.to_vec(), now.plus(TRUST))) {
            answers.bytes -= before.len();
        }
        answers.bytes += answer.len();
    }

    /// Counts a request under this name: at most so many in so many milliseconds.
    pub(super) fn count(&self, name: &str, limit: u32, milliseconds: i64, now: Timestamp) -> RateLimitState {
        let mut windows = self.windows.borrow_mut();
        if windows.len() >= MOST && !windows.contains_key(name) {
            windows.retain(|_, window| now < window.ends);
            if windows.len() >= MOST {
                windows.clear();
            }
        }
        let begun = Window { ends: now.plus(milliseconds), calls: 0 };
        let window = windows.entry(name.to_owned()).or_insert(begun);
        if window.ends <= now {
            *window = begun;
        }
        window.calls = window.calls.saturating_add(1);
        RateLimitState { limit, calls: limit.checked_sub(window.calls), reset: window.ends }
    }

    /// Whether so many calls were counted under this name; counts none.
    pub(super) fn is_spent(&self, name: &str, limit: u32, now: Timestamp) -> Option<Timestamp> {
        let windows = self.windows.borrow();
        windows.get(name).filter(|window| now < window.ends && window.calls >= limit).map(|window| window.ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Account, AccountId, Plan};

    #[test]
    fn case_74_what_is_remembered_is_bounded() {
        let memory = Memory::default();
        let account = Account { id: AccountId(1), name: String::new(), plan: Plan::Free };
        let caller = Caller { account, version: 0, scopes: Vec::new(), expires_at: None };
        for number in 0..3 * MOST {
            let now = Timestamp(i64::try_from(number).unwrap_or_default());
            memory.count(&format!("wrong:{number}"), 20, TRUST, now);
            memory.remember(&format!("{number}"), &caller, now);
        }
        assert!(memory.windows.borrow().len() <= MOST);
        assert!(memory.callers.borrow().len() <= MOST);
    }
}
