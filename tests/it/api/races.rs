//! Duplicate, concurrent and late calls: the cases of `tests/cases.md` under "Idempotency and races". Those that need
//! concurrent calls are tested in workerd as well (`tests/e2e/races.test.mjs`).
use crate::support::app::{Answer, App, request};
use serde_json::{Value, json};
use sitegauge::jobs;

const WEB: &str = "GET https://example.com/
200
content-type: text/html; charset=utf-8

<!doctype html><html lang=en><title>A shop for boats</title><h1>Boats</h1><p>We sell <a href=/a>boats</a>.</p>

GET https://example.com/a
200
content-type: text/html

<!doctype html><html lang=en><title>A boat</title><h1>A boat</h1>
";

fn post(app: &App, key: &str, idempotency: &str, body: &Value) -> Answer {
    let mut request = request("POST", "/v1/audit", key, &body.to_string());
    request.headers_mut().insert("idempotency-key", idempotency.parse().expect("a value"));
    app.call(request)
}

fn count(app: &App, sql: &'static str) -> Value {
    app.sql(sql, &[])[0]["n"].clone()
}

const AUDITS: &str = "select count(*) as n from audits";

#[test]
fn case_86_one_idempotency_key_starts_one_audit() {
    let app = App::new(WEB);
    let body = json!({"url": "https://example.com/"});
    let answers: Vec<_> = (0..50).map(|_| post(&app, &app.key, "k", &body)).collect();
    assert!(answers.iter().all(|answer| answer.status == 202 && answer.body == answers[0].body));
    assert_eq!((count(&app, AUDITS), app.get("/v1/quota").body["credits_used"].clone()), (json!(1), json!(1)));
    app.run_jobs();
    assert_eq!(app.web.asked.borrow().iter().filter(|url| *url == "https://example.com/").count(), 1, "fetched once");
}

#[test]
fn case_87_a_retry_after_any_failure_finds_the_same_audit() {
    let body = json!({"url": "https://example.com/"});
    // The queue is down: the audit is accepted, and the sweep sends its message later.
    let app = App::new(WEB);
    app.queue.is_down.set(true);
    let first = post(&app, &app.key, "k", &body);
    assert_eq!(first.status, 202);
    app.queue.is_down.set(false);
    let again = post(&app, &app.key, "k", &body);
    assert_eq!((again.status, &again.body), (202, &first.body));
    app.clock.0.set(app.clock.0.get() + 120_000);
    pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
    app.run_jobs();
    assert_eq!(count(&app, "select count(*) as n from audits where status = 'completed'"), 1);
    // The database call fails after the row was written, or before.
    for (after, kept) in [(true, 1), (false, 0)] {
        let app = App::new(WEB);
        app.get("/v1/quota");
        app.database.fails_at.set(Some((app.database.trips.get() + 1, after)));
        assert_eq!(post(&app, &app.key, "k", &body).status, 500);
        assert_eq!(count(&app, AUDITS), kept);
        let retried = post(&app, &app.key, "k", &body);
        assert_eq!((retried.status, count(&app, AUDITS)), (202, json!(1)));
        app.clock.0.set(app.clock.0.get() + 120_000);
        pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
        app.run_jobs();
        let fetched = app.web.asked.borrow().iter().filter(|url| *url == "https://example.com/").count();
        assert_eq!(
            (fetched, count(&app, "select count(*) as n from audits where status = 'completed'")),
            (1, json!(1))
        );
    }
}

#[test]
fn case_88_an_idempotency_key_is_valid_for_one_request_of_one_account_for_a_day() {
    let app = App::new(WEB);
    let (body, other) =
        (json!({"url": "https://example.com/"}), json!({"url": "https://example.com/", "mode": "deep"}));
    let first = post(&app, &app.key, "k", &body);
    for changed in [
        other,
        json!({"url": "https://example.com/", "fail_on_score": 1}),
        json!({"url": "https://example.com/", "user_agent": "x"}),
    ] {
        let refused = post(&app, &app.key, "k", &changed);
        assert_eq!((refused.status, &refused.body["error"]), (409, &json!("idempotency_conflict")), "{changed}");
    }
    let foreign = post(&app, &app.other_key, "k", &body);
    assert_eq!(foreign.status, 202);
    assert_ne!(foreign.body["job_id"], first.body["job_id"], "keys of two accounts are independent");
    assert_eq!(post(&app, &app.key, &"k".repeat(255), &body).status, 202);
    assert_eq!(post(&app, &app.key, &"k".repeat(256), &body).status, 400);
    assert_eq!(post(&app, &app.key, "", &body).status, 400);
    app.clock.0.set(app.clock.0.get() + 86_399_999);
    assert_eq!(post(&app, &app.key, "k", &body).body["job_id"], first.body["job_id"]);
    app.clock.0.set(app.clock.0.get() + 1);
    assert_ne!(
        post(&app, &app.key, "k", &body).body["job_id"],
        first.body["job_id"],
        "the key has expired after a day"
    );
}

