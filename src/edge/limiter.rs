//! Limiter by the rate limiting binding, which counts for all isolates of a data centre.
use crate::ports::Limiter;
use async_trait::async_trait;
use worker::RateLimiter;

/// Without a binding everyone is admitted: each isolate counts for itself all the same.
pub(super) struct Calls(pub(super) Option<RateLimiter>);

#[async_trait(?Send)]
impl Limiter for Calls {
    async fn admits(&self, name: &str) -> bool {
        match &self.0 {
            // A limiter that is down must not take the service with it.
            Some(limiter) => limiter.limit(name.to_owned()).await.map_or(true, |outcome| outcome.success),
            None => true,
        }
    }
}
