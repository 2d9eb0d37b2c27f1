//! Limiter port over the rate limiting binding, which counts over all isolates of a data center.
use super::log::Console;
use crate::ports::Limiter;
use async_trait::async_trait;
use worker::RateLimiter;

/// Without a binding it admits every call; the limits that each isolate counts still apply.
pub(super) struct BindingLimiter {
    pub(super) binding: Option<RateLimiter>,
    pub(super) log: Console,
}

#[async_trait(?Send)]
impl Limiter for BindingLimiter {
    async fn admits(&self, name: &str) -> bool {
        let Some(binding) = &self.binding else { return true };
        match binding.limit(name.to_owned()).await {
            Ok(outcome) => outcome.success,
            // A limiter that is down must not take the service down with it.
            Err(error) => {
                self.log.adapter_failed("limiter", "limit", &error);
                true
            }
        }
    }
}
