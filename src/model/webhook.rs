//! Webhook: a receiver of events, the deliveries to it and their attempts.
use super::{AccountId, Timestamp, WebhookEventKind};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// An endpoint that an account has its events sent to. Its secret is not part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Unguessable id.
    pub id: String,
    /// Account that owns the endpoint.
    pub account: AccountId,
    /// URL that events are posted to.
    pub url: String,
    /// Kinds of events that are sent; `None` for all.
    pub events: Option<Vec<WebhookEventKind>>,
    /// False if nothing is sent.
    pub enabled: bool,
    /// Reason why the service disabled it; `None` unless it did.
    pub disabled_reason: Option<String>,
    /// Time of the first failure since the last success; `None` if the last attempt succeeded.
    pub failing_since: Option<Timestamp>,
    /// Time of the last attempt.
    pub last_delivery_at: Option<Timestamp>,
    /// Time until which the secret before the current one signs too; `None` if there is none.
    pub old_secret_until: Option<Timestamp>,
    /// Time of creation.
    pub created_at: Timestamp,
}

/// Id of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeliveryId(pub i64);

/// An event on its way to one receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Id of the delivery.
    pub id: DeliveryId,
    /// Id of the event, the same for all receivers and all attempts.
    pub event: String,
    /// Kind of the event.
    pub kind: WebhookEventKind,
    /// Current state.
    pub state: DeliveryState,
    /// Time of the event.
    pub created_at: Timestamp,
    /// Time of the next attempt; `None` if there is none.
    pub next_at: Option<Timestamp>,
    /// Body of every attempt; `None` before the first one.
    pub body: Option<String>,
    /// Attempts so far, oldest first.
    pub attempts: Vec<DeliveryAttempt>,
}

/// State of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, EnumString, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DeliveryState {
    /// Waiting for its next attempt.
    Pending,
    /// An attempt is being made.
    Running,
    /// The receiver accepted it.
    Delivered,
    /// No further attempt is made.
    Failed,
}

impl DeliveryState {
    /// Returns the state as written in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// One attempt of a delivery. Without status and error its outcome is not known: it is being made, or its worker was lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryAttempt {
    /// Number of the attempt, from 1.
    pub attempt: i64,
    /// Start, in milliseconds since 1970.
    pub at: i64,
    /// URL that was requested; `None` if none was.
    pub url: Option<String>,
    /// Headers of the request, by name.
    #[serde(default)]
    pub headers: Vec<(String, String)>,
    /// HTTP status of the response.
    pub status: Option<u16>,
    /// Beginning of the body of the response.
    pub response: Option<String>,
    /// Reason for a failure.
    pub error: Option<String>,
    /// Duration in milliseconds.
    pub duration_ms: Option<i64>,
}
