//! Memory: one isolate's bounded caches: callers by key hash, request counters and responses.
use crate::model::{AccountId, Caller, Timestamp};
use std::cell::RefCell;
use std::collections::HashMap;

/// Lifetime of a cached caller or response, in milliseconds: after this time every isolate rejects a revoked key.
const TRUST_MS: i64 = 60_000;
/// Maximum number of cached callers, and of counters.
const MAX_ENTRIES: usize = 10_000;
/// Maximum size of all cached responses together, in bytes; an isolate has 128 MB for everything.
const MAX_TOTAL_BYTES: usize = 8 << 20;
/// Maximum size of one cached response, in bytes.
const MAX_ANSWER_BYTES: usize = 1 << 20;

/// State that one isolate keeps between requests. Losing an entry costs time, never correctness: the exact limits are in the
/// database.
#[derive(Debug, Default)]
pub struct Memory {
    callers: RefCell<HashMap<String, (Caller, Timestamp)>>,
    windows: RefCell<HashMap<String, Window>>,
    answers: RefCell<Answers>,
}

/// Cached responses with finished audits, each with its expiry.
#[derive(Debug, Default)]
struct Answers {
    entries: HashMap<String, (Vec<u8>, Timestamp)>,
    bytes: usize,
}

/// A fixed window of a request counter.
#[derive(Clone, Copy, Debug)]
struct Window {
    ends: Timestamp,
    requests: u32,
}

/// The state of a rate limit after a request was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RateLimitState {
    /// Requests per window.
    pub(super) limit: u32,
    /// Requests left in this window; `None` if this request exceeded the limit.
    pub(super) remaining: Option<u32>,
    /// End of this window.
    pub(super) reset: Timestamp,
}

impl Memory {
    /// Returns the cached caller for a key hash, unless the entry or the key has expired.
    pub(super) fn caller(&self, hash: &str, now: Timestamp) -> Option<Caller> {
        let callers = self.callers.borrow();
        let (caller, until) = callers.get(hash)?;
        let ends = caller.expires_at.map_or(*until, |ends| ends.min(*until));
        (now < ends).then(|| caller.clone())
    }

    /// Caches the caller for a key hash.
    pub(super) fn remember(&self, hash: &str, caller: &Caller, now: Timestamp) {
        let mut callers = self.callers.borrow_mut();
        if callers.len() >= MAX_ENTRIES {
            callers.retain(|_, (_, until)| now < *until);
        }
        if callers.len() < MAX_ENTRIES {
            callers.insert(hash.to_owned(), (caller.clone(), now.plus(TRUST_MS)));
        }
    }

    /// Drops the cached callers of an account, because one of its keys was revoked or one of its audits was deleted.
    pub(super) fn forget(&self, account: AccountId) {
        self.callers.borrow_mut().retain(|_, (caller, _)| caller.account.id != account);
    }

    /// Returns the cached response with this name.
    pub(super) fn answer(&self, name: &str, now: Timestamp) -> Option<Vec<u8>> {
        let answers = self.answers.borrow();
        answers.entries.get(name).filter(|(_, until)| now < *until).map(|(answer, _)| answer.clone())
    }

    /// Caches a response for as long as a key is trusted. A response above the size limit is not cached.
    pub(super) fn keep(&self, name: &str, answer: &[u8], now: Timestamp) {
        if answer.len() > MAX_ANSWER_BYTES {
            return;
        }
        let mut answers = self.answers.borrow_mut();
        if answers.bytes + answer.len() > MAX_TOTAL_BYTES {
            *answers = Answers::default();
        }
        if let Some((previous, _)) = answers.entries.insert(name.to_owned(), (answer.to_vec(), now.plus(TRUST_MS))) {
            answers.bytes -= previous.len();
        }
        answers.bytes += answer.len();
    }

    /// Counts a request under this name, with at most `limit` requests per `window_ms`.
    pub(super) fn count(&self, name: &str, limit: u32, window_ms: i64, now: Timestamp) -> RateLimitState {
        let mut windows = self.windows.borrow_mut();
        if windows.len() >= MAX_ENTRIES && !windows.contains_key(name) {
            windows.retain(|_, window| now < window.ends);
            if windows.len() >= MAX_ENTRIES {
                windows.clear();
            }
        }
        let new = Window { ends: now.plus(window_ms), requests: 0 };
        let window = windows.entry(name.to_owned()).or_insert(new);
        if window.ends <= now {
            *window = new;
        }
        window.requests = window.requests.saturating_add(1);
        RateLimitState { limit, remaining: limit.checked_sub(window.requests), reset: window.ends }
    }

    /// Returns the end of the window if its `limit` is reached. Counts nothing.
    pub(super) fn spent_until(&self, name: &str, limit: u32, now: Timestamp) -> Option<Timestamp> {
        let windows = self.windows.borrow();
        windows.get(name).filter(|window| now < window.ends && window.requests >= limit).map(|window| window.ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Account, Plan};

    #[test]
    fn case_74_memory_is_bounded() {
        let memory = Memory::default();
        let account = Account { id: AccountId(1), name: String::new(), plan: Plan::Free };
        let caller = Caller {
            account,
            version: 0,
            scopes: Vec::new(),
            expires_at: None,
            is_suspended: false,
            is_sandbox: false,
        };
        for number in 0..3 * MAX_ENTRIES {
            let now = Timestamp(i64::try_from(number).expect("a small number"));
            memory.count(&format!("wrong:{number}"), 20, TRUST_MS, now);
            memory.remember(&format!("{number}"), &caller, now);
        }
        assert!(memory.windows.borrow().len() <= MAX_ENTRIES);
        assert!(memory.callers.borrow().len() <= MAX_ENTRIES);
    }
}
