//! Schedules as the cron job runs them: once for each due time, whatever happens in between.
use crate::support::app::{App, request};
use crate::support::web::{BOATS, TextWeb};
use futures_util::future::join;
use serde_json::{Value, json};
use sitegauge::jobs;

pub(super) const MINUTE: i64 = 60_000;
pub(super) const HOUR: i64 = 60 * MINUTE;
/// The same site without its heading and its text.
const WORSE: &str = "GET https://example.com/
200
content-type: text/html; charset=utf-8

<!doctype html><img src=a.png><img src=b.png><a href=c></a>
";

/// An application with one schedule, due every hour.
pub(super) fn hourly(body: &Value) -> (App, String) {
    let app = App::new(BOATS);
    // Without a monthly allowance.
    app.sql("update accounts set plan = 'pro'", &[]);
    let mut request = json!({"url": "https://example.com/", "cron_expression": "@hourly"});
    for (field, value) in body.as_object().expect("an object") {
        request[field] = value.clone();
    }
    let made = app.post("/v1/schedules", &request.to_string());
    assert_eq!(made.status, 201, "{}", made.body);
    let id = made.body["schedule"]["id"].as_str().expect("an id").to_owned();
    (app, id)
}

pub(super) fn sweep(app: &App) {
    pollster::block_on(jobs::sweep(&app.services())).expect("nothing fails here");
}

/// Advances the clock to the next full hour and sweeps.
fn next_hour(app: &App) {
    app.clock.0.set((app.clock.0.get() / HOUR + 1) * HOUR);
    sweep(app);
}

fn runs(app: &App, id: &str) -> Vec<Value> {
    app.get(&format!("/v1/schedules/{id}")).body["recent_runs"].as_array().expect("a list").clone()
}

pub(super) fn audits(app: &App) -> usize {
    app.sql("select id from audits", &[]).len()
}

/// The reasons in the log for which runs were skipped.
fn skipped(app: &App) -> Vec<Value> {
    let events = app.log.0.borrow();
    let skipped = events.iter().filter(|event| event["event"] == "schedule_skipped");
    skipped.map(|event| event["reason"].clone()).collect()
}

#[test]
fn a_due_schedule_starts_one_audit_and_notes_its_result() {
    let (mut app, id) = hourly(&json!({"mode": "standard"}));
    sweep(&app);
    assert_eq!(audits(&app), 0, "it is not due");
    next_hour(&app);
    sweep(&app);
    assert_eq!(audits(&app), 1);
    let schedule = app.get(&format!("/v1/schedules/{id}")).body;
    assert_eq!(
        (&schedule["last_run_at"], &schedule["next_run_at"]),
        (&json!("2026-05-14T11:00:00Z"), &json!("2026-05-14T12:00:00Z"))
    );
    let first = runs(&app, &id).remove(0);
    assert_eq!((&first["status"], &first["due_at"]), (&json!("running"), &json!("2026-05-14T11:00:00Z")));
    app.run_jobs();
    sweep(&app);
    let first = runs(&app, &id).remove(0);
    let audit = app.get(&format!("/v1/audit/{}", first["job_id"].as_str().expect("a job id"))).body;
    assert_eq!((&first["status"], &first["score"]), (&json!("completed"), &audit["scores"]["overall"]));
    assert_eq!((&first["completed_at"], first.get("score_delta")), (&audit["completed_at"], None));
    assert_eq!(audit["mode"], "standard");
    let metadata = json!({"source": "schedule", "schedule_id": id, "due_at": "2026-05-14T11:00:00Z"});
    assert_eq!(audit["metadata"], metadata);

    app.web = TextWeb::parse(WORSE);
    next_hour(&app);
    app.run_jobs();
    sweep(&app);
    let both = runs(&app, &id);
    let score = |index: usize| both[index]["score"].as_i64().expect("a score");
    assert_eq!(both[0]["score_delta"], score(0) - score(1), "newest first");
    assert!(score(0) < score(1), "{both:?}");
    assert_eq!(both[0]["status"], "completed", "drops do not matter to this schedule");
}

