//! Cache by the edge cache of the data centre.
use crate::ports::Cache;
use async_trait::async_trait;
use worker::{Headers, Response};

/// Keys are addresses under our own host, which no request from outside reaches: only the Worker reads them.
pub(super) struct EdgeCache {
    prefix: String,
}

impl EdgeCache {
    pub(super) fn new(public_url: &str) -> Self {
        Self { prefix: format!("{public_url}/__cache/") }
    }
}

#[async_trait(?Send)]
impl Cache for EdgeCache {
    async fn get(&self, key: &str) -> Option<Vec<u8>> {
        let mut kept = worker::Cache::default().get(format!("{}{key}", self.prefix), false).await.ok()??;
        kept.bytes().await.ok()
    }

    async fn put(&self, key: &str, value: &[u8], seconds: u32) {
        let headers = Headers::new();
        let set = headers.set("cache-control", &format!("max-age={seconds}"));
        if let (Ok(()), Ok(response)) = (set, Response::from_bytes(value.to_vec())) {
            // What is not kept is read from the database again.
            let _ = worker::Cache::default().put(format!("{}{key}", self.prefix), response.with_headers(headers)).await;
        }
    }
}
