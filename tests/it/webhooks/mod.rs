//! Webhooks: endpoints, events, signatures, deliveries and their faults.
mod endpoints;
mod events;
mod fault_injection;

mod receivers;
mod signatures;

use crate::support::app::App;
use serde_json::{Value, json};

/// The URL of the usual receiver.
const URL: &str = "https://hooks.example/in";

/// Creates an endpoint and returns the response.
fn hook(app: &App, url: &str) -> Value {
    let made = app.post("/v1/webhooks", &json!({"url": url}).to_string());
    assert_eq!(made.status, 201, "{}", made.body);
    made.body
}

/// The path of an endpoint.
fn path(hook: &Value) -> String {
    format!("/v1/webhooks/{}", hook["id"].as_str().expect("an id"))
}

/// The bodies that arrived at a URL.
fn arrived(app: &App, url: &str) -> Vec<Value> {
    let received = app.web.receivers.received.borrow();
    let here = received.iter().filter(|request| request.url == url);
    here.map(|request| serde_json::from_str(&request.body).expect("a body is JSON")).collect()
}

/// The log of an endpoint, newest first.
fn log(app: &App, hook: &Value) -> Vec<Value> {
    app.get(&format!("{}/deliveries", path(hook))).body["data"].as_array().expect("a list").clone()
}
