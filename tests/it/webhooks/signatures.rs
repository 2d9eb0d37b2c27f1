//! Signatures: requests are verified as Standard Webhooks says, before, while and after a secret is rotated. The published
//! libraries verify the same requests in `tests/e2e/webhooks.test.mjs`.
use super::{URL, hook, log, path};
use crate::support::app::App;
use crate::support::receiver::{Received, Reply};
use crate::support::web::BOATS;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

fn code(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn key(secret: &str) -> Vec<u8> {
    match secret.strip_prefix("whsec_") {
        Some(encoded) => BASE64_STANDARD.decode(encoded).expect("base64"),
        None => secret.as_bytes().to_vec(),
    }
}

/// Verifies a request as a receiver does.
pub(super) fn verify(secret: &str, received: &Received) -> Result<(), String> {
    let header = |name: &str| received.headers.get(name).cloned().ok_or_else(|| format!("no {name}"));
    let (id, at) = (header("webhook-id")?, header("webhook-timestamp")?);
    let expected = BASE64_STANDARD.encode(code(&key(secret), &format!("{id}.{at}.{}", received.body)));
    let signatures = header("webhook-signature")?;
    let fits = signatures.split(' ').any(|signature| signature.split_once(',') == Some(("v1", &expected)));
    if fits { Ok(()) } else { Err(format!("{signatures} does not contain {expected}")) }
}

#[test]
fn case_108_the_signed_bytes_are_the_sent_bytes() {
    let app = App::new(BOATS);
    for (number, secret) in ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "plain-secret-of-16+"].into_iter().enumerate() {
        let url = format!("https://hooks.example/{number}");
        let made = app.post("/v1/webhooks", &json!({"url": url, "secret": secret}).to_string());
        assert_eq!(made.status, 201);
    }
    app.audited("https://example.com/");
    let received = app.web.receivers.received.borrow().clone();
    assert_eq!(received.len(), 2);
    for request in &received {
        let secret =
            if request.url.ends_with('0') { "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" } else { "plain-secret-of-16+" };
        verify(secret, request).expect("the signature is right");
        let mut altered = request.clone();
        altered.body.push(' ');
        assert!(verify(secret, &altered).is_err());
        let id = &request.headers["webhook-id"];
        assert!(id.starts_with("msg_") && !id.contains('.'), "{id}: a dot separates what is signed");
        assert_eq!(request.headers["content-type"], "application/json");
        let hex: String = code(&key(secret), &request.body).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(request.headers["x-vertaaux-signature"], hex);
        let milliseconds: i64 = request.headers["x-vertaaux-timestamp"].parse().expect("a number");
        assert_eq!((milliseconds / 1_000).to_string(), request.headers["webhook-timestamp"]);
        assert_eq!(request.headers["x-sitegauge-hop"], "1");
    }
    assert_eq!(received[0].headers["webhook-id"], received[1].headers["webhook-id"], "one event");
}

#[test]
fn case_108_two_secrets_sign_for_a_day_after_a_rotation() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    let old = made["secret"].as_str().expect("a secret").to_owned();
    let rotated = app.post(&format!("{}/rotate", path(&made)), "").body;
    let new = rotated["secret"].as_str().expect("a secret").to_owned();
    assert_eq!(rotated["old_secret_until"], "2026-05-15T10:18:04Z");
    let send = || {
        app.audited("https://example.com/");
        app.web.receivers.last()
    };
    let both = send();
    assert_eq!(both.headers["webhook-signature"].split(' ').count(), 2);
    assert_eq!((verify(&old, &both), verify(&new, &both)), (Ok(()), Ok(())));
    app.clock.0.set(app.clock.0.get() + 86_400_000);
    let one = send();
    assert_eq!(one.headers["webhook-signature"].split(' ').count(), 1);
    assert!(verify(&new, &one).is_ok() && verify(&old, &one).is_err());
}

#[test]
fn case_108_every_attempt_has_the_time_of_its_sending_and_the_same_bytes() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    app.web.receivers.plan(URL, [Reply::status(500), Reply::status(500), Reply::status(500), Reply::status(200)]);
    app.audited("https://example.com/");
    let received = app.web.receivers.received.borrow().clone();
    assert_eq!(received.len(), 4);
    let secret = made["secret"].as_str().expect("a secret");
    let entry = &log(&app, &made)[0];
    let attempts = entry["attempts"].as_array().expect("a list");
    for (request, attempt) in received.iter().zip(attempts) {
        verify(secret, request).expect("the signature is right");
        assert_eq!(
            (&request.body, &request.headers["webhook-id"]),
            (&received[0].body, &received[0].headers["webhook-id"])
        );
        assert_eq!(json!(request.headers), attempt["request_headers"], "the log is true");
    }
    let seconds: Vec<i64> =
        received.iter().map(|request| request.headers["webhook-timestamp"].parse().expect("a number")).collect();
    let pauses: Vec<i64> = seconds.windows(2).map(|pair| pair[1] - pair[0]).collect();
    for (pause, expected) in pauses.iter().zip([5, 300, 1_800]) {
        assert!((*pause - expected).abs() <= expected / 10 + 1, "{pauses:?}");
    }
}

#[test]
fn a_replay_sends_the_same_bytes_again() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    app.audited("https://example.com/");
    let first = app.web.receivers.last();
    let id = log(&app, &made)[0]["id"].clone();
    app.clock.0.set(app.clock.0.get() + 3_600_000);
    let replayed = app.post(&format!("{}/deliveries/{id}/replay", path(&made)), "");
    assert_eq!((replayed.status, &replayed.body["state"]), (202, &json!("pending")));
    app.run_jobs();
    let second = app.web.receivers.last();
    assert_eq!(app.web.receivers.count(), 2);
    assert_eq!((&second.body, &second.headers["webhook-id"]), (&first.body, &first.headers["webhook-id"]));
    assert_eq!(log(&app, &made)[0]["attempts"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_replay_since_a_time_sends_what_failed_or_was_missed() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    app.audited("https://example.com/early");
    app.clock.0.set(app.clock.0.get() + 60_000);
    app.post(&format!("{}/disable", path(&made)), "");
    app.audited("https://example.com/missed");
    app.post(&format!("{}/enable", path(&made)), "");
    app.web.receivers.plan(URL, [Reply::status(500)]);
    app.audited("https://example.com/failed");
    assert_eq!(log(&app, &made)[0]["state"], "failed");
    app.web.receivers.plan(URL, [Reply::status(200)]);
    app.web.receivers.received.borrow_mut().clear();
    let replay = |body: &Value| app.post(&format!("{}/replay", path(&made)), &body.to_string());
    assert_eq!(replay(&json!({"since": "2026-05-14T10:18:30Z"})).body, json!({"replayed": 2}));
    app.run_jobs();
    let mut urls: Vec<String> = super::arrived(&app, URL).iter().map(|body| body["data"]["url"].to_string()).collect();
    urls.sort();
    assert_eq!(urls, ["\"https://example.com/failed\"", "\"https://example.com/missed\""]);
    assert_eq!(replay(&json!({"since": "2026-05-14T10:00:00Z"})).body, json!({"replayed": 0}));
    let all = json!({"since": "2026-05-14T10:00:00Z", "include_delivered": true});
    assert_eq!(replay(&all).body, json!({"replayed": 3}));
    app.run_jobs();
    assert_eq!(app.web.receivers.count(), 5);
    assert_eq!(replay(&json!({"since": "yesterday"})).body["details"]["field"], "since");
}
