//! The endpoints of an account: creation, limits, changes, secrets, and what other accounts see.
use super::{URL, arrived, hook, log, path};
use crate::support::app::{App, request};
use crate::support::receiver::Reply;
use crate::support::web::BOATS;
use serde_json::{Value, json};

fn patch(app: &App, path: &str, body: &Value) -> (u16, Value) {
    let answer = app.call(request("PATCH", path, &app.key, &body.to_string()));
    (answer.status, answer.body)
}

#[test]
fn endpoints_are_created_listed_and_deleted_as_the_sdk_does() {
    let app = App::new("");
    let made = app.post("/v1/webhooks", &json!({"url": URL, "secret": "a-secret-of-the-sdk"}).to_string());
    assert_eq!(made.status, 201);
    assert_eq!((&made.body["url"], made.body.get("secret")), (&json!(URL), None), "a secret is not repeated");
    assert_eq!(made.body["created_at"], "2026-05-14T10:18:04Z");
    let listed = app.get("/v1/webhooks").body;
    assert_eq!(listed["webhooks"], json!([made.body]));
    assert!(!listed.to_string().contains("a-secret"));
    let deleted = app.call(request("DELETE", &path(&made.body), &app.key, ""));
    assert_eq!((deleted.status, deleted.body), (204, Value::Null));
    let missing = app.get(&path(&made.body));
    assert_eq!((missing.status, &missing.body["error"]), (404, &json!("webhook_not_found")));
    assert_eq!(app.get("/v1/webhooks").body, json!({"webhooks": []}));
}

#[test]
fn case_108_a_secret_is_shown_once() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    let secret = made["secret"].as_str().expect("a secret").to_owned();
    assert!(secret.starts_with("whsec_") && secret.len() == 50, "{secret}");
    app.audited("https://example.com/");
    let everything = [app.get("/v1/webhooks").body, app.get(&path(&made)).body, json!(log(&app, &made))];
    assert!(!json!(everything).to_string().contains(&secret));
    assert!(!json!(*app.log.0.borrow()).to_string().contains(&secret), "nor logged");
    let refused = app.post("/v1/webhooks", &json!({"url": URL, "secret": "too-short-secre"}).to_string());
    assert_eq!((refused.status, &refused.body["details"]["field"]), (400, &json!("secret")));
    assert!(!refused.body.to_string().contains("too-short"), "nor repeated in an error");
}

#[test]
fn fields_are_validated() {
    let app = App::new("");
    for (body, field, part) in [
        (json!({}), "url", "required"),
        (json!({"url": "http://hooks.example/"}), "url", "https"),
        (json!({"url": "https://10.0.0.1/"}), "url", "not public"),
        (json!({"url": "https://localhost/"}), "url", "not public"),
        (json!({"url": URL, "events": ["audit.complete"]}), "events", "did you mean audit.completed?"),
        (json!({"url": URL, "events": []}), "events", "at least one"),
        (json!({"url": URL, "events": "ping"}), "events", "list"),
        (json!({"url": URL, "secret": "whsec_short"}), "secret", "24 to 64 bytes"),
        (json!({"url": URL, "event": ["ping"]}), "body", "did you mean events?"),
    ] {
        let refused = app.post("/v1/webhooks", &body.to_string());
        let (details, code) = (&refused.body["details"], &refused.body["error"]);
        assert_eq!((refused.status, &details["field"]), (400, &json!(field)), "{body}");
        assert!(details["reason"].as_str().is_some_and(|reason| reason.contains(part)), "{details}");
        assert_eq!(code, if field == "url" { "invalid_url" } else { "validation_error" });
    }
    assert_eq!(app.get("/v1/webhooks").body, json!({"webhooks": []}));
    let mut own = App::new("");
    own.settings.public_url = "https://audits.example".to_owned();
    let refused = own.post("/v1/webhooks", r#"{"url": "https://audits.example/hooks/x"}"#);
    assert_eq!((refused.status, &refused.body["error"]), (400, &json!("invalid_url")), "our own hook");
}

#[test]
fn a_plan_limits_the_number_of_endpoints() {
    let app = App::new("");
    for (plan, most) in [("free", 1), ("starter", 5), ("pro", 50)] {
        app.sql("delete from webhooks", &[]);
        app.sql("update accounts set plan = ?1", &[plan.into()]);
        app.clock.0.set(app.clock.0.get() + 60_001);
        let statuses: Vec<u16> =
            (0..=most).map(|_| app.post("/v1/webhooks", &json!({"url": URL}).to_string()).status).collect();
        assert_eq!(statuses, [vec![201; most], vec![409]].concat(), "{plan}");
    }
    let refused = app.post("/v1/webhooks", &json!({"url": URL}).to_string());
    assert_eq!(refused.body["error"], "too_many_webhooks");
}

#[test]
fn an_endpoint_is_changed_disabled_and_enabled() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    let other = "https://hooks.example/other";
    let (status, changed) = patch(&app, &path(&made), &json!({"url": other, "events": ["audit.completed"]}));
    assert_eq!((status, &changed["url"], &changed["events"]), (200, &json!(other), &json!(["audit.completed"])));
    let (status, changed) = patch(&app, &path(&made), &json!({"events": ["*"]}));
    assert_eq!((status, &changed["url"], &changed["events"]), (200, &json!(other), &Value::Null));
    let disabled = app.post(&format!("{}/disable", path(&made)), "").body;
    assert_eq!((&disabled["enabled"], &disabled["active"]), (&json!(false), &json!(false)));
    app.audited("https://example.com/");
    assert_eq!(app.web.receivers.count(), 0, "nothing is sent to a disabled endpoint");
    let enabled = app.post(&format!("{}/enable", path(&made)), "").body;
    assert_eq!(enabled["enabled"], true);
    app.audited("https://example.com/2");
    assert_eq!(arrived(&app, other).len(), 1);
    let (status, body) = patch(&app, &path(&made), &json!({"url": "https://127.0.0.1/"}));
    assert_eq!((status, &body["error"]), (400, &json!("invalid_url")));
}

