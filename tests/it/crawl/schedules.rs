//! Schedules as the cron job runs them: once for each due time, whatever happens in between.
use crate::support::app::{App, request};
use crate::support::web::{BOATS, TextWeb};
use futures_util::future::join;
use serde_json::{Value, json};
use sitegauge::jobs;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// The same site without its heading and its text.
const WORSE: &str = "GET https://example.com/
200
content-type: text/html; charset=utf-8

<!doctype html><img src=a.png><img src=b.png><a href=c></a>
";

/// An application with one schedule, due every hour.
fn hourly(body: &Value) -> (App, String) {
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

fn sweep(app: &App) {
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

fn audits(app: &App) -> usize {
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

/// Each due time has one run, each started run one audit, and each audit one run; none is open for ever.
fn assert_exact(app: &App, hours: usize, what: &str) {
    let count = |sql: &'static str| app.sql(sql, &[])[0]["n"].as_i64().and_then(|count| usize::try_from(count).ok());
    assert_eq!(count("select count(*) as n from schedule_runs"), Some(hours), "{what}: a run for each hour");
    assert_eq!(count("select count(*) as n from schedule_runs where state = 'waiting'"), Some(0), "{what}");
    let matched = "select count(*) as n from audits join schedule_runs as run on run.audit_id = audits.id
         where audits.metadata ->> 'due_at' = strftime('%Y-%m-%dT%H:%M:%SZ', run.due_at / 1000, 'unixepoch')";
    assert_eq!(count(matched), count("select count(*) as n from audits"), "{what}: each audit has its run");
    assert_eq!(count("select count(distinct audit_id) as n from schedule_runs"), count(matched), "{what}");
    let unstarted = "select count(*) as n from schedule_runs where audit_id is null and state <> 'skipped'";
    assert_eq!(count(unstarted), Some(0), "{what}: each run has its audit or a reason");
}

#[test]
fn a_fault_at_any_call_of_the_database_starts_exactly_one_audit() {
    let mut trips = 0;
    for is_after in [false, true] {
        for trip in 1.. {
            let (app, _) = hourly(&json!({}));
            app.clock.0.set(app.clock.0.get() + HOUR);
            let before = app.database.trips.get();
            app.database.fails_at.set(Some((before + trip, is_after)));
            let outcome = pollster::block_on(jobs::sweep(&app.services()));
            if app.database.trips.get() < before + trip {
                break;
            }
            assert!(outcome.is_err(), "the fault at trip {trip} is not told");
            app.clock.0.set(app.clock.0.get() + 6 * MINUTE);
            sweep(&app);
            assert_exact(&app, 1, &format!("fault at trip {trip}, after its effect: {is_after}"));
            assert_eq!(audits(&app), 1, "fault at trip {trip}, after its effect: {is_after}");
            trips += 1;
        }
    }
    assert!(trips >= 14, "{trips}");
}

#[test]
fn a_crash_at_any_step_starts_exactly_one_audit_even_if_the_schedule_is_changed() {
    for polls in 1..40 {
        let (app, id) = hourly(&json!({}));
        app.clock.0.set(app.clock.0.get() + HOUR);
        let services = app.services();
        let is_done = {
            let mut sweep = pin!(jobs::sweep(&services));
            let mut context = Context::from_waker(Waker::noop());
            (0..polls).any(|_| sweep.as_mut().poll(&mut context).is_ready())
        };
        let change = r#"{"mode": "deep", "url": "https://example.com/silent"}"#;
        assert_eq!(app.call(request("PATCH", &format!("/v1/schedules/{id}"), &app.key, change)).status, 200);
        app.clock.0.set(app.clock.0.get() + 6 * MINUTE);
        sweep(&app);
        assert_exact(&app, 1, &format!("crash at step {polls}"));
        assert_eq!(audits(&app), 1, "crash at step {polls}");
        if is_done {
            return;
        }
    }
    panic!("the sweep never ends");
}

#[test]
fn a_day_of_faults_loses_and_doubles_nothing() {
    for seed in 1..=25_u64 {
        let (app, _) = hourly(&json!({}));
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut below = |limit: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from((state >> 11) % limit).expect("a small number")
        };
        let start = app.clock.0.get();
        for minute in 1..=24 * 60 {
            app.clock.0.set(start + minute * MINUTE);
            let trips = app.database.trips.get();
            app.database.fails_at.set((below(2) == 0).then(|| (trips + 1 + below(12), below(2) == 0)));
            app.queue.is_down.set(below(4) == 0);
            let services = app.services();
            match below(3) {
                0 => {
                    let mut sweep = pin!(jobs::sweep(&services));
                    let mut context = Context::from_waker(Waker::noop());
                    let _ = (0..below(15)).any(|_| sweep.as_mut().poll(&mut context).is_ready());
                }
                1 => drop(pollster::block_on(join(jobs::sweep(&services), jobs::sweep(&services)))),
                _ => drop(pollster::block_on(jobs::sweep(&services))),
            }
        }
        app.database.fails_at.set(None);
        app.queue.is_down.set(false);
        for _ in 0..3 {
            app.clock.0.set(app.clock.0.get() + 6 * MINUTE);
            sweep(&app);
        }
        assert_exact(&app, 24, &format!("seed {seed}"));
    }
}
