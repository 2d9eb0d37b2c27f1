//! Cache port over the edge cache of the data center.
use super::log::Console;
use crate::ports::Cache;
use async_trait::async_trait;
use worker::{Headers, Response};

/// Keys are URLs under our own host. No request from outside reaches them, so only the Worker reads the entries.
pub(super) struct EdgeCache {
    prefix: String,
    log: Console,
}

impl EdgeCache {
    pub(super) fn new(public_url: &str, log: Console) -> Self {
        Self { prefix: format!("{public_url}/__cache/"), log }
    }

    async fn read(&self, key: &str) -> worker::Result<Option<Vec<u8>>> {
        match worker::Cache::default().get(format!("{}{key}", self.prefix), false).await? {
            Some(mut entry) => entry.bytes().await.map(Some),
            None => Ok(None),
        }
    }

    async fn write(&self, key: &str, value: &[u8], seconds: u32) -> worker::Result<()> {
        let headers = Headers::new();
        headers.set("cache-control", &format!("max-age={seconds}"))?;
        let entry = Response::from_bytes(value.to_vec())?.with_headers(headers);
        worker::Cache::default().put(format!("{}{key}", self.prefix), entry).await
    }
}

#[async_trait(?Send)]
impl Cache for EdgeCache {
    async fn get(&self, key: &str) -> Option<Vec<u8>> {
        self.read(key).await.unwrap_or_else(|error| {
            self.log.adapter_failed("cache", "get", &error);
            None
        })
    }

    async fn put(&self, key: &str, value: &[u8], seconds: u32) {
        // Without the entry the next reader asks the database.
        if let Err(error) = self.write(key, value, seconds).await {
            self.log.adapter_failed("cache", "put", &error);
        }
    }
}