#[test]
fn deliveries_that_waited_are_sent_when_their_endpoint_is_enabled() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    app.web.receivers.plan(URL, [Reply::status(500), Reply::status(200)]);
    let created = app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    assert_eq!(created.status, 202);
    while app.web.receivers.count() == 0 {
        let job = app.take().expect("a job");
        app.run(job).expect("nothing fails here");
    }
    app.post(&format!("{}/disable", path(&made)), "");
    app.run_jobs();
    assert_eq!((app.web.receivers.count(), &log(&app, &made)[0]["state"]), (1, &json!("pending")));
    app.clock.0.set(app.clock.0.get() + 120_000);
    app.post(&format!("{}/enable", path(&made)), "");
    app.run_jobs();
    assert_eq!((app.web.receivers.count(), &log(&app, &made)[0]["state"]), (2, &json!("delivered")));
}

#[test]
fn a_ping_is_answered_with_what_the_receiver_said() {
    let app = App::new("");
    let made = hook(&app, URL);
    let test = || app.post(&format!("{}/test", path(&made)), "").body;
    app.web.receivers.plan(URL, [Reply::Status(200, None, "hello".to_owned())]);
    let ping = test();
    assert_eq!(
        (&ping["delivered"], &ping["status"], &ping["response_body"]),
        (&json!(true), &json!(200), &json!("hello"))
    );
    assert_eq!(arrived(&app, URL)[0]["type"], "ping");
    app.clock.0.set(app.clock.0.get() + 1_000);
    app.web.receivers.plan(URL, [Reply::status(500)]);
    app.post(&format!("{}/disable", path(&made)), "");
    let ping = test();
    assert_eq!((&ping["delivered"], &ping["status"]), (&json!(false), &json!(500)), "even if it is disabled");
    app.run_jobs();
    assert_eq!(app.web.receivers.count(), 2, "a ping is not repeated");
    assert_eq!(log(&app, &made)[0]["state"], "failed");
}

#[test]
fn another_account_sees_and_changes_nothing() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    app.audited("https://example.com/");
    let id = log(&app, &made)[0]["id"].clone();
    let before = app.sql("select * from webhooks", &[]);
    for (method, rest, body) in [
        ("GET", "", ""),
        ("PATCH", "", r#"{"enabled": false}"#),
        ("DELETE", "", ""),
        ("POST", "/rotate", ""),
        ("POST", "/disable", ""),
        ("POST", "/test", ""),
        ("GET", "/deliveries", ""),
        ("POST", "/replay", r#"{"since": "2020-01-01T00:00:00Z"}"#),
        ("POST", &format!("/deliveries/{id}/replay"), ""),
    ] {
        let refused = app.call(request(method, &format!("{}{rest}", path(&made)), &app.other_key, body));
        assert_eq!((refused.status, &refused.body["error"]), (404, &json!("webhook_not_found")), "{method} {rest}");
    }
    assert_eq!(app.sql("select * from webhooks", &[]), before);
    let theirs = app.call(request("POST", "/v1/webhooks", &app.other_key, &json!({"url": URL}).to_string())).body;
    let replay = format!("{}/deliveries/{id}/replay", path(&theirs));
    let refused = app.call(request("POST", &replay, &app.other_key, ""));
    assert_eq!((refused.status, &refused.body["error"]), (404, &json!("delivery_not_found")));
    app.run_jobs();
    assert_eq!(app.web.receivers.count(), 1);
}

#[test]
fn the_secret_of_an_account_is_made_once_and_rotated() {
    let app = App::new("");
    let secret = || app.get("/v1/webhooks/secret").body["secret"].clone();
    let first = secret();
    assert_eq!(secret(), first);
    let rotated = app.post("/v1/webhooks/secret/rotate", "").body;
    assert_eq!((&rotated["old_secret_until"], &secret()), (&json!("2026-05-15T10:18:04Z"), &rotated["secret"]));
    assert_ne!(rotated["secret"], first);
    let theirs = app.get_with("/v1/webhooks/secret", &app.other_key).body;
    assert!(theirs["secret"] != first && theirs["secret"] != rotated["secret"]);
}

#[test]
fn a_webhook_of_ours_may_not_call_the_api() {
    let app = App::new("");
    let mut call = request("POST", "/v1/audit", &app.key, r#"{"url": "https://example.com/"}"#);
    call.headers_mut().insert("x-sitegauge-hop", "1".parse().expect("a value"));
    let refused = app.call(call);
    assert_eq!((refused.status, &refused.body["error"]), (400, &json!("loop_detected")));
    assert_eq!(app.sql("select count(*) as n from audits", &[])[0]["n"], 0);
}