#[test]
fn a_drop_of_the_score_fails_the_run() {
    let (mut app, id) = hourly(&json!({"alert_on_score_drop": true, "score_threshold": 1}));
    next_hour(&app);
    app.run_jobs();
    app.web = TextWeb::parse(WORSE);
    next_hour(&app);
    app.run_jobs();
    sweep(&app);
    let [last, first] = [&runs(&app, &id)[0], &runs(&app, &id)[1]];
    assert_eq!((&first["status"], &last["status"]), (&json!("completed"), &json!("failed")));
    assert!(last["error"].as_str().is_some_and(|error| error.contains("dropped by")), "{last}");
    assert!(last["score"].is_number(), "it has a score all the same");
}

#[test]
fn case_89_two_crons_in_the_same_minute_start_one_audit() {
    let (app, id) = hourly(&json!({}));
    app.clock.0.set(app.clock.0.get() + HOUR);
    let services = app.services();
    let (one, other) = pollster::block_on(join(jobs::sweep(&services), jobs::sweep(&services)));
    assert!(one.is_ok() && other.is_ok());
    assert_eq!((audits(&app), runs(&app, &id).len()), (1, 1));
}

#[test]
fn case_89_a_schedule_whose_audit_still_runs_is_skipped() {
    let (app, id) = hourly(&json!({}));
    next_hour(&app);
    // The audit of the first hour is not worked on; it is not overdue yet either.
    app.sql("update audits set created_at = created_at + 3600000", &[]);
    next_hour(&app);
    assert_eq!(audits(&app), 1);
    let last = runs(&app, &id).remove(0);
    assert_eq!((&last["status"], &last["due_at"]), (&json!("skipped"), &json!("2026-05-14T12:00:00Z")));
    assert_eq!((last.get("job_id"), &last["error"]), (None, &json!("The audit of the run before was still running")));
    assert_eq!(skipped(&app), ["running"]);
    app.run_jobs();
    next_hour(&app);
    assert_eq!((audits(&app), skipped(&app).len()), (2, 1), "the next one runs");
}

#[test]
fn case_106_a_clock_that_goes_back_starts_nothing_twice() {
    let (app, id) = hourly(&json!({}));
    next_hour(&app);
    app.run_jobs();
    app.clock.0.set(app.clock.0.get() - 2 * HOUR);
    // The turn of the host would come in two hours.
    app.sql("delete from hosts", &[]);
    sweep(&app);
    // Even if the due time that was served is computed again.
    for body in [r#"{"enabled": false}"#, r#"{"enabled": true}"#] {
        assert_eq!(app.call(request("PATCH", &format!("/v1/schedules/{id}"), &app.key, body)).status, 200);
    }
    for _ in 0..4 {
        next_hour(&app);
        app.run_jobs();
    }
    let due: Vec<Value> = runs(&app, &id).iter().map(|run| run["due_at"].clone()).collect();
    let times = ["2026-05-14T13:00:00Z", "2026-05-14T12:00:00Z", "2026-05-14T11:00:00Z", "2026-05-14T10:00:00Z"];
    assert_eq!(due, times);
    assert_eq!(audits(&app), 4);
}

#[test]
fn after_a_pause_of_the_service_a_schedule_runs_once() {
    let (app, id) = hourly(&json!({}));
    app.clock.0.set(app.clock.0.get() + 72 * HOUR);
    sweep(&app);
    sweep(&app);
    assert_eq!(audits(&app), 1);
    let schedule = app.get(&format!("/v1/schedules/{id}")).body;
    assert_eq!(schedule["next_run_at"], "2026-05-17T11:00:00Z", "after now");
    assert_eq!(schedule["recent_runs"].as_array().map(Vec::len), Some(1));
    assert_eq!(schedule["recent_runs"][0]["due_at"], "2026-05-14T11:00:00Z", "the first one that was missed");
}

