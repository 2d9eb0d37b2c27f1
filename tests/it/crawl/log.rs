//! Log: the events of an audit, of failures and of refused requests.
use crate::support::app::App;
use serde_json::{Value, json};
use sitegauge::jobs;
use sitegauge::model::{AuditId, Job};

const WEB: &str = "GET https://example.com/
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>A shop for boats</title><h1>Boats</h1><a href=/moved?token=secret>Moved</a>
<a href=/slow>Slow</a>

GET https://example.com/moved?token=secret
301
location: https://other.example/

GET https://example.com/slow
timeout
";

/// Takes the events that were logged so far, without levels, durations and numbers of findings.
fn events(app: &App) -> Vec<Value> {
    let mut events = app.log.0.take();
    for event in events.iter_mut().filter_map(Value::as_object_mut) {
        event.retain(|key, _| !key.ends_with("_ms") && key != "findings" && key != "body_bytes" && key != "level");
    }
    events
}

fn audited(web: &str) -> App {
    let app = App::new(web);
    app.post("/v1/audit", r#"{"url":"https://example.com/?session=secret","max_pages":10}"#);
    app.run_jobs();
    app
}

#[test]
fn an_audit_logs_its_start_its_pages_and_its_end() {
    let app = audited(&WEB.replacen("https://example.com/\n", "https://example.com/?session=secret\n", 1));
    let job = app.sql("select job_id from audits", &[])[0]["job_id"].clone();
    let host = "example.com";
    assert_eq!(
        events(&app),
        [
            json!({"event": "audit_accepted", "audit_id": 1, "job_id": job, "account_id": 1, "host": host, "path": "/",
                   "kind": "FULL", "max_pages": 10}),
            json!({"event": "crawl_started", "audit_id": 1, "job_id": job, "pages": 1}),
            json!({"event": "page_ended", "audit_id": 1, "page_id": 1, "host": host, "path": "/", "outcome": "done",
                   "http_status": 200}),
            json!({"event": "page_ended", "audit_id": 1, "page_id": 2, "host": host, "path": "/moved",
                   "outcome": "skipped", "skip_reason": "off_site", "http_status": 301}),
            json!({"event": "page_ended", "audit_id": 1, "page_id": 3, "host": host, "path": "/slow",
                   "outcome": "failed", "error": "timeout"}),
            json!({"event": "audit_closed", "audit_id": 1, "status": "completed", "stop_reason": "complete",
                   "pages_done": 1, "pages_failed": 1, "pages_skipped": 1}),
        ]
    );
}

#[test]
fn no_event_contains_a_query_or_a_key() {
    let app = audited(WEB);
    let lines = json!(*app.log.0.borrow()).to_string();
    assert!(lines.contains("example.com") && !lines.contains("secret") && !lines.contains(&app.key), "{lines}");
}

#[test]
fn an_audit_that_fails_and_one_that_is_cancelled_are_closed_once() {
    let app = audited("GET https://example.com/?session=secret\nrefused\n");
    let closed = json!({"event": "audit_closed", "audit_id": 1, "status": "failed", "stop_reason": "error",
                        "pages_done": 0, "pages_failed": 1, "pages_skipped": 0});
    assert_eq!(events(&app).last(), Some(&closed));
    let job = app.post("/v1/audit", r#"{"url":"https://example.com/"}"#).body["job_id"].clone();
    for _ in 0..2 {
        app.post(&format!("/v1/audit/{}/cancel", job.as_str().expect("an id")), "");
    }
    app.run_jobs();
    let closed = json!({"event": "audit_closed", "audit_id": 2, "status": "failed", "stop_reason": "cancelled"});
    assert_eq!(events(&app).get(1..), Some([closed].as_slice()));
}

#[test]
fn a_failing_database_is_an_error_with_the_job_or_the_request() {
    let app = App::new(WEB);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    app.log.0.take();
    app.database.fails_at.set(Some((app.database.trips.get() + 1, false)));
    assert!(app.run(Job::Start { audit: AuditId(1) }).is_err());
    let error = "database: Network connection lost";
    let failed = json!({"level": "error", "event": "job_failed", "job": "start", "audit_id": 1, "error": error});
    assert_eq!(app.log.0.take(), [failed]);
    app.database.fails_at.set(Some((app.database.trips.get() + 1, false)));
    assert_eq!(app.get("/api/audits?page=2").status, 500);
    let failed = json!({"level": "error", "event": "request_failed", "request_id": "req_test", "method": "GET",
                        "path": "/api/audits", "error": error});
    assert_eq!(app.log.0.take(), [failed]);
}

#[test]
fn a_queue_that_is_down_a_sweep_and_a_dead_letter_are_logged() {
    let app = App::new(WEB);
    app.queue.is_down.set(true);
    app.post("/v1/audit", r#"{"url":"https://example.com/"}"#);
    let failed = json!({"event": "queue_send_failed", "job": "start", "audit_id": 1, "error": "queue: down"});
    assert_eq!(events(&app).first(), Some(&failed));
    app.queue.is_down.set(false);
    app.clock.0.set(app.clock.0.get() + 61_000);
    assert_eq!(pollster::block_on(jobs::sweep(&app.services())), Ok(1));
    let sweep = json!({"event": "sweep_ended", "jobs_resent": 1, "audits_expired": 0, "pages_given_up": 0});
    assert_eq!(events(&app), [sweep]);
    jobs::handle_dead_letter(&app.services(), Job::Start { audit: AuditId(1) });
    let events: Vec<Value> = events(&app).into_iter().map(|event| event["event"].clone()).collect();
    assert_eq!(events, ["dead_letter"]);
}

#[test]
fn a_throttled_request_is_a_detail() {
    let mut app = App::new(WEB);
    app.settings.requests_a_minute = Some(1);
    assert_eq!((app.get("/v1/quota").status, app.get("/v1/quota").status), (200, 429));
    let throttled = app.log.0.take();
    assert_eq!((&throttled[0]["level"], &throttled[0]["event"]), (&json!("debug"), &json!("request_throttled")));
}
