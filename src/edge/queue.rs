//! Queue port over Cloudflare Queues, and the fields of received messages.
use crate::model::Job;
use crate::ports::{PortError, Queue};
use async_trait::async_trait;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use worker::{QueueContentType, RawMessageBuilder};
use worker_sys::Message;

/// Maximum number of messages in one `sendBatch`.
const MAX_BATCH: usize = 100;
/// Maximum pause before a message is delivered again, in seconds.
const MAX_RETRY_DELAY_SECONDS: u32 = 300;

/// The queues of starts, of pages and of deliveries: slow pages keep no start waiting, a slow receiver no audit.
pub(super) struct JobQueue {
    pub(super) starts: worker::Queue,
    pub(super) pages: worker::Queue,
    pub(super) deliveries: worker::Queue,
}

/// The kinds of jobs, each with a queue of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lane {
    Starts,
    Pages,
    Deliveries,
}

impl Lane {
    const fn of(job: &Job) -> Self {
        match job {
            Job::Start { .. } => Self::Starts,
            Job::Page { .. } | Job::Advance { .. } => Self::Pages,
            Job::Deliver { .. } => Self::Deliveries,
        }
    }
}

#[async_trait(?Send)]
impl Queue for JobQueue {
    async fn send(&self, jobs: &[Job], delay_seconds: u32) -> Result<(), PortError> {
        let runs = jobs.chunk_by(|one, other| Lane::of(one) == Lane::of(other));
        for jobs in runs.flat_map(|run| run.chunks(MAX_BATCH)) {
            let queue = match jobs.first().map(Lane::of) {
                Some(Lane::Starts) => &self.starts,
                Some(Lane::Deliveries) => &self.deliveries,
                Some(Lane::Pages) | None => &self.pages,
            };
            // Bodies are JSON text: the SDK's own conversion loses maps and options.
            let bodies = jobs.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>();
            let messages = bodies.map_err(|error| failed(error.to_string()))?.into_iter().map(|body| {
                RawMessageBuilder::new(JsValue::from_str(&body))
                    .delay_seconds(delay_seconds)
                    .build_with_content_type(QueueContentType::Text)
            });
            queue.send_raw_batch(messages).await.map_err(|error| failed(error.to_string()))?;
        }
        Ok(())
    }
}

/// Returns the number of this delivery, from 1. The SDK has no accessor for it.
pub(super) fn attempts(message: &Message) -> Result<u32, JsValue> {
    let attempts = Reflect::get(message, &JsValue::from_str("attempts"))?.as_f64();
    // Converting a float saturates.
    attempts.map(|attempts| attempts as u32).ok_or_else(|| JsValue::from_str("a message without attempts"))
}

/// Returns the pause before the next delivery: 2, 4, 8 … seconds.
pub(super) fn retry_delay_seconds(attempts: u32) -> u32 {
    2_u32.saturating_pow(attempts).min(MAX_RETRY_DELAY_SECONDS)
}

/// Returns the options of `message.retry()`.
pub(super) fn retry_options(delay_seconds: u32) -> Result<JsValue, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("delaySeconds"), &JsValue::from(delay_seconds))?;
    Ok(options.into())
}

fn failed(message: String) -> PortError {
    PortError { port: "queue", message }
}
