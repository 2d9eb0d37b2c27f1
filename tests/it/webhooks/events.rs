//! The events of audits: which are sent to whom, what they contain, and that they are stored with the end of the audit.
use super::{URL, arrived, hook, log, path};
use crate::support::app::{App, request};
use crate::support::web::BOATS;
use serde_json::{Value, json};
use sitegauge::model::{AccountId, Timestamp, WebhookEventKind};
use sitegauge::store::events::{NewEvent, emit};

fn started(app: &App, body: &Value) -> String {
    let created = app.post("/v1/audit", &body.to_string());
    assert_eq!(created.status, 202, "{}", created.body);
    created.body["job_id"].as_str().expect("a job id").to_owned()
}

fn types(bodies: &[Value]) -> Vec<&str> {
    bodies.iter().map(|body| body["type"].as_str().expect("a type")).collect()
}

#[test]
fn an_event_names_the_audit_in_every_dialect() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    let job = app.audited("https://example.com/");
    let body = arrived(&app, URL).remove(0);
    assert_eq!((&body["type"], &body["event"]), (&json!("audit.completed"), &json!("audit.completed")));
    let data = &body["data"];
    let (vertaaux, number) = (app.get(&format!("/v1/audit/{job}")).body, data["audit_id"].clone());
    assert_eq!((&data["job_id"], &data["id"]), (&json!(job), &json!(job)));
    let metricspot = app.get(&format!("/api/audits/{number}")).body;
    assert_eq!(metricspot["audit"]["id"], number);
    let hikoo = app.get(&format!("/api/v1/public/audits/{number}?website_id={}", data["website_id"]));
    assert_eq!(hikoo.status, 200, "{}", hikoo.body);
    assert_eq!((&data["status"], &data["score"]), (&json!("completed"), &vertaaux["scores"]["overall"]));
    assert_eq!(data["issues"]["total"], vertaaux["total_issues"]);
    assert_eq!(
        (&data["url"], &data["pages"], &data["sequence"]),
        (&json!("https://example.com/"), &json!(1), &json!(1))
    );
    assert_eq!(data["links"]["audit"], format!("http://localhost:8787/v1/audit/{job}"));
    assert_eq!(app.get(&format!("/api/pdfs/{number}")).status, 200, "the report of the link");
    let entry = &log(&app, &made)[0];
    assert_eq!(entry["request_body"].as_str(), Some(app.web.receivers.last().body.as_str()));
    assert!(app.web.receivers.last().body.len() < 20_000);
}

