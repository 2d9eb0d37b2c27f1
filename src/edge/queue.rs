//! Queue by Cloudflare Queues.
use crate::model::Job;
use crate::ports::{PortError, Queue};
use async_trait::async_trait;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use worker_sys::Message;

/// Messages that `sendBatch` takes.
const MOST_AT_ONCE: usize = 100;

pub(super) struct Jobs(pub(super) worker::Queue);

#[async_trait(?Send)]
impl Queue for Jobs {
    async fn send(&self, jobs: &[Job], delay_seconds: u32) -> Result<(), PortError> {
        // Bodies are JSON text: maps and options do not survive the SDK's own conversion.
        for jobs in jobs.chunks(MOST_AT_ONCE) {
            let messages = jobs.iter().map(|job| {
                let body = serde_json::to_string(job).unwrap_or_default();
                worker::RawMessageBuilder::new(JsValue::from_str(&body))
                    .delay_seconds(delay_seconds)
                    .build_with_content_type(worker::QueueContentType::Text)
            });
            self.0.send_raw_batch(messages).await.map_err(failed)?;
        }
        Ok(())
    }
}

/// How long to wait before a message is tried again: 2, 4, 8 … seconds.
pub(super) fn delay(message: &Message, most: u32) -> JsValue {
    let attempts = Reflect::get(message, &JsValue::from_str("attempts")).ok().and_then(|attempts| attempts.as_f64());
    let seconds = 2_f64.powf(attempts.unwrap_or(1.0)).min(f64::from(most));
    let options = Object::new();
    let _ = Reflect::set(&options, &JsValue::from_str("delaySeconds"), &JsValue::from_f64(seconds));
    options.into()
}

fn failed(error: worker::Error) -> PortError {
    PortError { port: "queue", message: error.to_string() }
}