#[test]
fn after_a_pause_by_its_owner_nothing_is_caught_up() {
    let (app, id) = hourly(&json!({}));
    let patch = |body: &str| app.call(request("PATCH", &format!("/v1/schedules/{id}"), &app.key, body));
    assert_eq!(patch(r#"{"enabled": false}"#).status, 200);
    app.clock.0.set(app.clock.0.get() + 72 * HOUR);
    sweep(&app);
    assert_eq!(patch(r#"{"enabled": true}"#).body["next_run_at"], "2026-05-17T11:00:00Z");
    sweep(&app);
    assert_eq!(audits(&app), 0);
    next_hour(&app);
    assert_eq!(audits(&app), 1);
}

#[test]
fn a_spent_allowance_is_the_reason_of_a_skip() {
    let (app, id) = hourly(&json!({}));
    app.sql("update accounts set plan = 'free'", &[]);
    let month = "insert into allowances (account_id, month, used) values (1, ?1, 10)";
    app.sql(month, &[1_777_593_600_000_i64.into()]);
    next_hour(&app);
    assert_eq!((audits(&app), skipped(&app)), (0, vec![json!("allowance_spent")]));
    let run = runs(&app, &id).remove(0);
    assert_eq!((&run["status"], &run["error"]), (&json!("skipped"), &json!("The plan's audits were used up")));
    assert_eq!(app.get(&format!("/v1/schedules/{id}")).body["last_run_at"], Value::Null, "nothing ran");
    app.sql("update accounts set plan = 'pro'", &[]);
    next_hour(&app);
    assert_eq!(audits(&app), 1, "the schedule goes on");
}

#[test]
fn a_url_that_may_no_longer_be_audited_is_the_reason_of_a_skip() {
    let (mut app, id) = hourly(&json!({}));
    app.settings.public_url = "https://example.com".to_owned();
    next_hour(&app);
    assert_eq!((audits(&app), skipped(&app)), (0, vec![json!("refused")]));
    let error = runs(&app, &id)[0]["error"].clone();
    assert!(error.as_str().is_some_and(|error| error.starts_with("The URL could not be audited: ")), "{error}");
}

#[test]
fn a_schedule_of_a_test_key_has_sandbox_audits() {
    let app = App::new(BOATS);
    let mut create = request(
        "POST",
        "/v1/schedules",
        &app.key,
        r#"{"url": "https://example.com/", "mode": "deep", "cron_expression": "@hourly"}"#,
    );
    create.headers_mut().insert("x-vertaaux-sandbox", "true".parse().expect("a header"));
    let made = app.call(create);
    assert_eq!((made.status, &made.body["schedule"]["sandbox"]), (201, &json!(true)));
    next_hour(&app);
    let rows = app.sql("select sandbox, charged, max_pages from audits", &[]);
    assert_eq!(json!(rows), json!([{"sandbox": 1, "charged": 0, "max_pages": 1}]));
}

#[test]
fn a_deleted_audit_or_schedule_leaves_nothing_open() {
    let (app, id) = hourly(&json!({}));
    next_hour(&app);
    app.sql("delete from audits", &[]);
    sweep(&app);
    assert_eq!(runs(&app, &id)[0]["status"], "failed");
    next_hour(&app);
    assert_eq!(app.call(request("DELETE", &format!("/v1/schedules/{id}"), &app.key, "")).status, 204);
    app.run_jobs();
    next_hour(&app);
    assert_eq!(app.sql("select id from schedule_runs", &[]).len(), 0);
    assert_eq!(app.sql("select id from audits where status = 'completed'", &[]).len(), 1, "its audit stays and ends");
    app.post("/v1/schedules", r#"{"url": "https://example.com/", "cron_expression": "@hourly"}"#);
    next_hour(&app);
    app.sql("delete from accounts", &[]);
    for table in ["select count(*) as n from schedules", "select count(*) as n from schedule_runs"] {
        assert_eq!(app.sql(table, &[])[0]["n"], 0);
    }
    sweep(&app);
}

#[test]
fn old_runs_are_deleted() {
    let (app, id) = hourly(&json!({}));
    for _ in 0..60 {
        next_hour(&app);
        app.run_jobs();
        sweep(&app);
    }
    assert_eq!(app.sql("select id from schedule_runs", &[]).len(), 50);
    assert_eq!(runs(&app, &id).len(), 10);
}