#[test]
fn every_end_of_an_audit_has_its_event() {
    let app = App::new(BOATS);
    app.sql("update accounts set plan = 'pro'", &[]);
    hook(&app, URL);
    let regressed = started(&app, &json!({"url": "https://example.com/", "fail_on_score": 100}));
    app.run_jobs();
    started(&app, &json!({"url": "https://example.com/silent"}));
    app.run_jobs();
    let canceled = started(&app, &json!({"url": "https://example.com/later"}));
    assert_eq!(app.post(&format!("/v1/audit/{canceled}/cancel"), "").status, 202);
    app.run_jobs();
    let mut sandbox = request("POST", "/v1/audit", &app.key, r#"{"url": "https://example.com/"}"#);
    sandbox.headers_mut().insert("x-vertaaux-sandbox", "true".parse().expect("a value"));
    assert_eq!(app.call(sandbox).status, 202);
    app.run_jobs();
    let bodies = arrived(&app, URL);
    let mut kinds = types(&bodies);
    kinds.sort_unstable();
    let expected = ["audit.canceled", "audit.completed", "audit.completed", "audit.failed", "audit.regressed"];
    assert_eq!(kinds, expected);
    let of = |kind: &str| bodies.iter().find(|body| body["type"] == kind).expect("an event")["data"].clone();
    let (second, failed) = (of("audit.regressed"), of("audit.failed"));
    assert_eq!((&second["job_id"], &second["sequence"]), (&json!(regressed), &json!(2)), "after audit.completed");
    assert_eq!(second["gate"]["breached"], true);
    assert_eq!((&failed["status"], &failed["score"]), (&json!("failed"), &Value::Null));
    assert!(failed["error"].as_str().is_some_and(|error| error.contains("timed out")), "{failed}");
    let canceled = of("audit.canceled");
    assert_eq!((&canceled["status"], &canceled["stop_reason"]), (&json!("canceled"), &json!("cancelled")));
    assert!(bodies.iter().any(|body| body["data"]["sandbox"] == true), "sandbox audits send events too");
}

#[test]
fn an_endpoint_gets_only_the_events_that_it_wants() {
    let app = App::new(BOATS);
    hook(&app, URL);
    let gates = "https://gates.example/";
    let wanted = json!({"url": gates, "events": ["audit.regressed"]});
    assert_eq!(app.post("/v1/webhooks", &wanted.to_string()).status, 201);
    app.audited("https://example.com/");
    started(&app, &json!({"url": "https://example.com/", "fail_on_score": 100}));
    app.run_jobs();
    assert_eq!(types(&arrived(&app, gates)), ["audit.regressed"]);
    assert_eq!(arrived(&app, URL).len(), 3);
    assert_eq!(app.sql("select count(*) as n from events where account_id = 2", &[])[0]["n"], 0);
}

#[test]
fn an_account_without_receivers_stores_no_events() {
    let app = App::new(BOATS);
    app.audited("https://example.com/");
    assert_eq!(app.sql("select count(*) as n from events", &[])[0]["n"], 0);
}

#[test]
fn the_webhook_url_of_an_audit_is_told_its_end_once() {
    let app = App::new(BOATS);
    let resume = "https://n8n.example/webhook-waiting/7";
    let job = started(&app, &json!({"url": "https://example.com/", "webhook_url": resume, "fail_on_score": 100}));
    app.run_jobs();
    assert_eq!(types(&arrived(&app, resume)), ["audit.completed"]);
    assert_eq!(arrived(&app, resume)[0]["data"]["gate"]["breached"], true);
    let received = app.web.receivers.last();
    let secret = app.get("/v1/webhooks/secret").body["secret"].clone();
    super::signatures::verify(secret.as_str().expect("a secret"), &received).expect("the account's own secret signs");
    let log = app.get(&format!("/v1/audit/{job}/deliveries")).body;
    assert_eq!((&log["data"][0]["state"], log["data"].as_array().map(Vec::len)), (&json!("delivered"), Some(1)));
    let theirs = app.get_with(&format!("/v1/audit/{job}/deliveries"), &app.other_key);
    assert_eq!((theirs.status, &theirs.body["error"]), (404, &json!("job_not_found")));
    for wrong in ["http://n8n.example/", "https://10.0.0.1/", "nothing"] {
        let refused = app.post("/v1/audit", &json!({"url": "https://example.com/", "webhook_url": wrong}).to_string());
        assert_eq!((refused.status, &refused.body["details"]["field"]), (400, &json!("webhook_url")), "{wrong}");
    }
    let other = json!({"url": "https://example.com/", "webhook_url": resume}).to_string();
    assert_eq!(app.call(request("POST", "/v1/audit", &app.other_key, &other)).status, 202);
    app.run_jobs();
    assert!(super::signatures::verify(secret.as_str().expect("a secret"), &app.web.receivers.last()).is_err());
}

#[test]
fn an_event_is_stored_with_the_end_of_its_audit_or_not_at_all() {
    let app = App::new(BOATS);
    hook(&app, URL);
    started(&app, &json!({"url": "https://example.com/"}));
    app.queue.is_down.set(false);
    // Fail after and before the effect of each trip in turn: the event is there if and only if the audit has ended.
    for trip in 1..40 {
        for after in [false, true] {
            app.database.fails_at.set(Some((app.database.trips.get() + trip, after)));
            while let Some(job) = app.take() {
                let _ = app.run(job);
            }
            app.database.fails_at.set(None);
            let ended =
                app.sql("select count(*) as n from audits where status in ('completed', 'failed')", &[])[0]["n"]
                    .clone();
            assert_eq!(app.sql("select count(*) as n from events", &[])[0]["n"], ended, "trip {trip}");
            app.clock.0.set(app.clock.0.get() + 70_000);
            let _ = pollster::block_on(sitegauge::jobs::sweep(&app.services()));
        }
    }
    app.run_jobs();
    assert!(["audit.completed", "audit.failed"].contains(&types(&arrived(&app, URL))[0]));
    assert_eq!(app.sql("select state from deliveries", &[])[0]["state"], "delivered");
}

#[test]
fn a_lost_message_is_sent_by_the_sweeper() {
    let app = App::new(BOATS);
    hook(&app, URL);
    started(&app, &json!({"url": "https://example.com/"}));
    while app.sql("select count(*) as n from deliveries", &[])[0]["n"] == 0 {
        let job = app.take().expect("a job");
        app.run(job).expect("nothing fails here");
    }
    while app.take().is_some() {}
    assert_eq!(app.web.receivers.count(), 0);
    pollster::block_on(sitegauge::jobs::sweep(&app.services())).expect("a sweep");
    app.run_jobs();
    assert_eq!(app.web.receivers.count(), 0, "its message may still be on its way");
    app.clock.0.set(app.clock.0.get() + 61_000);
    pollster::block_on(sitegauge::jobs::sweep(&app.services())).expect("a sweep");
    app.run_jobs();
    assert_eq!(app.web.receivers.count(), 1);
}

#[test]
fn other_parts_emit_events_without_an_audit() {
    let app = App::new("");
    hook(&app, URL);
    let data = json!({"schedule_id": "s", "reason": "the one before is still running"});
    let event = NewEvent { account: AccountId(1), kind: WebhookEventKind::ScheduleSkipped, data: data.clone() };
    pollster::block_on(emit(&app.database, event, Timestamp(app.clock.0.get()))).expect("SQL");
    pollster::block_on(sitegauge::jobs::sweep(&app.services())).expect("a sweep");
    app.run_jobs();
    let body = arrived(&app, URL).remove(0);
    assert_eq!((&body["type"], &body["data"]), (&json!("schedule.skipped"), &data));
    let large = NewEvent { account: AccountId(1), kind: WebhookEventKind::Ping, data: "x".repeat(20_000).into() };
    assert!(pollster::block_on(emit(&app.database, large, Timestamp(0))).is_err());
}

#[test]
fn events_are_kept_for_thirty_days_and_go_with_their_audit() {
    let app = App::new(BOATS);
    let made = hook(&app, URL);
    let job = app.audited("https://example.com/");
    app.audited("https://example.com/2");
    assert_eq!(log(&app, &made).len(), 2);
    assert_eq!(app.call(request("DELETE", &format!("/v1/audit/{job}"), &app.key, "")).status, 204);
    assert_eq!(log(&app, &made).len(), 1);
    app.clock.0.set(app.clock.0.get() + 30 * 86_400_000 + 120_000);
    pollster::block_on(sitegauge::jobs::sweep(&app.services())).expect("a sweep");
    assert_eq!(log(&app, &made), Vec::<Value>::new());
    assert_eq!(app.sql("select count(*) as n from delivery_attempts", &[])[0]["n"], 0);
    assert_eq!(app.get(&path(&made)).status, 200);
}

#[test]
fn a_large_text_of_the_caller_does_not_make_an_event_too_large() {
    let app = App::new(BOATS);
    hook(&app, URL);
    started(&app, &json!({"url": "https://example.com/", "metadata": {"text": "x".repeat(50_000)}}));
    app.run_jobs();
    assert_eq!(arrived(&app, URL)[0]["data"]["metadata"], Value::Null);
    started(&app, &json!({"url": "https://example.com/", "metadata": {"commit": "abc"}}));
    app.run_jobs();
    assert_eq!(arrived(&app, URL)[1]["data"]["metadata"]["commit"], "abc");
}