#[test]
fn case_89_an_audit_ends_once() {
    let body = json!({"url": "https://example.com/", "max_pages": 2});
    let path = |answer: &Answer| format!("/v1/audit/{}", answer.body["job_id"].as_str().expect("a job id"));
    let cancel = |app: &App, path: &str| app.call(request("POST", &format!("{path}/cancel"), &app.key, ""));
    let after = |jobs: usize| {
        let app = App::new(WEB);
        let audit = path(&post(&app, &app.key, "k", &body));
        for _ in 0..jobs {
            if let Some(job) = app.take() {
                app.run(job).expect("nothing fails here");
            }
        }
        (app, audit)
    };
    // Cancelled twice before it started.
    let (app, audit) = after(0);
    assert_eq!((cancel(&app, &audit).status, cancel(&app, &audit).status), (202, 200));
    app.run_jobs();
    assert_eq!(app.get(&audit).body["status"], "failed");
    // Cancelled between any two jobs, or after the end: it ends once, and the judged pages are kept.
    for jobs_before in 0..8 {
        let (app, audit) = after(jobs_before);
        cancel(&app, &audit);
        app.run_jobs();
        let ended = app.get(&audit).body;
        assert!(["completed", "failed"].contains(&ended["status"].as_str().expect("a word")), "{ended}");
        let judged = count(&app, "select count(*) as n from pages where state = 'done' and category <> 'global'");
        assert_eq!(ended["status"] == "completed", judged != 0, "after {jobs_before} jobs");
        assert_eq!(cancel(&app, &audit).status, 200);
        assert_eq!(app.get(&audit).body, ended, "nothing changes anymore");
    }
    // Deleted between any two jobs.
    for jobs_before in 0..8 {
        let (app, audit) = after(jobs_before);
        assert_eq!(app.call(request("DELETE", &audit, &app.key, "")).status, 204);
        app.run_jobs();
        pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
        assert_eq!((count(&app, AUDITS), count(&app, "select count(*) as n from pages")), (json!(0), json!(0)));
        assert_eq!(app.get(&audit).status, 404);
    }
}

#[test]
fn case_90_the_last_audit_of_the_month_is_granted_once() {
    let app = App::new(WEB);
    app.sql("update accounts set plan = 'free'", &[]);
    let month = app.clock.0.get() / 1_000;
    app.sql(
        "insert into allowances (account_id, month, used)
         values (1, unixepoch(?1, 'unixepoch', 'start of month') * 1000, 9)",
        &[month.into()],
    );
    let start = |path: &str, url: String| app.post(path, &json!({"url": url}).to_string()).status;
    let statuses: Vec<u16> =
        (0..100).map(|number| start("/v1/audit", format!("https://example.com/{number}"))).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 202).count(), 1);
    assert_eq!(statuses.iter().filter(|status| **status == 402).count(), 99);
    assert_eq!(app.get("/v1/quota").body["credits_remaining"], 0);
    // A failed audit is refunded once; the count does not go below zero.
    app.run_jobs();
    assert_eq!(app.get("/v1/quota").body["credits_used"], 9, "the page is not there");
    app.sql("update allowances set used = 0", &[]);
    app.sql("update audits set status = 'running', charged = 1, phase = 'start', lease_until = 0", &[]);
    app.clock.0.set(app.clock.0.get() + 4 * 3_600_000);
    pollster::block_on(jobs::sweep(&app.services())).expect("a sweep");
    assert_eq!(app.get("/v1/quota").body["credits_used"], 0);
    // The month ends.
    app.sql("update allowances set used = 10", &[]);
    assert_eq!(start("/v1/audit", "https://example.com/x".to_owned()), 402);
    let next = app.get("/v1/quota").body["reset_date"].clone();
    assert_eq!(next, "2026-06-01T00:00:00Z");
    app.clock.0.set(1_780_272_000_000 - 1);
    assert_eq!(start("/v1/audit", "https://example.com/x".to_owned()), 402, "a moment before");
    app.clock.0.set(1_780_272_000_000);
    assert_eq!(start("/v1/audit", "https://example.com/x".to_owned()), 202, "a new month");
    // If the clock goes back, the old month counts again.
    app.clock.0.set(1_780_272_000_000 - 1);
    assert_eq!(start("/v1/audit", "https://example.com/y".to_owned()), 402);
}
